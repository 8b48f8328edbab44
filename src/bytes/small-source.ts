import type { ByteSource } from "./byte-source.ts";

/** Bytes of a file that are kept at most: readers of weights look into most of so short a file anyway. */
const SMALL_BYTES = 64 * 1024;

/** The same bytes, of a short file read as a whole at the first read and kept; a longer one is left as it is. */
export function smallSource(source: ByteSource): ByteSource {
  const { byteLength } = source;
  if (byteLength > SMALL_BYTES) return source;
  let whole: Uint8Array | undefined;
  return {
    ...source,
    async read(start, end, signal) {
      signal?.throwIfAborted();
      whole ??= await source.read(0, byteLength, signal);
      return whole.subarray(Math.max(0, start), Math.max(0, end));
    },
  };
}
