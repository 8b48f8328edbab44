import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { escapeInvisible, harmless } from "./harmless.ts";

describe("harmless", () => {
  const table = [
    { what: "plain text", text: "README.md", shows: "README.md" },
    { what: "accents, CJK and emoji", text: "é 模型 👩‍💻", shows: "é 模型 👩‍💻" },
    { what: "a terminal escape", text: "\u001b[2Jx", shows: "\\u001b[2Jx" },
    { what: "a C1 control sequence introducer", text: "\u009b31m", shows: "\\u009b31m" },
    { what: "line feeds and tabs", text: "a\r\nb\tc", shows: "a b c" },
    { what: "a right-to-left override", text: "exe\u202egpj", shows: "exe\\u202egpj" },
    { what: "an isolate", text: "\u2066a\u2069", shows: "\\u2066a\\u2069" },
    { what: "a zero-width space", text: "MI\u200bT", shows: "MI\\u200bT" },
    { what: "a lone surrogate", text: "a\ud800b", shows: "a\\ud800b" },
    { what: "a tag character", text: "a\u{e0041}b", shows: "a\\udb40\\udc41b" },
    { what: "a line separator", text: "a\u2028b", shows: "a\\u2028b" },
  ];
  for (const { what, text, shows } of table) {
    it(`shows ${what}`, () => {
      assert.equal(harmless(text), shows);
    });
  }
});

describe("escapeInvisible", () => {
  it("changes no value of any JSON text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (value) => {
        const text = escapeInvisible(JSON.stringify({ value }, undefined, 2));
        assert.deepEqual(JSON.parse(text), { value });
        assert.equal(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/.test(text), false);
      }),
    );
  });
});
