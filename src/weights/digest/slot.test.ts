import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { runsOf } from "./slot.ts";

describe("what a slot has of a file", () => {
  const form = { dtype: "U8", byteOrder: "little" } as const;
  const mebibyte = 1 << 20;
  for (const [what, parts, found] of [
    [
      "leaf by leaf, each behind its prefix",
      [{ start: 10, length: mebibyte + 70_000 }],
      [
        { start: 10, length: mebibyte, at: 64 },
        { start: 10 + mebibyte, length: 70_000, at: mebibyte + 128 },
      ],
    ],
    ["nothing that is short", [{ start: 0, length: 1000 }], []],
    [
      "nothing twice",
      [
        { start: 0, length: 100_000 },
        { start: 10_000, length: 200_000 },
      ],
      [
        { start: 0, length: 100_000, at: 64 },
        { start: 100_000, length: 110_000, at: 100_032 + 64 + 90_000 + 64 },
      ],
    ],
    ["nothing behind its end", [{ start: 2 * mebibyte - 10, length: 100_000 }], []],
  ] as const) {
    it(`is ${what}`, () => {
      const placed = parts.map((part) => ({ ...part, ...form }));
      assert.deepEqual(runsOf(placed, 0, 2 * mebibyte), found);
    });
  }
});
