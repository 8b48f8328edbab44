import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { tokenize } from "../words/tokenize.ts";
import { hashWord } from "../words/words.ts";
import { isMisspelling } from "./misspelling.ts";

const EXPECTED = 7;

function isRead(written: string, expected: string): boolean {
  const tokens = tokenize(written);
  const query = {
    tokens,
    words: new Uint16Array(1),
    places: new Uint32Array(1),
    softIds: () => 0,
    lineAt: tokens.lineAt,
  };
  return isMisspelling(query, 0, 1, [EXPECTED], () => hashWord(expected));
}

describe("a misspelling", () => {
  for (const [written, expected, is] of [
    ["softwre", "software", true],
    ["oftware", "software", true],
    ["softwar", "software", true],
    ["softwarre", "software", true],
    ["xsoftware", "software", true],
    ["softwarex", "software", true],
    ["softwaxe", "software", true],
    ["xoftware", "software", true],
    ["softwarx", "software", true],
    ["sfotware", "software", true],
    ["osftware", "software", true],
    ["softwaer", "software", true],
    ["softwr", "software", false],
    ["softxaxe", "software", false],
    ["soft4are", "software", true],
    ["sftoware", "software", false],
    ["hardware", "software", false],
    ["mast", "must", false],
  ] as const) {
    it(`${written} ${is ? "is" : "is not"} one of ${expected}`, () =>
      assert.equal(isRead(written, expected), is));
  }
});
