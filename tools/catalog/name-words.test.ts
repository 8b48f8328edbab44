import assert from "node:assert/strict";
import { it } from "node:test";
import { tokenize } from "../../src/licenses/words/tokenize.ts";
import { hashWord } from "../../src/licenses/words/words.ts";
import { nameWords } from "./name-words.ts";

it("finds words that stand with a capital inside sentences, and never without", () => {
  const words = ["mill", "miller", "river", "grain", "the", "noise"];
  const ids = new Map(words.map((word, at) => [hashWord(word), at + 1]));
  const texts = ["The Miller sells grain to River Mill. Noise of the river mill. MILLER"].map(
    (text) => tokenize(text),
  );
  const found = [...nameWords(texts, (hash) => ids.get(hash) ?? 0)];
  assert.deepEqual(
    found.map((id) => words[id - 1]),
    ["miller"],
  );
});
