import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { exp } from "./exact-math.ts";
import { countNgrams } from "./ngram.ts";

/** Three tokens, of which 0 and 1 alternate and 2 never occurs. */
const CORPUS = Uint16Array.of(0, 1, 0, 1, 0, 1);

describe("a counting model", () => {
  const cases = [
    // Two kinds were seen in six places: (3 + 2/3) / (6 + 2).
    { what: "a token by its frequency", order: 1, before: [], text: [1], expected: 11 / 24 },
    { what: "a token that never occurred", order: 1, before: [], text: [2], expected: 1 / 12 },
    // After 0 came 1, three times of three: (3 + 11/24) / (3 + 1).
    { what: "a token by its context", order: 2, before: [0], text: [1], expected: 83 / 96 },
    {
      what: "an unseen context by the shorter one",
      order: 2,
      before: [2],
      text: [1],
      expected: 11 / 24,
    },
    { what: "two tokens by their product", order: 1, before: [], text: [1, 2], expected: 11 / 288 },
  ];
  for (const { what, order, before, text, expected } of cases) {
    it(`rates ${what}`, () => {
      const surprise = countNgrams(CORPUS, order, 3);
      const rated = exp(-surprise(Uint16Array.from(before), Uint16Array.from(text)));
      assert.ok(Math.abs(rated - expected) < 1e-12, `${rated} is not ${expected}`);
    });
  }
});
