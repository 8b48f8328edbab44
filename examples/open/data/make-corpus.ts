import { type Artifact, settle, textArtifact } from "../artifact.ts";
import { createRandom } from "../model/random.ts";
import { story } from "./grammar.ts";

const CORPUS_SEED = 20261;
const STORY_COUNT = 1400;

/** Writes the raw corpus: one story of the grammar per line, repetitions included. */
export function* makeCorpus(): Generator<Artifact> {
  const random = createRandom(CORPUS_SEED);
  const lines = Array.from({ length: STORY_COUNT }, () => `${story(random)}\n`);
  yield textArtifact("data/corpus.txt", lines.join(""));
}

if (import.meta.main) settle(makeCorpus());
