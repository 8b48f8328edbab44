import type { EqualWords } from "../license.ts";

/** Largest gap, in words of one text times words of the other, that is compared word by word. */
const LARGEST_GAP = 6000;
/** Lengths of common subsequences; used again for each gap. */
const LENGTHS = new Uint16Array(LARGEST_GAP * 2 + 4);

/** A stretch of a reference text and a stretch of a query that lie between two equal runs. */
export interface Gap {
  readonly referenceFrom: number;
  readonly referenceTo: number;
  readonly queryFrom: number;
  readonly queryTo: number;
}

/** Longest common subsequence of two short stretches, as single equal words in order; of long stretches none. */
export function matchGap(
  reference: Uint16Array,
  query: Uint16Array,
  gap: Gap,
  push: (block: EqualWords) => void,
): void {
  const rows = gap.referenceTo - gap.referenceFrom;
  const columns = gap.queryTo - gap.queryFrom;
  if (rows <= 0 || columns <= 0 || rows * columns > LARGEST_GAP) return;
  const width = columns + 1;
  fillLengths(reference, query, gap, rows, columns);
  let row = 0;
  let column = 0;
  while (row < rows && column < columns) {
    const left = LENGTHS[row * width + column] ?? 0;
    if (left === 0) return;
    if (reference[gap.referenceFrom + row] === query[gap.queryFrom + column]) {
      push({ query: gap.queryFrom + column, reference: gap.referenceFrom + row, length: 1 });
      row += 1;
      column += 1;
    } else if (LENGTHS[(row + 1) * width + column] === left) {
      row += 1;
    } else {
      column += 1;
    }
  }
}

/** For each pair of places, the length of the longest common subsequence of what follows. */
function fillLengths(
  reference: Uint16Array,
  query: Uint16Array,
  { referenceFrom, queryFrom }: Gap,
  rows: number,
  columns: number,
): void {
  const width = columns + 1;
  LENGTHS.fill(0, rows * width, (rows + 1) * width);
  for (let row = rows - 1; row >= 0; row -= 1) {
    const word = reference[referenceFrom + row];
    const base = row * width;
    let after = 0;
    LENGTHS[base + columns] = 0;
    for (let column = columns - 1; column >= 0; column -= 1) {
      const below = base + width + column;
      if (query[queryFrom + column] === word) {
        after = (LENGTHS[below + 1] ?? 0) + 1;
      } else {
        const down = LENGTHS[below] ?? 0;
        if (down > after) after = down;
      }
      LENGTHS[base + column] = after;
    }
  }
}
