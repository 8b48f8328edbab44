import type { ByteSource } from "./byte-source.ts";

/** Bytes that are already in memory, as a source; reads are views, not copies. */
export function memorySource(bytes: Uint8Array): ByteSource {
  return {
    byteLength: bytes.byteLength,
    read(start, end, signal) {
      signal?.throwIfAborted();
      return Promise.resolve(bytes.subarray(Math.max(0, start), Math.max(0, end)));
    },
  };
}
