import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { base64Pieces } from "./base64.ts";

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
