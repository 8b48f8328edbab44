import type { ByteSource } from "./byte-source.ts";
import { plainBytes } from "./plain-bytes.ts";

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
  /** The block that was used last: most reads follow one another. */
  let latest = -1;
  let latestBytes: Uint8Array | undefined;

  async function block(index: number, signal: AbortSignal | undefined): Promise<Uint8Array> {
    const start = index * blockBytes;
    const bytes =
      blocks.get(index) ?? plainBytes(await source.read(start, start + blockBytes, signal));
    blocks.delete(index);
    blocks.set(index, bytes);
    const [oldest] = blocks.keys();
    if (blocks.size > blocksKept && oldest !== undefined) blocks.delete(oldest);
    latest = index;
    latestBytes = bytes;
    return bytes;
  }

  async function readBlocks(
    from: number,
    to: number,
    signal: AbortSignal | undefined,
  ): Promise<Uint8Array> {
    const first = Math.floor(from / blockBytes);
    const last = Math.floor(Math.max(from, to - 1) / blockBytes);
    if (last > first + 1) return source.read(from, to, signal);
    const head = await block(first, signal);
    const at = from - first * blockBytes;
    if (last === first) return head.subarray(at, at + to - from);
    const tail = await block(last, signal);
    return plainBytes(Buffer.concat([head.subarray(at), tail.subarray(0, to - last * blockBytes)]));
  }

  return {
    byteLength: source.byteLength,
    read(start, end, signal) {
      const from = Math.min(Math.max(0, start), source.byteLength);
      const to = Math.min(Math.max(from, end), source.byteLength);
      const at = from - latest * blockBytes;
      if (latestBytes !== undefined && at >= 0 && at + to - from <= latestBytes.length) {
        return Promise.resolve(latestBytes.subarray(at, at + to - from));
      }
      return readBlocks(from, to, signal);
    },
  };
}
