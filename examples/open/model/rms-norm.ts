/* oxlint-disable typescript/no-non-null-assertion -- loops stay within the arrays by construction */

/** Keeps the division away from zero for a row of zeros. */
const EPSILON = 1e-6;

/** Divides every row of `x` by its root mean square and scales it by `gain`. */
export function rmsNorm(x: Float64Array, gain: Float64Array): Float64Array {
  const width = gain.length;
  const out = new Float64Array(x.length);
  for (let from = 0; from < x.length; from += width) {
    const scale = inverseRms(x, from, width);
    for (let i = 0; i < width; i++) out[from + i] = x[from + i]! * scale * gain[i]!;
  }
  return out;
}

/** Adds the gradient of the gain to `gainGradient` and returns the gradient of `x`. */
export function rmsNormBackward(
  outputGradient: Float64Array,
  x: Float64Array,
  gain: Float64Array,
  gainGradient: Float64Array,
): Float64Array {
  const width = gain.length;
  const xGradient = new Float64Array(x.length);
  for (let from = 0; from < x.length; from += width) {
    const scale = inverseRms(x, from, width);
    let along = 0;
    for (let i = 0; i < width; i++) {
      const product = outputGradient[from + i]! * x[from + i]!;
      gainGradient[i] = gainGradient[i]! + product * scale;
      along += product * gain[i]!;
    }
    const shrink = (along * scale * scale) / width;
    for (let i = 0; i < width; i++) {
      xGradient[from + i] = scale * (outputGradient[from + i]! * gain[i]! - x[from + i]! * shrink);
    }
  }
  return xGradient;
}

function inverseRms(x: Float64Array, from: number, width: number): number {
  let sum = 0;
  for (let i = from; i < from + width; i++) sum += x[i]! * x[i]!;
  return 1 / Math.sqrt(sum / width + EPSILON);
}
