import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { LongBytes, piecesOf } from "./long-bytes.ts";

describe("bytes in pieces", () => {
  it("are the same as often as they are asked for", () => {
    const bytes = new LongBytes(() => [Buffer.from("a"), Buffer.from(""), Buffer.from("bc")]);
    assert.equal(bytes.length, 3);
    assert.equal(bytes.toString(), "abc");
    assert.equal(bytes.toString("hex"), "616263");
    assert.deepEqual(bytes.inOne(), Buffer.from("abc"));
  });

  it("are counted once, and not where their number is known", () => {
    let asked = 0;
    const pieces = (): Buffer[] => {
      asked += 1;
      return [Buffer.from("ab")];
    };
    const counted = new LongBytes(pieces);
    assert.deepEqual([counted.length, counted.length, asked], [2, 2, 1]);
    assert.deepEqual([new LongBytes(pieces, 2).length, asked], [2, 1]);
  });

  it("are compared with others", () => {
    const bytes = new LongBytes(() => [Buffer.from("ab"), Buffer.from("c")]);
    assert.deepEqual(
      ["abc", "ab", "abcd", "abd", "xbc", ""].map((other) => bytes.equals(Buffer.from(other))),
      [true, false, false, false, false, false],
    );
  });

  it("are one piece where they are in memory", () => {
    const bytes = Buffer.from("ab");
    assert.deepEqual([...piecesOf(bytes)], [bytes]);
    assert.deepEqual([...piecesOf(new LongBytes(() => [bytes, bytes]))], [bytes, bytes]);
  });
});
