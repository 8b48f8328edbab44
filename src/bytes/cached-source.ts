import type { ByteSource } from "./byte-source.ts";
import { withFile } from "./file-source.ts";
import { plainBytes } from "./plain-bytes.ts";

/** How much is read at once, and how many of such blocks are kept. */
export interface CacheShape {
  readonly blockBytes: number;
  readonly blocksKept: number;
}

/** A header and its neighbors come with one read; enough blocks for a reader that jumps between a directory and its members. */
const DEFAULT_SHAPE: CacheShape = { blockBytes: 64 * 1024, blocksKept: 16 };

/**
 * The same bytes, with the last blocks kept, for readers that take many small pieces. Long reads pass through. Blocks of a long
 * file on disk take each other's place in memory, and what is given is a copy: as garbage, blocks would pile up to its length.
 */
export function cachedSource(
  source: ByteSource,
  { blockBytes, blocksKept }: CacheShape = DEFAULT_SHAPE,
): ByteSource {
  const blocks = new Map<number, Uint8Array>();
  const place = source.byteLength > blockBytes * blocksKept ? source.place : undefined;
  /** The block that was used last: most reads follow one another. */
  let latest = -1;
  let latestBytes: Uint8Array | undefined;

  /** Bytes of a block, counted from its own beginning. */
  async function part(
    index: number,
    { from, to }: { readonly from: number; readonly to: number },
    signal: AbortSignal | undefined,
  ): Promise<Uint8Array> {
    signal?.throwIfAborted();
    const start = index * blockBytes;
    const bytes =
      blocks.get(index) ??
      readOverOldest(index) ??
      plainBytes(await source.read(start, start + blockBytes, signal));
    blocks.delete(index);
    blocks.set(index, bytes);
    const [oldest] = blocks.keys();
    if (blocks.size > blocksKept && oldest !== undefined) blocks.delete(oldest);
    latest = index;
    latestBytes = bytes;
    return given(bytes.subarray(from, to));
  }

  /** Reads a block to where the oldest one lies; undefined where that is not possible. */
  function readOverOldest(index: number): Uint8Array | undefined {
    const [oldest] = blocks.keys();
    if (place === undefined || oldest === undefined || blocks.size < blocksKept) return undefined;
    const start = index * blockBytes;
    const length = Math.min(blockBytes, source.byteLength - start);
    const room = blocks.get(oldest)?.subarray(0, length);
    blocks.delete(oldest);
    if (room === undefined || room.length < length) return undefined;
    // Were the read to fail half way, this would be neither block.
    if (oldest === latest) latestBytes = undefined;
    withFile(place, (readInto) => readInto(room, place.start + start));
    return room;
  }

  /** What a caller may keep. */
  function given(bytes: Uint8Array): Uint8Array {
    return place === undefined ? bytes : new Uint8Array(bytes);
  }

  async function readBlocks(
    from: number,
    to: number,
    signal: AbortSignal | undefined,
  ): Promise<Uint8Array> {
    const first = Math.floor(from / blockBytes);
    const last = Math.floor(Math.max(from, to - 1) / blockBytes);
    if (last > first + 1) return source.read(from, to, signal);
    const at = from - first * blockBytes;
    if (last === first) return part(first, { from: at, to: at + to - from }, signal);
    return plainBytes(
      Buffer.concat([
        await part(first, { from: at, to: blockBytes }, signal),
        await part(last, { from: 0, to: to - last * blockBytes }, signal),
      ]),
    );
  }

  return {
    byteLength: source.byteLength,
    read(start, end, signal) {
      const from = Math.min(Math.max(0, start), source.byteLength);
      const to = Math.min(Math.max(from, end), source.byteLength);
      const at = from - latest * blockBytes;
      if (latestBytes !== undefined && at >= 0 && at + to - from <= latestBytes.length) {
        return Promise.resolve(given(latestBytes.subarray(at, at + to - from)));
      }
      return readBlocks(from, to, signal);
    },
  };
}
