import { type Artifact, readText, settle, textArtifact } from "./artifact.ts";
import { attractedSubject, inflect } from "./data/grammar.ts";
import { createRandom } from "./model/random.ts";
import { splitText } from "./model/tokenizer.ts";

/** Every twentieth story is kept for evaluation: five percent. */
const HELD_OUT_EVERY = 20;

const AGREEMENT_SEED = 20262;
const AGREEMENT_PAIRS = 400;

/** From the raw corpus to the training text, both evaluation sets and the vocabulary. */
export function* preprocess(): Generator<Artifact> {
  const corpus = readText("data/corpus.txt");
  const stories = [...new Set(corpus.split("\n").filter((line) => line !== ""))];
  const training = stories.filter((_, index) => index % HELD_OUT_EVERY !== 0);
  const heldOut = stories.filter((_, index) => index % HELD_OUT_EVERY === 0);

  yield textArtifact("data/train.txt", lines(training));
  yield textArtifact("data/eval/held-out.txt", lines(heldOut));
  yield textArtifact("data/eval/agreement.jsonl", lines(agreementPairs(corpus)));
  yield textArtifact("tokenizer.json", tokenizerFile(corpus));
}

/**
 * Pairs of sentences that differ only in the form of the verb, with a second noun in between.
 * A beginning that occurs in the corpus is left out, so that no pair can be answered from memory.
 */
function agreementPairs(corpus: string): string[] {
  const random = createRandom(AGREEMENT_SEED);
  const pairs = new Map<string, string>();
  while (pairs.size < AGREEMENT_PAIRS) {
    const { subject, attractor, text, verb } = attractedSubject(random);
    if (corpus.includes(text)) continue;
    const isMisleading = subject.number !== attractor.number;
    const right = ` ${inflect(verb, subject.number)}`;
    const wrong = ` ${inflect(verb, subject.number === "plural" ? "singular" : "plural")}`;
    pairs.set(text, JSON.stringify({ prefix: text, right, wrong, isMisleading }));
  }
  return [...pairs.values()];
}

function tokenizerFile(corpus: string): string {
  const vocabulary = [...new Set(splitText(corpus))].toSorted();
  return `${JSON.stringify({ type: "word", vocabulary }, undefined, 2)}\n`;
}

function lines(items: readonly string[]): string {
  return items.map((item) => `${item}\n`).join("");
}

if (import.meta.main) settle(preprocess());
