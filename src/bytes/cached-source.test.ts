import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import type { ByteSource } from "./byte-source.ts";
import { cachedSource } from "./cached-source.ts";
import { fileSource } from "./file-source.ts";
import { memorySource } from "./memory-source.ts";
import { sliceSource } from "./slice-source.ts";

const folder = mkdtempSync(join(tmpdir(), "cached-"));
after(() => rmSync(folder, { recursive: true }));

const BYTES = Uint8Array.from({ length: 1003 }, (_, at) => at % 251);
const path = join(folder, "data");
writeFileSync(path, BYTES);

const SHAPE = { blockBytes: 16, blocksKept: 2 };

describe("a cached source", () => {
  for (const [what, source, first] of [
    ["of memory", memorySource(BYTES), 0],
    ["of a file", fileSource(path), 0],
    ["of a part of a file", sliceSource(fileSource(path), 7, 1000), 7],
  ] as const) {
    it(`${what} gives the same bytes, and these stay what they are`, async () => {
      const cached = cachedSource(source, SHAPE);
      const places = Array.from({ length: 300 }, (_, at) => (at * 389) % 1003);
      const reads = places.map((start, at) => cached.read(start, start + (at % 40)));
      for (const [at, bytes] of (await Promise.all(reads)).entries()) {
        const start = first + (places[at] ?? 0);
        const end = Math.min(start + (at % 40), first + source.byteLength);
        assert.deepEqual([...bytes], [...BYTES.subarray(start, end)], `${start} to ${end}`);
      }
    });
  }

  it("forgets a block over which another was read that failed half way", async () => {
    const cut = join(folder, "cut");
    writeFileSync(cut, BYTES.subarray(0, 40));
    const { place } = fileSource(cut);
    const claimed: ByteSource = {
      byteLength: 64,
      ...(place && { place }),
      read: (start, end) => Promise.resolve(new Uint8Array(BYTES.subarray(start, end))),
    };
    const cached = cachedSource(claimed, { blockBytes: 16, blocksKept: 1 });
    await cached.read(16, 20);
    await assert.rejects(cached.read(32, 36), { code: "truncated" });
    assert.deepEqual([...(await cached.read(16, 20))], [16, 17, 18, 19]);
  });
});
