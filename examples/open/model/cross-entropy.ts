/* oxlint-disable typescript/no-non-null-assertion -- loops stay within the arrays by construction */
import { log } from "./exact-math.ts";
import { softmax } from "./softmax.ts";

/** Smallest probability that is counted: one that underflowed to zero must not make the loss infinite. */
const SMALLEST_PROBABILITY = 1e-300;

export interface Loss {
  /** Mean over the positions, in nats per token. */
  readonly mean: number;
  /** Gradient of the mean with respect to the logits. */
  readonly gradient: Float64Array;
}

/** Cross-entropy between the predictions and the tokens that really follow. */
export function crossEntropy(logits: Float64Array, targets: Uint16Array): Loss {
  const width = logits.length / targets.length;
  const gradient = logits.slice();
  let total = 0;
  for (let row = 0; row < targets.length; row++) {
    const from = row * width;
    softmax(gradient, from, width);
    const target = from + targets[row]!;
    total -= log(Math.max(gradient[target]!, SMALLEST_PROBABILITY));
    gradient[target] = gradient[target]! - 1;
  }
  for (let i = 0; i < gradient.length; i++) gradient[i] = gradient[i]! / targets.length;
  return { mean: total / targets.length, gradient };
}
