import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { parseStrictJson } from "./strict-json.ts";

describe("strict JSON", () => {
  it("reads a string of any length", () => {
    const value = "a".repeat(20_000_000);
    assert.deepEqual(parseStrictJson(`"${value}"`), { kind: "string", value });
  });

  it("reads what stands escaped in a string", () => {
    const value = '"\\/\b\f\n\r\té\u{1f600}';
    assert.deepEqual(parseStrictJson(JSON.stringify(value)), { kind: "string", value });
  });

  const refused: readonly (readonly [string, string])[] = [
    ['"a', "Cannot read JSON at character 0: wanted a string"],
    ['["a\\x"]', "Cannot read JSON at character 1: wanted a string"],
    ['"a\nb"', "Cannot read JSON at character 0: wanted a string"],
    ['"\\ud800"', "Cannot read JSON at character 8: a lone surrogate in a string"],
    ["{", "Cannot read JSON at character 1: text ends early"],
  ];
  for (const [text, message] of refused) {
    it(`refuses ${JSON.stringify(text)}`, () => {
      assert.throws(() => parseStrictJson(text), { name: "FormatError", message });
    });
  }
});
