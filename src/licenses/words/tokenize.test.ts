import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { createColumns } from "./columns.ts";
import { SOFT } from "./read-word.ts";
import { markCopyrightLines } from "./soft-tokens.ts";
import { readCarefully } from "./read-text.ts";
import { tokenize } from "./tokenize.ts";

/** Words as written, skippable ones with a tilde. */
function words(text: string): string {
  const tokens = tokenize(text);
  return Array.from(tokens.hashes, (_, at) => {
    const word = text.slice(tokens.starts[at], tokens.ends[at]).replace(/\s+/g, " ");
    return tokens.flags[at] === SOFT ? `~${word}` : word;
  }).join(" ");
}

/** Words of a text as rows. */
function readAll(text: string): readonly (readonly (number | undefined)[])[] {
  const { hashes, starts, ends, flags, broken } = tokenize(text);
  return Array.from(hashes, (hash, at) => [hash, starts[at], ends[at], flags[at], broken.get(at)]);
}

/** The same without the fast path: every character is read with care. */
function readAllCarefully(text: string): readonly (readonly (number | undefined)[])[] {
  const columns = createColumns(16);
  for (let at = 0; at < text.length;) at = readCarefully(columns, text, at);
  markCopyrightLines(columns, text);
  const { hashes, starts, ends, flags, broken } = columns;
  return Array.from({ length: columns.length }, (_, at) => [
    hashes[at],
    starts[at],
    ends[at],
    flags[at],
    broken.get(at),
  ]);
}

describe("tokenize", () => {
  for (const [what, text, expected] of [
    ["nothing", "", ""],
    ["punctuation only", " ... --- ***", ""],
    ["plain words", 'The Software, is provided "AS IS".', "The Software is provided AS IS"],
    ["a version number as one word", "Version 2.0, January 2004", "Version 2.0 January 2004"],
    ["list numbers", "1. Grant\n2) Use\n(a) copy", "~1 Grant ~2 Use ~a copy"],
    ["a section number before a title", "2.1 Grant of rights", "~2.1 Grant of rights"],
    ["a roman list number", "(iv) display", "~iv display"],
    ["an amount in brackets", "thirty (30) days", "thirty 30 days"],
    [
      "a version that ends a line",
      "under version\n2.0 of the License",
      "under version 2.0 of the License",
    ],
    [
      "a copyright line",
      "Copyright (c) 2020 Foo Bar\nPermission",
      "~Copyright (c) ~2020 ~Foo ~Bar Permission",
    ],
    ["copyright before a sentence", "Copyright You swim here", "Copyright You swim here"],
    [
      "a copyright line that a file says of itself",
      "This file is copyright 2020 Foo Bar",
      "~This ~file ~is ~copyright ~2020 ~Foo ~Bar",
    ],
    ["a copyright sign", "\u00a9 2024 Foo", "~\u00a9 ~2024 ~Foo"],
    [
      "a wrapped phrase that starts with copyright",
      "copyright notice, this list",
      "copyright notice this list",
    ],
    ["a blank to fill in", "owned by <name of owner> here", "owned by ~name ~of ~owner here"],
    ["a bracketed blank", "[yyyy] [name of copyright owner]", "~yyyy ~name ~of ~copyright ~owner"],
    ["a bracketed edition", "FLUX.1 [dev] Model", "FLUX 1 dev Model"],
    ["HTML tags", "<p>Permission <b>is</b></p>", "Permission is"],
    ["an HTML entity", "AS&nbsp;IS &quot;Software&quot;", "AS IS Software"],
    ["a Markdown link", "the [License](https://a.example/b)", "the License ~https ~a ~example ~b"],
    ["an address", "see https://a.example/x now", "see ~https ~a ~example ~x now"],
    ["comment marks", " * Permission\n * is", "Permission is"],
    ["a joined prefix", "non-commercial sub-license", "non-commercial sub-license"],
    ["ideographs", "MIT\u8bb8\u53ef\u8bc1", "MIT \u8bb8 \u53ef \u8bc1"],
  ] as const) {
    it(`reads ${what}`, () => assert.equal(words(text), expected));
  }

  for (const [what, one, other] of [
    ["case", "AS IS", "as is"],
    ["accents", "Beno\u00eet", "benoit"],
    ["a sign for the word", "(c) 2020 Foo", "\u00a9 2020 Foo"],
    ["a prefix across a line end", "non-\n * commercial", "non-commercial"],
    ["invisible characters", "li\u00adcense", "license"],
    ["curly quotes", "\u201cSoftware\u201d", '"Software"'],
  ] as const) {
    it(`reads the same words whatever the ${what}`, () =>
      assert.deepEqual(tokenize(one).hashes, tokenize(other).hashes));
  }

  it("notes a word that a hyphen breaks at a line end", () => {
    const whole = tokenize("distribution").hashes[0];
    assert.equal(tokenize("distri-\n  bution").broken.get(0), whole);
  });

  it("reads plain words fast exactly as it reads any word with care", () => {
    const sign = fc.constantFrom(
      ...Array.from(" \n.,:;-+*#()<>[]{}&/'\"_"),
      "\r\n",
      "://",
      "(c)",
      "-\n * ",
      "\u00a9",
      "\u00ad",
      "\u2013",
    );
    const word = fc.oneof(
      fc.string({ unit: "grapheme", maxLength: 4 }),
      fc.constantFrom(
        ..."Copyright,copyright,all,rights,reserved,non,sub,the,License,a,iv,xxviii,1,2.0,2004".split(
          ",",
        ),
        "c++",
        "na\u00efve",
        "\u8bb8\u53ef",
        "\ud800",
      ),
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(word, sign), { maxLength: 60 }), (parts) => {
        const text = parts.join("");
        assert.deepEqual(readAllCarefully(text), readAll(text));
      }),
      { numRuns: 3000, seed: 3 },
    );
  });

  it("keeps words in order and inside the text, whatever the text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => {
        const { length, starts, ends } = tokenize(text);
        for (let at = 0; at < length; at += 1) {
          assert.ok((starts[at] ?? -1) < (ends[at] ?? 0) && (ends[at] ?? 0) <= text.length);
          assert.ok(at === 0 || (starts[at] ?? 0) >= (ends[at - 1] ?? 0));
        }
      }),
    );
  });
});
