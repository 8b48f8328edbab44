import { crossEntropy } from "./cross-entropy.ts";
import type { ModelConfig, Parameters } from "./parameters.ts";
import type { Random } from "./random.ts";
import { softmax } from "./softmax.ts";
import { forward } from "./transformer.ts";

/** A trained model with what is needed to run it. */
export interface Model {
  readonly config: ModelConfig;
  readonly parameters: Parameters;
}

/** Nats that the model needs for `text`, given what comes before it; both together fit the context. */
export function surprise(model: Model, before: Uint16Array, text: Uint16Array): number {
  const tokens = Uint16Array.of(...before, ...text);
  const inputs = tokens.subarray(0, -1);
  const { logits } = forward(model.config, model.parameters, inputs, inputs.length);
  const scored = logits.subarray((before.length - 1) * model.config.vocabularySize);
  return crossEntropy(scored, text).mean * text.length;
}

/** Draws the next token; a temperature below one prefers the likely ones. */
export function sampleNext(
  model: Model,
  before: Uint16Array,
  temperature: number,
  random: Random,
): number {
  const inputs = before.subarray(-model.config.contextLength);
  const { logits } = forward(model.config, model.parameters, inputs, inputs.length);
  const last = logits.subarray(-model.config.vocabularySize).map((logit) => logit / temperature);
  softmax(last, 0, last.length);
  let remaining = random.uniform();
  for (const [token, probability] of last.entries()) {
    remaining -= probability;
    if (remaining < 0) return token;
  }
  return last.length - 1;
}

/** Continues a beginning by `count` tokens. */
export function generate(
  model: Model,
  beginning: Uint16Array,
  count: number,
  temperature: number,
  random: Random,
): Uint16Array {
  const tokens = new Uint16Array(beginning.length + count);
  tokens.set(beginning);
  for (let at = beginning.length; at < tokens.length; at++) {
    tokens[at] = sampleNext(model, tokens.subarray(0, at), temperature, random);
  }
  return tokens.subarray(beginning.length);
}
