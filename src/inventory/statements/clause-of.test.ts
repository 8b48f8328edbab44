import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { clauseOf } from "./clause-of.ts";

describe("clauseOf", () => {
  for (const [what, text, name, expected] of [
    ["one clause", "The code is under MIT.", "MIT", "The code is under MIT."],
    [
      "the first of two",
      "The code is licensed under MIT, while the weights are released under other terms.",
      "MIT",
      "The code is licensed under MIT, while ",
    ],
    [
      "the second of two",
      "The code is released under some terms, but the weights follow MIT.",
      "MIT",
      "the weights follow MIT.",
    ],
    [
      "a semicolon",
      "Code is available under MIT; weights are available under request terms, subject to review.",
      "MIT",
      "Code is available under MIT; ",
    ],
    [
      "a clause that grants nothing",
      "The code, and the weights that come with it, are licensed under MIT.",
      "MIT",
      "The code, and the weights that come with it, are licensed under MIT.",
    ],
  ] as const) {
    it(`takes ${what}`, () => {
      const start = text.indexOf(name);
      assert.equal(clauseOf(text, start, start + name.length), expected);
    });
  }
});
