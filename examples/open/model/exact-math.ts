/**
 * `exp` and `log` from additions, multiplications and divisions only.
 *
 * The language leaves the last bits of `Math.exp` and `Math.log` to the engine. IEEE 754 leaves nothing
 * open for `+ - * /` and the square root, so what is built from those has the same bytes everywhere.
 */

/** ln 2 in two parts: the high part has 33 significant bits, so that `k * LN2_HIGH` is exact. */
const LN2_HIGH = 0.6931471803691238;
const LN2_LOW = 1.9082149292705877e-10;
const LOG2_E = 1.4426950408889634;

const SMALLEST_EXPONENT = -1022;
const LARGEST_EXPONENT = 1023;

/** 2^-1022 to 2^1023, all exact. */
const POWERS_OF_TWO: Float64Array = powersOfTwo();

function powersOfTwo(): Float64Array {
  const powers = new Float64Array(LARGEST_EXPONENT - SMALLEST_EXPONENT + 1);
  let up = 1;
  for (let exponent = 0; exponent <= LARGEST_EXPONENT; exponent++, up *= 2) {
    powers[exponent - SMALLEST_EXPONENT] = up;
  }
  let down = 1;
  for (let exponent = 0; exponent >= SMALLEST_EXPONENT; exponent--, down /= 2) {
    powers[exponent - SMALLEST_EXPONENT] = down;
  }
  return powers;
}

/** e^x, off by at most a few units in the last place; 0 where the result would be below 2^-1022. */
export function exp(x: number): number {
  const exponent = Math.round(x * LOG2_E);
  if (exponent < SMALLEST_EXPONENT) return 0;
  if (exponent > LARGEST_EXPONENT) return Infinity;

  // What remains is at most ln(2)/2 = 0.347, where thirteen terms reach the last bit.
  const r = x - exponent * LN2_HIGH - exponent * LN2_LOW;
  let sum = 1 + r / 13;
  sum = 1 + (r / 12) * sum;
  sum = 1 + (r / 11) * sum;
  sum = 1 + (r / 10) * sum;
  sum = 1 + (r / 9) * sum;
  sum = 1 + (r / 8) * sum;
  sum = 1 + (r / 7) * sum;
  sum = 1 + (r / 6) * sum;
  sum = 1 + (r / 5) * sum;
  sum = 1 + (r / 4) * sum;
  sum = 1 + (r / 3) * sum;
  sum = 1 + (r / 2) * sum;
  sum = 1 + r * sum;
  return sum * (POWERS_OF_TWO[exponent - SMALLEST_EXPONENT] ?? NaN);
}

const SQRT_2 = 1.4142135623730951;

/** Natural logarithm of a finite positive number, off by at most a few units in the last place. */
export function log(x: number): number {
  if (!(x > 0 && x < Infinity)) {
    throw new RangeError(`Cannot take the logarithm of ${x}: needs a finite positive number`);
  }
  let mantissa = x;
  let exponent = 0;
  for (; mantissa > SQRT_2; exponent++) mantissa /= 2;
  for (; mantissa < SQRT_2 / 2; exponent--) mantissa *= 2;

  // ln m = 2 artanh(s) with s = (m - 1) / (m + 1), and s^2 <= 0.0295 here.
  const s = (mantissa - 1) / (mantissa + 1);
  const square = s * s;
  let sum = 0;
  for (let term = 23; term >= 1; term -= 2) sum = sum * square + 1 / term;
  return exponent * LN2_HIGH + (2 * s * sum + exponent * LN2_LOW);
}
