import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { ByteSource } from "./byte-source.ts";
import { memorySource } from "./memory-source.ts";
import { smallSource } from "./small-source.ts";

/** A source that writes down what is read of it. */
function watched(bytes: Uint8Array): { readonly source: ByteSource; readonly reads: string[] } {
  const inner = memorySource(bytes);
  const reads: string[] = [];
  const read: ByteSource["read"] = (start, end, signal) => {
    reads.push(`${start}-${end}`);
    return inner.read(start, end, signal);
  };
  return { source: { ...inner, read }, reads };
}

describe("a source that is kept when it is small", () => {
  it("is read once", async () => {
    const { source, reads } = watched(Buffer.from("0123456789"));
    const small = smallSource(source);
    const parts = [await small.read(8, 99), await small.read(-3, 2), await small.read(5, 3)];
    assert.deepEqual(
      parts.map((part) => Buffer.from(part).toString()),
      ["89", "01", ""],
    );
    assert.deepEqual(reads, ["0-10"]);
  });

  it("is left as it is beyond 64 KiB", () => {
    const { source } = watched(Buffer.alloc(65_537));
    assert.equal(smallSource(source), source);
  });

  it("is not read when interrupted", async () => {
    const { source, reads } = watched(Buffer.alloc(10));
    const read = smallSource(source).read(0, 1, AbortSignal.abort());
    await assert.rejects(read, { name: "AbortError" });
    assert.deepEqual(reads, []);
  });
});
