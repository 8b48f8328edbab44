import { type AdamWSettings, createAdamW } from "./adamw.ts";
import { crossEntropy } from "./cross-entropy.ts";
import { type ModelConfig, type Parameters, initialize, zeros } from "./parameters.ts";
import { createRandom } from "./random.ts";
import { backward, forward } from "./transformer.ts";

/** Everything that decides the result besides the architecture and the data. */
export interface TrainingPlan extends AdamWSettings {
  readonly initializationSeed: number;
  readonly batchSeed: number;
  readonly steps: number;
  readonly warmupSteps: number;
  readonly batchSize: number;
  readonly peakLearningRate: number;
  /** Steps after which the weights are published, besides the last one. */
  readonly checkpointSteps: readonly number[];
}

/** What happened in one step. */
export interface TrainingStep {
  readonly step: number;
  /** Mean over the batch before the weights changed, in nats per token. */
  readonly loss: number;
  readonly learningRate: number;
  readonly gradientNorm: number;
  /** The weights after the step; the next step changes them in place. */
  readonly parameters: Parameters;
}

/**
 * Trains a model from random weights, one step at a time. Every training sequence begins with the
 * end of a story, so that the model sees each story from its first word on.
 */
export function* train(
  config: ModelConfig,
  plan: TrainingPlan,
  corpus: Uint16Array,
  storyEnd: number,
): Generator<TrainingStep> {
  const parameters = initialize(config, plan.initializationSeed);
  const optimizer = createAdamW(parameters, plan);
  const random = createRandom(plan.batchSeed);
  const length = config.contextLength;
  const inputs = new Uint16Array(plan.batchSize * length);
  const targets = new Uint16Array(inputs.length);

  const starts = storyStarts(corpus, storyEnd, length);

  for (let step = 1; step <= plan.steps; step++) {
    for (let sequence = 0; sequence < plan.batchSize; sequence++) {
      const start = starts[random.below(starts.length)] ?? 0;
      inputs.set(corpus.subarray(start, start + length), sequence * length);
      targets.set(corpus.subarray(start + 1, start + 1 + length), sequence * length);
    }
    const trace = forward(config, parameters, inputs, length);
    const loss = crossEntropy(trace.logits, targets);
    const gradients = zeros(config);
    backward(config, parameters, gradients, trace, loss.gradient, length);
    const learningRate = learningRateAt(step, plan);
    const gradientNorm = optimizer.step(gradients, learningRate);
    yield { step, loss: loss.mean, learningRate, gradientNorm, parameters };
  }
}

/** Places from which a whole sequence and the token after it can be read. */
function storyStarts(corpus: Uint16Array, storyEnd: number, length: number): readonly number[] {
  return Array.from(corpus.keys()).filter(
    (at) => corpus[at] === storyEnd && at + length < corpus.length,
  );
}

/** Rises in a straight line to the peak, then falls in a straight line to a tenth of it. */
export function learningRateAt(step: number, plan: TrainingPlan): number {
  const { steps, warmupSteps, peakLearningRate } = plan;
  if (step <= warmupSteps) return (peakLearningRate * step) / warmupSteps;
  const remaining = (steps - step) / (steps - warmupSteps);
  return peakLearningRate * (0.1 + 0.9 * remaining);
}
