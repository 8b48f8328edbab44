import { readText } from "./artifact.ts";
import type { ModelConfig } from "./model/parameters.ts";
import { type Tokenizer, createTokenizer } from "./model/tokenizer.ts";
import type { TrainingPlan } from "./model/train.ts";

/** What separates one story from the next, and what the model is given to begin one. */
export const STORY_END = "\n";

/** The architecture in `config.json`. */
export function readConfig(): ModelConfig {
  const number = numbersOf("config.json");
  return {
    vocabularySize: number("vocabularySize"),
    contextLength: number("contextLength"),
    width: number("width"),
    layers: number("layers"),
    heads: number("heads"),
    hiddenWidth: number("hiddenWidth"),
  };
}

/** The hyper-parameters and seeds in `training.json`. */
export function readPlan(): TrainingPlan {
  const number = numbersOf("training.json");
  return {
    initializationSeed: number("initializationSeed"),
    batchSeed: number("batchSeed"),
    steps: number("steps"),
    warmupSteps: number("warmupSteps"),
    batchSize: number("batchSize"),
    checkpointSteps: numberList("training.json", "checkpointSteps"),
    peakLearningRate: number("peakLearningRate"),
    beta1: number("beta1"),
    beta2: number("beta2"),
    epsilon: number("epsilon"),
    weightDecay: number("weightDecay"),
    gradientClip: number("gradientClip"),
  };
}

/** The tokenizer with the vocabulary in `tokenizer.json`. */
export function readTokenizer(): Tokenizer {
  const vocabulary = fieldsOf("tokenizer.json").get("vocabulary");
  if (!Array.isArray(vocabulary) || !vocabulary.every((item) => typeof item === "string")) {
    throw new TypeError('Cannot read tokenizer.json: "vocabulary" must be a list of texts');
  }
  return createTokenizer(vocabulary);
}

function fieldsOf(path: string): ReadonlyMap<string, unknown> {
  const content: unknown = JSON.parse(readText(path));
  if (typeof content !== "object" || content === null) {
    throw new TypeError(`Cannot read ${path}: it must hold a JSON object`);
  }
  return new Map(Object.entries(content));
}

function numberList(path: string, name: string): readonly number[] {
  const list = fieldsOf(path).get(name);
  if (!Array.isArray(list) || !list.every((item) => typeof item === "number")) {
    throw new TypeError(`Cannot read ${path}: "${name}" must be a list of numbers`);
  }
  return list;
}

function numbersOf(path: string): (name: string) => number {
  const fields = fieldsOf(path);
  return (name) => {
    const value = fields.get(name);
    if (typeof value !== "number") {
      throw new TypeError(`Cannot read ${path}: "${name}" must be a number`);
    }
    return value;
  };
}
