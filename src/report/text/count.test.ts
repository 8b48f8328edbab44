import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { count } from "./count.ts";

describe("a number of things", () => {
  for (const [number, words] of [
    [0, "0 words"],
    [1, "1 word"],
    [999, "999 words"],
    [1_234_567, "1,234,567 words"],
  ] as const)
    it(`is ${words}`, () => assert.equal(count(number, "word"), words));
});
