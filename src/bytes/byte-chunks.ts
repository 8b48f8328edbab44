import type { ByteSource } from "./byte-source.ts";

/** Large enough that the cost of a read vanishes, small enough for constant memory. */
const CHUNK_BYTES = 256 * 1024;

/** A source from beginning to end, in chunks of 256 KiB. */
export async function* byteChunks(
  source: ByteSource,
  signal?: AbortSignal,
): AsyncGenerator<Uint8Array, void, undefined> {
  for (let start = 0; start < source.byteLength; start += CHUNK_BYTES) {
    yield await source.read(start, start + CHUNK_BYTES, signal);
  }
}
