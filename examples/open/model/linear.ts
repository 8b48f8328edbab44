/* oxlint-disable typescript/no-non-null-assertion -- loops stay within the arrays by construction */

/** Rows and columns of the block that is summed up in one go: eight sums stay in registers. */
const BLOCK_ROWS = 2;
const BLOCK_COLUMNS = 4;

/**
 * out = a · bᵀ, where the rows of both matrices have `inner` numbers.
 * Every sum is taken in the order of the columns, with or without blocks, so that its bits are fixed.
 */
function multiply(a: Float64Array, b: Float64Array, inner: number): Float64Array {
  const rows = a.length / inner;
  const columns = b.length / inner;
  const blockedRows = rows - (rows % BLOCK_ROWS);
  const blockedColumns = columns - (columns % BLOCK_COLUMNS);
  const out = new Float64Array(rows * columns);
  for (let row = 0; row < blockedRows; row += BLOCK_ROWS) {
    for (let column = 0; column < blockedColumns; column += BLOCK_COLUMNS) {
      multiplyBlock(out, a, b, inner, columns, row, column);
    }
  }
  for (let row = 0; row < rows; row++) {
    for (let column = row < blockedRows ? blockedColumns : 0; column < columns; column++) {
      let sum = 0;
      for (let k = 0; k < inner; k++) sum += a[row * inner + k]! * b[column * inner + k]!;
      out[row * columns + column] = sum;
    }
  }
  return out;
}

function multiplyBlock(
  out: Float64Array,
  a: Float64Array,
  b: Float64Array,
  inner: number,
  columns: number,
  row: number,
  column: number,
): void {
  const a0 = row * inner;
  const a1 = a0 + inner;
  const b0 = column * inner;
  const b1 = b0 + inner;
  const b2 = b1 + inner;
  const b3 = b2 + inner;
  let sum00 = 0;
  let sum01 = 0;
  let sum02 = 0;
  let sum03 = 0;
  let sum10 = 0;
  let sum11 = 0;
  let sum12 = 0;
  let sum13 = 0;
  for (let k = 0; k < inner; k++) {
    const left0 = a[a0 + k]!;
    const left1 = a[a1 + k]!;
    const right0 = b[b0 + k]!;
    const right1 = b[b1 + k]!;
    const right2 = b[b2 + k]!;
    const right3 = b[b3 + k]!;
    sum00 += left0 * right0;
    sum01 += left0 * right1;
    sum02 += left0 * right2;
    sum03 += left0 * right3;
    sum10 += left1 * right0;
    sum11 += left1 * right1;
    sum12 += left1 * right2;
    sum13 += left1 * right3;
  }
  const at0 = row * columns + column;
  const at1 = at0 + columns;
  out[at0] = sum00;
  out[at0 + 1] = sum01;
  out[at0 + 2] = sum02;
  out[at0 + 3] = sum03;
  out[at1] = sum10;
  out[at1 + 1] = sum11;
  out[at1 + 2] = sum12;
  out[at1 + 3] = sum13;
}

/** The rows become the columns; `columns` is the length of a row before. */
function transpose(matrix: Float64Array, columns: number): Float64Array {
  const rows = matrix.length / columns;
  const out = new Float64Array(matrix.length);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      out[column * rows + row] = matrix[row * columns + column]!;
    }
  }
  return out;
}

/** Adds the second array to the first, in place. */
export function add(sum: Float64Array, term: Float64Array): void {
  for (let i = 0; i < sum.length; i++) sum[i] = sum[i]! + term[i]!;
}

/** y = x · wᵀ: applies `weight` [outputs, inputs] to every row of `x` [rows, inputs]. */
export function linear(x: Float64Array, weight: Float64Array, inputs: number): Float64Array {
  return multiply(x, weight, inputs);
}

/** Adds the gradient of the weight to `weightGradient` and returns the gradient of `x`. */
export function linearBackward(
  outputGradient: Float64Array,
  x: Float64Array,
  weight: Float64Array,
  weightGradient: Float64Array,
  inputs: number,
): Float64Array {
  const rows = x.length / inputs;
  const outputs = weight.length / inputs;
  const byOutput = transpose(outputGradient, outputs);
  add(weightGradient, multiply(byOutput, transpose(x, inputs), rows));
  return multiply(outputGradient, transpose(weight, inputs), outputs);
}
