import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { tokenize } from "../../words/tokenize.ts";
import { createAddressLookup } from "../addresses/address-lookup.ts";
import { createVocabulary } from "../expression/vocabulary.ts";
import { createValueResolver } from "../values/resolve-value.ts";
import { context, file } from "./field-fixtures.test.ts";
import { findFields } from "./find-fields.ts";

/** How often a text of fields makes the vocabulary look words up, for each key. */
function lookUpsPerKey(text: string): number {
  let lookUps = 0;
  const vocabulary = createVocabulary(file, context.names);
  const counted = {
    ...vocabulary,
    canBegin(words: string) {
      lookUps += 1;
      return vocabulary.canBegin(words);
    },
    license(words: string) {
      lookUps += 1;
      return vocabulary.license(words);
    },
  };
  const resolveValue = createValueResolver(
    counted,
    createAddressLookup(file.addresses, vocabulary),
  );
  findFields({ ...context, resolveValue }, tokenize(text), []);
  return lookUps / (text.match(/license/gi)?.length ?? 1);
}

describe("fields of a hostile text", () => {
  for (const [what, text] of [
    ["a list in each item of a list", "license:\n- ".repeat(3000)],
    ["a block in each block", "license: |\n  ".repeat(3000)],
    ["a choice on each line", "license: x |\n".repeat(3000)],
    ["a list of strings in each list", '"license": ["'.repeat(3000)],
    ["a list of words in each list", "license: [x, ".repeat(3000)],
    ["closed lists in each list", `${'"license": ["x", '.repeat(3000)}]`],
    ["a table in each table", 'license = { name = "x", '.repeat(3000)],
    ["a parenthesis in each parenthesis", "(license: x\n".repeat(3000)],
    ["documentation tags on one line", "@license ".repeat(3000)],
    ["addresses on one line", "license: http://a.example/ ".repeat(3000)],
  ] as const) {
    it(`are looked up a few times for each key: ${what}`, () => {
      const count = lookUpsPerKey(text);
      assert.ok(count < 8, `${count} look-ups for each key`);
    });
  }
});
