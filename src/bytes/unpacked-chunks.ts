import { pipeline } from "node:stream";
import { createGunzip, createInflateRaw, createZstdDecompress } from "node:zlib";

import { byteChunks } from "./byte-chunks.ts";
import type { ByteSource } from "./byte-source.ts";
import { unpackError } from "./unpack-error.ts";

/** Ways to pack bytes that are unpacked here. */
export type Packing = "deflate" | "gzip" | "zstd";

const UNPACKERS = {
  deflate: createInflateRaw,
  gzip: createGunzip,
  zstd: createZstdDecompress,
} as const satisfies Record<Packing, unknown>;

/** Unpacks a source from beginning to end, in memory of a few chunks. Throws `FormatError("archive-damaged")`. */
export async function* unpackedChunks(
  packed: ByteSource,
  packing: Packing,
  signal?: AbortSignal,
): AsyncGenerator<Uint8Array, void, undefined> {
  const unpacked = UNPACKERS[packing]();
  // Whatever goes wrong in the pipeline destroys its last stream, so it is thrown by the loop below.
  pipeline(byteChunks(packed, signal), unpacked, () => undefined);
  const chunks: AsyncIterable<Uint8Array> = unpacked;
  try {
    for await (const chunk of chunks) yield chunk;
  } catch (error) {
    throw unpackError(error);
  }
}
