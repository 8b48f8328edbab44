import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { ByteSource } from "./byte-source.ts";
import { AssayError } from "./errors.ts";
import { extentSource } from "./extent-source.ts";
import { memorySource } from "./memory-source.ts";

const BYTES = Buffer.from(Array.from({ length: 200_000 }, (_, at) => at % 251));

/** A source that remembers what was read of it. */
function watched(): ByteSource & { readonly reads: [number, number][] } {
  const reads: [number, number][] = [];
  const source = memorySource(BYTES);
  return {
    byteLength: source.byteLength,
    reads,
    read(start, end, signal) {
      reads.push([start, end]);
      return source.read(start, end, signal);
    },
  };
}

describe("a source that keeps what was fetched", () => {
  it("fetches a little more than was asked for, and nothing twice", async () => {
    const source = watched();
    const kept = extentSource(source, Infinity);
    assert.deepEqual(await kept.read(5, 10), BYTES.subarray(5, 10));
    assert.deepEqual(await kept.read(8, 16_000), BYTES.subarray(8, 16_000));
    assert.deepEqual(source.reads, [[5, 16_389]]);
  });

  it("fetches more and more for a reader that goes on", async () => {
    const source = watched();
    const kept = extentSource(source, Infinity);
    for (let at = 0; at < 120_000; at += 100) {
      assert.deepEqual(await kept.read(at, at + 100), BYTES.subarray(at, at + 100));
    }
    assert.deepEqual(source.reads, [
      [0, 16_384],
      [16_384, 49_152],
      [49_152, 114_688],
      [114_688, 200_000],
    ]);
  });

  it("fills the gap between two parts", async () => {
    const source = watched();
    const kept = extentSource(source, Infinity);
    await kept.read(100_000, 100_010);
    await kept.read(0, 10);
    assert.deepEqual(await kept.read(0, 150_000), BYTES.subarray(0, 150_000));
    assert.deepEqual(source.reads, [
      [100_000, 116_384],
      [0, 16_384],
      [16_384, 100_000],
      [116_384, 150_000],
    ]);
  });

  it("fetches once for two readers of one place", async () => {
    const source = watched();
    const kept = extentSource(source, Infinity);
    const [one, two] = await Promise.all([kept.read(0, 10), kept.read(0, 10)]);
    assert.deepEqual(one, two);
    assert.equal(source.reads.length, 1);
  });

  it("ends at its limit, and keeps what it has", async () => {
    const kept = extentSource(watched(), 50_000);
    await kept.read(0, 10);
    await assert.rejects(
      kept.read(0, 60_000),
      (error: unknown) => error instanceof AssayError && error.code === "too-large",
    );
    assert.deepEqual(await kept.read(0, 10), BYTES.subarray(0, 10));
  });
});
