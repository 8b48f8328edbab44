import assert from "node:assert/strict";
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { longBytesIn, piecesInMemory, piecesOfFile } from "./piece-source.ts";

const home = mkdtempSync(join(tmpdir(), "assay-pieces-"));
after(() => {
  rmSync(home, { recursive: true });
});

describe("what is read piece by piece", () => {
  const bytes = Buffer.from(Uint8Array.from({ length: 200_001 }, (_, at) => at % 251));
  const path = join(home, "bytes");
  writeFileSync(path, bytes);

  for (const [what, source] of [
    ["memory", piecesInMemory(bytes)],
    ["a file", piecesOfFile(path, bytes.length)],
  ] as const) {
    it(`is ${what}: all of it, or a part`, () => {
      const whole = longBytesIn(source);
      assert.equal(whole.length, 200_001);
      assert.ok([...whole.pieces()].length > 2);
      assert.ok(whole.equals(bytes));
      for (const [start, end] of [
        [0, 0],
        [5, 6],
        [65_535, 65_537],
        [1, 200_001],
      ] as const) {
        const part = longBytesIn(source, start, end);
        assert.equal(part.length, end - start);
        assert.ok(part.inOne().equals(bytes.subarray(start, end)));
      }
    });
  }

  it("ends where a file has become shorter", () => {
    const shorter = join(home, "shorter");
    writeFileSync(shorter, "abcdef");
    const source = piecesOfFile(shorter, 6);
    truncateSync(shorter, 2);
    assert.equal(longBytesIn(source).toString(), "ab");
  });
});
