import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Utf8Pieces } from "./utf8-pieces.ts";

function decoded(pieces: readonly Uint8Array[], takesMark: boolean = false): string {
  const decoder = new Utf8Pieces(takesMark);
  return [...pieces.map((piece) => decoder.decode(piece)), decoder.end()].join("");
}

describe("UTF-8 in pieces", () => {
  const text = "\ufeffplain é \u{1f600} letters \ufeff";
  const bytes = Buffer.from(text);

  it("is the text of the whole, wherever two pieces end", () => {
    for (let first = 0; first <= bytes.length; first += 1) {
      for (let second = first; second <= bytes.length; second += 1) {
        const pieces = [
          bytes.subarray(0, first),
          bytes.subarray(first, second),
          bytes.subarray(second),
        ];
        assert.equal(decoded(pieces), text);
        assert.equal(decoded(pieces, true), text.slice(1));
      }
    }
  });

  it("keeps a mark that is not in front, though only plain letters were", () => {
    assert.equal(decoded([Buffer.from("a"), Buffer.from("\ufeffb")], true), "a\ufeffb");
  });

  for (const { what, pieces } of [
    { what: "a byte that is none", pieces: [[0x61], [0xff]] },
    { what: "plain letters inside of a character", pieces: [[0x61], [0xc3], [0x61]] },
    { what: "nothing, and plain letters, inside of a character", pieces: [[0xc3], [], [0x61]] },
    { what: "an end inside of a character", pieces: [[0x61], [0x61, 0xf0, 0x9f]] },
  ]) {
    it(`refuses ${what}`, () => {
      assert.throws(() => decoded(pieces.map((piece) => Buffer.from(piece))), TypeError);
    });
  }

  it("goes on with another text behind an end", () => {
    const decoder = new Utf8Pieces();
    assert.equal(decoder.decode(Buffer.from("é")) + decoder.end(), "é");
    assert.equal(decoder.decode(Buffer.from("a")) + decoder.end(), "a");
  });
});
