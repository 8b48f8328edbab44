import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { modelNames } from "./model-names.ts";

describe("models that a phrase names", () => {
  const phrases = [
    { phrase: "", names: [] },
    { phrase: "Larch-7B is here", names: ["Larch-7B"] },
    { phrase: "The Larch-7B model", names: ["Larch-7B"] },
    { phrase: "For Larch 7B", names: ["Larch 7B"] },
    { phrase: "Larch-7B and Larch-70B-Chat", names: ["Larch-7B", "Larch-70B-Chat"] },
    { phrase: "Larch2 70B", names: ["Larch2 70B"] },
    { phrase: "Larch-1.5B", names: ["Larch-1.5B"] },
    { phrase: "the weights of the Larch", names: ["Larch"] },
    { phrase: "the Larch-1 weights", names: ["Larch-1"] },
    { phrase: "the weights", names: [] },
    { phrase: "trained on 7B tokens", names: [] },
    { phrase: "in 2024", names: [] },
  ];
  for (const { phrase, names } of phrases) {
    it(`"${phrase}": ${names.join(", ") || "none"}`, () => {
      assert.deepEqual(modelNames(phrase), names);
    });
  }

  it("takes time in proportion to the phrase", () => {
    assert.deepEqual(modelNames("Foo Bar ".repeat(500)), []);
    assert.deepEqual(modelNames("A.".repeat(2000)), []);
  });
});
