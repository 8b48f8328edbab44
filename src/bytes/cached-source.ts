import type { ByteSource } from "./byte-source.ts";

/** A header and its neighbors come with one read. */
const BLOCK_BYTES = 64 * 1024;

/** Enough for a reader that jumps between a directory and its members. */
const BLOCKS_KEPT = 16;

/** The same bytes, with the last blocks kept, for readers that take many small pieces. Long reads pass through. */
export function cachedSource(source: ByteSource): ByteSource {
  const blocks = new Map<number, Uint8Array>();

  async function block(index: number, signal: AbortSignal | undefined): Promise<Uint8Array> {
    const known = blocks.get(index);
    const start = index * BLOCK_BYTES;
    const bytes = known ?? (await source.read(start, start + BLOCK_BYTES, signal));
    blocks.delete(index);
    blocks.set(index, bytes);
    const [oldest] = blocks.keys();
    if (blocks.size > BLOCKS_KEPT && oldest !== undefined) blocks.delete(oldest);
    return bytes;
  }

  return {
    byteLength: source.byteLength,
    async read(start, end, signal) {
      const from = Math.min(Math.max(0, start), source.byteLength);
      const to = Math.min(Math.max(from, end), source.byteLength);
      const first = Math.floor(from / BLOCK_BYTES);
      const last = Math.floor(Math.max(from, to - 1) / BLOCK_BYTES);
      if (last > first + 1) return source.read(from, to, signal);
      const head = await block(first, signal);
      const at = from - first * BLOCK_BYTES;
      if (last === first) return head.subarray(at, at + to - from);
      const tail = await block(last, signal);
      return Buffer.concat([head.subarray(at), tail.subarray(0, to - last * BLOCK_BYTES)]);
    },
  };
}
