/* oxlint-disable typescript/no-non-null-assertion -- loops stay within the arrays by construction */
import { exp } from "./exact-math.ts";

/** Turns `length` scores, in place, into probabilities that sum to one. */
export function softmax(scores: Float64Array, from: number, length: number): void {
  let largest = -Infinity;
  for (let i = from; i < from + length; i++) if (scores[i]! > largest) largest = scores[i]!;
  let sum = 0;
  for (let i = from; i < from + length; i++) {
    scores[i] = exp(scores[i]! - largest);
    sum += scores[i]!;
  }
  for (let i = from; i < from + length; i++) scores[i] = scores[i]! / sum;
}
