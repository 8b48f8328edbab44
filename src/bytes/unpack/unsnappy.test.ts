import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { unsnappy } from "./unsnappy.ts";

/** The text that comes out; bytes are written as one character each. */
function unpack(packed: string, limit = 1000): string {
  const { bytes, damage } = unsnappy(Buffer.from(packed, "latin1"), limit);
  if (damage !== undefined) throw damage;
  return Buffer.from(bytes).toString("latin1");
}

describe("a block of Snappy", () => {
  const table: readonly (readonly [what: string, packed: string, text: string])[] = [
    ["nothing", "\0", ""],
    ["bytes as they are", "\x03\x08abc", "abc"],
    ["many of them", `\x50\xf0\x4f${"a".repeat(80)}`, "a".repeat(80)],
    [
      "many more, their number in two bytes",
      `\xac\x02\xf4\x2b\x01${"a".repeat(300)}`,
      "a".repeat(300),
    ],
    ["a copy with a short distance", "\x07\x08abc\x01\x03", "abcabca"],
    ["a copy with a distance of two bytes", "\x05\x08abc\x06\x03\0", "abcab"],
    ["a copy with a distance of four bytes", "\x04\x08abc\x03\x03\0\0\0", "abca"],
    ["a copy of itself", "\x06\x00a\x05\x01", "aaaaaa"],
  ];
  for (const [what, packed, text] of table) {
    it(`unpacks ${what}`, () => assert.equal(unpack(packed), text));
  }

  const broken: readonly (readonly [what: string, packed: string])[] = [
    ["no length", ""],
    ["a length without end", "\xff\xff\xff\xff\xff\x01"],
    ["fewer bytes than its length", "\x04\x08abc"],
    ["more bytes than its length", "\x02\x08abc"],
    ["bytes beyond the end", "\x03\x08ab"],
    ["a copy from nowhere", "\x04\x05\x01"],
    ["a copy from before the beginning", "\x07\x08abc\x01\x04"],
    ["a distance that is cut off", "\x05\x08abc\x06\x03"],
  ];
  for (const [what, packed] of broken) {
    it(`refuses ${what}`, () => assert.throws(() => unpack(packed), { name: "FormatError" }));
  }

  it("never writes more than the limit, and keeps what came before damage", () => {
    const { bytes, damage } = unsnappy(Buffer.from("\x64\x00a\xfe\x01\0", "latin1"), 50);
    assert.deepEqual([bytes.length, damage?.code], [1, "archive-limit"]);
  });

  it("gets an answer for any bytes", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        assert.ok(unsnappy(bytes, 5000).bytes.length <= 5000);
      }),
    );
  });
});
