import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { pad, widthOf, wrap } from "./wrap.ts";

describe("wrap", () => {
  const table = [
    { what: "nothing", text: "", width: 10, lines: [""] },
    { what: "a short line", text: "a b", width: 10, lines: ["a b"] },
    { what: "words", text: "one two three", width: 7, lines: ["one two", "three"] },
    {
      what: "a word as wide as the line",
      text: "a 1234567 b",
      width: 7,
      lines: ["a", "1234567", "b"],
    },
    {
      what: "a long path, after a separator",
      text: "models/tiny/ab.bin",
      width: 10,
      lines: ["models/", "tiny/", "ab.bin"],
    },
    {
      what: "a long word without separators",
      text: "abcdefghij",
      width: 4,
      lines: ["abcd", "efgh", "ij"],
    },
    { what: "wide characters", text: "模型许可证", width: 5, lines: ["模型", "许可", "证"] },
    {
      what: "a long word of wide and other characters, after a separator",
      text: "ab_模型许可证-é́y",
      width: 6,
      lines: ["ab_", "模型许", "可证-", "é́y"],
    },
    { what: "white space runs", text: "  a   b  ", width: 9, lines: ["a b"] },
  ];
  for (const { what, text, width, lines } of table) {
    it(`breaks ${what}`, () => {
      assert.deepEqual(wrap(text, width), lines);
    });
  }

  it("breaks a word of plain letters where it breaks one of others", () => {
    const letters = fc.constantFrom("a", "b", "/", "-", "_", ".");
    const words = fc.array(letters, { minLength: 1, maxLength: 60 }).map((all) => all.join(""));
    fc.assert(
      fc.property(words, fc.integer({ min: 1, max: 20 }), (word, width) => {
        // Letters that are as wide, and are none of the plain ones.
        const others = word.replaceAll("a", "é").replaceAll("b", "ü").replaceAll(".", "é");
        assert.deepEqual(
          wrap(word, width).map(({ length }) => length),
          wrap(others, width).map(({ length }) => length),
        );
      }),
    );
  });

  it("loses no character and exceeds no line, whatever the text", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme" }),
        fc.integer({ min: 12, max: 40 }),
        (text, width) => {
          const lines = wrap(text, width);
          assert.equal(lines.join("").replaceAll(" ", ""), text.replaceAll(" ", ""));
          assert.ok(lines.every((line) => widthOf(line) <= width));
        },
      ),
    );
  });
});

describe("pad", () => {
  it("counts columns, not characters", () => {
    assert.equal(pad("模", 4), "模  ");
    assert.equal(pad("abcde", 4), "abcde");
  });
});
