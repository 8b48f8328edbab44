import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Base64Reader, base64Pieces, readBase64 } from "./base64.ts";

describe("base64 in pieces", () => {
  const bytes = Buffer.from("any bytes: \u0000\u00ff\ufffd");

  it("is that of the whole, wherever the pieces end", () => {
    for (let length = 0; length <= bytes.length; length += 1) {
      const whole = bytes.subarray(0, length);
      for (let first = 0; first <= length; first += 1) {
        for (let second = first; second <= length; second += 1) {
          const pieces = [
            whole.subarray(0, first),
            whole.subarray(first, second),
            whole.subarray(second),
          ];
          assert.equal([...base64Pieces(pieces)].join(""), whole.toString("base64"));
        }
      }
    }
  });

  it("is that of the whole, byte by byte", () => {
    const pieces = Array.from(bytes, (byte) => Buffer.of(byte));
    assert.equal([...base64Pieces(pieces)].join(""), bytes.toString("base64"));
  });
});

/** What is read of base64 in parts. Throws as the reader does. */
function readParts(...parts: readonly string[]): Buffer {
  const reader = new Base64Reader("it");
  return Buffer.concat([...parts.map((part) => reader.take(part)), reader.end()]);
}

describe("base64 that comes in parts", () => {
  const bytes = Buffer.from("fbfffe3fbe00ff7f", "hex");

  for (let length = 1; length <= bytes.length; length += 1) {
    const whole = bytes.subarray(0, length);
    const standard = whole.toString("base64");
    const spellings = [standard, standard.replace(/=+$/, ""), whole.toString("base64url")];
    it(`is read wherever the parts end: ${spellings.join(" ")}`, () => {
      for (const text of spellings) {
        assert.deepEqual(readBase64(text, "it"), whole);
        assert.deepEqual(readParts(...text.split("")), whole);
        for (let at = 0; at <= text.length; at += 1) {
          assert.deepEqual(readParts(text.slice(0, at), text.slice(at)), whole);
        }
      }
    });
  }

  for (const [what, text] of [
    ["nothing", ""],
    ["a character alone", "e30AB"],
    ["too little padding", "AA="],
    ["too much padding", "AAA=="],
    ["padding alone", "===="],
    ["bits to spare", "e31="],
    ["padding in the middle", "AA==AAAA"],
    ["padding in the middle, whole parts of four apart", "AAAAAA==AAAAAAAA"],
    ["both alphabets", "+AAAAAAA-AAA"],
    ["both alphabets, the other way around", "_AAAAAAA/AAA"],
    ["padding with the alphabet of addresses", "-w=="],
    ["a space", "AAAA AAAA"],
    ["a character of no alphabet", "AAAA*AAA"],
    ["a character of more than a byte", "AAA\u0141"],
  ] as const) {
    it(`is refused wherever the parts end: ${what}`, () => {
      const error = { name: "FormatError", message: "Cannot accept it: wanted base64" };
      assert.throws(() => readBase64(text, "it"), error);
      assert.throws(() => readParts(...text.split("")), error);
      for (let at = 0; at <= text.length; at += 1) {
        assert.throws(() => readParts(text.slice(0, at), text.slice(at)), error);
      }
    });
  }
});
