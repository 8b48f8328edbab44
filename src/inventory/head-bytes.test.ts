import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { ByteSource } from "../bytes/byte-source.ts";
import { extentSource } from "../bytes/extent-source.ts";
import { memorySource } from "../bytes/memory-source.ts";
import { headReader } from "./head-bytes.ts";

/** A safetensors file with a header of so many bytes, and how often it was asked. */
function shard(headerBytes: number, { isRemote = true } = {}) {
  const json = '{"__metadata__":{"a":"'.padEnd(headerBytes - 3, "x") + '"}}';
  const bytes = Buffer.concat([Buffer.alloc(8), Buffer.from(json), Buffer.alloc(200_000)]);
  bytes.writeBigUInt64LE(BigInt(headerBytes), 0);
  const asked: number[] = [];
  const memory = memorySource(bytes);
  const counted: ByteSource = {
    byteLength: memory.byteLength,
    read(start, end, signal) {
      asked.push(end - start);
      return memory.read(start, end, signal);
    },
  };
  return { bytes, asked, source: isRemote ? extentSource(counted, Infinity) : counted };
}

describe("the first bytes of weights", () => {
  it("are 64 KiB on this disk", async () => {
    const { source, bytes } = shard(1000, { isRemote: false });
    assert.deepEqual(await headReader()(source), bytes.subarray(0, 65_536));
  });

  const headers = [
    { headerBytes: 1000, head: 16_384, asked: [16_384] },
    { headerBytes: 40_000, head: 40_008, asked: [16_384, 32_768] },
    { headerBytes: 90_000, head: 16_384, asked: [16_384] },
  ];
  for (const { headerBytes, head, asked } of headers) {
    it(`are ${head} on a server, where the header has ${headerBytes}`, async () => {
      const { source, bytes, asked: all } = shard(headerBytes);
      assert.deepEqual(Buffer.from(await headReader()(source)), bytes.subarray(0, head));
      assert.deepEqual(all, asked);
    });
  }

  it("of the next files come at once, by the measure of the first, and are the same", async () => {
    const read = headReader();
    const shards = [40_000, 41_000, 90_000].map((headerBytes) => shard(headerBytes));
    const heads = await Promise.all(shards.map(({ source }) => read(source)));
    assert.deepEqual(
      heads.map(({ byteLength }) => byteLength),
      [40_008, 41_008, 16_384],
    );
    assert.deepEqual(
      shards.map(({ asked }) => asked),
      [[16_384, 32_768], [42_509], [42_509]],
    );
  });
});
