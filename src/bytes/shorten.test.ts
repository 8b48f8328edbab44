import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { shorten } from "./shorten.ts";

describe("a text that is shortened", () => {
  for (const [what, text, most, short] of [
    ["stays as it is when it is short enough", "a mill by the river", 19, "a mill by the river"],
    ["ends after a whole word", "a mill by the river", 18, "a mill by the\u2026"],
    ["ends after a word that just fits", "a mill by the river", 14, "a mill by the\u2026"],
    ["ends anywhere when it has no spaces", "abcdefghij", 5, "abcd\u2026"],
    ["keeps its long last word in part", "a bcdefghijklmnop", 10, "a bcdefgh\u2026"],
    ["has no half of a character", "abc\u{1f600}def", 5, "abc\u2026"],
  ] as const)
    it(what, () => assert.equal(shorten(text, most), short));

  it("is never longer than asked, and its words are those of the text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.integer({ min: 1, max: 40 }), (text, most) => {
        const short = shorten(text, most);
        assert.ok(short.length <= most);
        assert.ok(text.startsWith(short.replace(/\u2026$/, "")) || text === short);
      }),
    );
  });
});
