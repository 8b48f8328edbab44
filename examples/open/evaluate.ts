import { readFileSync } from "node:fs";
import { type Artifact, locate, readText, settle, textArtifact } from "./artifact.ts";
import { log } from "./model/exact-math.ts";
import { type Surprise, countNgrams } from "./model/ngram.ts";
import { type Model, generate, surprise } from "./model/predict.ts";
import { createRandom } from "./model/random.ts";
import { readSafetensors } from "./model/safetensors.ts";
import { STORY_END, readConfig, readPlan, readTokenizer } from "./settings.ts";
import { checkpointPath } from "./train.ts";

/** How many tokens a baseline looks at, the predicted one included. */
const NGRAM_ORDERS = [1, 3, 6];

const SAMPLE_SEED = 20265;
const SAMPLE_TOKENS = 300;
const SAMPLE_TEMPERATURE = 0.8;

interface Scores {
  /** On the held-out stories. */
  readonly bitsPerCharacter: number;
  /** Share of the pairs in which the right form is the likelier one. */
  readonly agreement: number;
  /** The same, where the noun between subject and verb has the other number. */
  readonly agreementMisleading: number;
}

interface AgreementPair {
  readonly prefix: string;
  readonly right: string;
  readonly wrong: string;
  readonly isMisleading: boolean;
}

/** Scores every checkpoint and the baselines, and writes a sample of the final model. */
export function* evaluate(): Generator<Artifact> {
  const config = readConfig();
  const plan = readPlan();
  const tokenizer = readTokenizer();
  const corpus = tokenizer.encode(STORY_END + readText("data/train.txt"));

  const scores: [string, Scores][] = [];
  for (const order of NGRAM_ORDERS) {
    scores.push([`${order}-gram`, score(countNgrams(corpus, order, config.vocabularySize))]);
  }
  for (const step of plan.checkpointSteps) {
    scores.push([`step ${step}`, score(surpriseOf(load(checkpointPath(step))))]);
  }
  const model = load("model.safetensors");
  scores.push([`step ${plan.steps} (final)`, score(surpriseOf(model))]);
  const metrics = { parameters: countParameters(model), models: Object.fromEntries(scores) };
  yield textArtifact("results/metrics.json", `${JSON.stringify(metrics, undefined, 2)}\n`);

  const random = createRandom(SAMPLE_SEED);
  const beginning = tokenizer.encode(STORY_END);
  const sample = generate(model, beginning, SAMPLE_TOKENS, SAMPLE_TEMPERATURE, random);
  yield textArtifact("results/sample.txt", `${tokenizer.decode(sample)}\n`);
}

/** The weights in a file of the release, ready to run. */
export function load(path: string): Model {
  const config = readConfig();
  return { config, parameters: readSafetensors(readFileSync(locate(path)), config) };
}

function countParameters(model: Model): number {
  return model.parameters.tensors.reduce((count, { data }) => count + data.length, 0);
}

function surpriseOf(model: Model): Surprise {
  return (before, text) => surprise(model, before, text);
}

function score(surpriseAt: Surprise): Scores {
  const pairs = readPairs();
  const misleading = pairs.filter(({ isMisleading }) => isMisleading);
  return {
    bitsPerCharacter: rounded(bitsPerCharacter(surpriseAt)),
    agreement: rounded(agreement(surpriseAt, pairs)),
    agreementMisleading: rounded(agreement(surpriseAt, misleading)),
  };
}

/** Every story is scored on its own, its end included. */
function bitsPerCharacter(surpriseAt: Surprise): number {
  const { encode } = readTokenizer();
  const text = readText("data/eval/held-out.txt");
  let nats = 0;
  for (const story of text.trimEnd().split(STORY_END)) {
    nats += surpriseAt(encode(STORY_END), encode(story + STORY_END));
  }
  return nats / text.length / log(2);
}

function agreement(surpriseAt: Surprise, pairs: readonly AgreementPair[]): number {
  const { encode } = readTokenizer();
  const correct = pairs.filter(({ prefix, right, wrong }) => {
    const before = encode(STORY_END + prefix);
    return surpriseAt(before, encode(right)) < surpriseAt(before, encode(wrong));
  });
  return correct.length / pairs.length;
}

function readPairs(): readonly AgreementPair[] {
  const lines = readText("data/eval/agreement.jsonl").trimEnd().split("\n");
  return lines.map(parsePair);
}

function parsePair(line: string): AgreementPair {
  const pair: unknown = JSON.parse(line);
  if (!isAgreementPair(pair))
    throw new TypeError(`Cannot read the pair ${line}: fields are missing`);
  return pair;
}

function isAgreementPair(value: unknown): value is AgreementPair {
  return (
    typeof value === "object" &&
    value !== null &&
    "prefix" in value &&
    typeof value.prefix === "string" &&
    "right" in value &&
    typeof value.right === "string" &&
    "wrong" in value &&
    typeof value.wrong === "string" &&
    "isMisleading" in value &&
    typeof value.isMisleading === "boolean"
  );
}

function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}

if (import.meta.main) settle(evaluate());
