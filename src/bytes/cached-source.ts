import type { ByteSource } from "./byte-source.ts";

/** How much is read at once, and how many of such blocks are kept. */
export interface CacheShape {
  readonly blockBytes: number;
  readonly blocksKept: number;
}

/** A header and its neighbors come with one read; enough blocks for a reader that jumps between a directory and its members. */
const DEFAULT_SHAPE: CacheShape = { blockBytes: 64 * 1024, blocksKept: 16 };

/** The same bytes, with the last blocks kept, for readers that take many small pieces. Long reads pass through. */
export function cachedSource(
  source: ByteSource,
  { blockBytes, blocksKept }: CacheShape = DEFAULT_SHAPE,
): ByteSource {
  const blocks = new Map<number, Uint8Array>();

  async function block(index: number, signal: AbortSignal | undefined): Promise<Uint8Array> {
    const known = blocks.get(index);
    const start = index * blockBytes;
    const bytes = known ?? (await source.read(start, start + blockBytes, signal));
    blocks.delete(index);
    blocks.set(index, bytes);
    const [oldest] = blocks.keys();
    if (blocks.size > blocksKept && oldest !== undefined) blocks.delete(oldest);
    return bytes;
  }

  return {
    byteLength: source.byteLength,
    async read(start, end, signal) {
      const from = Math.min(Math.max(0, start), source.byteLength);
      const to = Math.min(Math.max(from, end), source.byteLength);
      const first = Math.floor(from / blockBytes);
      const last = Math.floor(Math.max(from, to - 1) / blockBytes);
      if (last > first + 1) return source.read(from, to, signal);
      const head = await block(first, signal);
      const at = from - first * blockBytes;
      if (last === first) return head.subarray(at, at + to - from);
      const tail = await block(last, signal);
      return Buffer.concat([head.subarray(at), tail.subarray(0, to - last * blockBytes)]);
    },
  };
}
