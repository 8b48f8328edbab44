import assert from "node:assert/strict";
import { describe, it } from "node:test";

import fc from "fast-check";

import { printableName } from "./printable-path.ts";

/** The name that a printable form stands for: the rule, read backwards. */
function bytesOf(printable: string): Buffer {
  const parts = printable.split(/\\x([0-9A-F]{2})/);
  return Buffer.concat(parts.map((part, at) => Buffer.from(part, at % 2 === 0 ? "utf8" : "hex")));
}

describe("a printable name", () => {
  const cases: readonly {
    readonly name: string | Buffer;
    readonly text: string;
    readonly oddity?: string;
  }[] = [
    { name: "README.md", text: "README.md" },
    { name: "模型 é", text: "模型 é" },
    { name: "a\\b", text: "a\\b" },
    { name: "a\\x0A", text: "a\\x5Cx0A" },
    { name: "a\\\\x", text: "a\\\\x5Cx" },
    { name: "\n", text: "\\x0A", oddity: "name-with-control-characters" },
    { name: "\\\n", text: "\\\\x0A", oddity: "name-with-control-characters" },
    { name: "\x7f\x85", text: "\\x7F\\xC2\\x85", oddity: "name-with-control-characters" },
    { name: "\u2028", text: "\\xE2\\x80\\xA8", oddity: "name-with-control-characters" },
    { name: "\ud800a", text: "\\xED\\xA0\\x80a", oddity: "name-not-utf8" },
    { name: Buffer.from("é\n"), text: "é\\x0A", oddity: "name-with-control-characters" },
    { name: Buffer.from([0xff, 0x61]), text: "\\xFFa", oddity: "name-not-utf8" },
    { name: Buffer.from([0xc3, 0xa9, 0xc3]), text: "é\\xC3", oddity: "name-not-utf8" },
    { name: Buffer.from([0xff, 0x5c, 0x78]), text: "\\xFF\\x5Cx", oddity: "name-not-utf8" },
    { name: Buffer.from([0xff, 0x0a]), text: "\\xFF\\x0A", oddity: "name-not-utf8" },
  ];
  for (const { name, text, oddity } of cases) {
    it(`of ${JSON.stringify(name)} is ${text}`, () => {
      assert.deepEqual(printableName(name), oddity === undefined ? { text } : { text, oddity });
    });
  }

  it("stands for one name only, and stays on its line", () => {
    const special = fc.constantFrom(
      0x5c,
      0x78,
      0x30,
      0x41,
      0x0a,
      0xc3,
      0xa9,
      0xff,
      0xe2,
      0x80,
      0xae,
    );
    const byte = fc.oneof(special, fc.integer({ min: 1, max: 255 }));
    fc.assert(
      fc.property(fc.array(byte, { maxLength: 12 }), (bytes) => {
        const name = Buffer.from(bytes);
        const { text } = printableName(name);
        assert.doesNotMatch(text, /[\p{Cc}\u2028\u2029\u202e]/u);
        assert.deepEqual(bytesOf(text), name);
      }),
    );
  });
});
