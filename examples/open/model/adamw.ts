/* oxlint-disable typescript/no-non-null-assertion -- loops stay within the arrays by construction */
import type { Parameters } from "./parameters.ts";

/** The settings of AdamW, as `training.json` states them. */
export interface AdamWSettings {
  readonly beta1: number;
  readonly beta2: number;
  readonly epsilon: number;
  /** Applied to matrices and embeddings, not to the gains of the norms. */
  readonly weightDecay: number;
  /** The gradient is scaled down to this length when it is longer. */
  readonly gradientClip: number;
}

/** AdamW with its running averages. */
export interface AdamW {
  /** Changes the weights by one step and returns the length that the gradient had before clipping. */
  readonly step: (gradients: Parameters, learningRate: number) => number;
}

/**
 * Starts AdamW on these weights, which it changes in place.
 * Every new weight is rounded to float32, so that a checkpoint holds exactly the weights in memory.
 */
export function createAdamW(parameters: Parameters, settings: AdamWSettings): AdamW {
  const { beta1, beta2, epsilon, weightDecay, gradientClip } = settings;
  const states = parameters.tensors.map((tensor) => ({
    ...tensor,
    mean: new Float64Array(tensor.data.length),
    square: new Float64Array(tensor.data.length),
  }));
  let beta1Power = 1;
  let beta2Power = 1;

  function step(gradients: Parameters, learningRate: number): number {
    const norm = gradientNorm(gradients);
    const clip = norm > gradientClip ? gradientClip / norm : 1;
    beta1Power *= beta1;
    beta2Power *= beta2;
    for (const { name, shape, data, mean, square } of states) {
      const gradient = gradients.get(name);
      const decay = shape.length > 1 ? learningRate * weightDecay : 0;
      for (let i = 0; i < data.length; i++) {
        const slope = gradient[i]! * clip;
        mean[i] = beta1 * mean[i]! + (1 - beta1) * slope;
        square[i] = beta2 * square[i]! + (1 - beta2) * slope * slope;
        const direction = mean[i]! / (1 - beta1Power);
        const size = Math.sqrt(square[i]! / (1 - beta2Power)) + epsilon;
        data[i] = Math.fround(data[i]! - decay * data[i]! - (learningRate * direction) / size);
      }
    }
    return norm;
  }

  return { step };
}

function gradientNorm(gradients: Parameters): number {
  let sum = 0;
  for (const { data } of gradients.tensors) for (const slope of data) sum += slope * slope;
  return Math.sqrt(sum);
}
