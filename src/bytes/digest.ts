import { createHash, hash } from "node:crypto";

import type { ByteSource } from "./byte-source.ts";

/** Bytes hashed at a time: large enough that the cost of a read vanishes, small enough for constant memory. */
const CHUNK_BYTES = 1 << 20;

/** SHA-256 of a whole source as lower-case hex, in memory of one chunk however long the source is. */
export async function sha256(source: ByteSource, signal?: AbortSignal): Promise<string> {
  const digest = createHash("sha256");
  for (let start = 0; start < source.byteLength; start += CHUNK_BYTES) {
    digest.update(await source.read(start, start + CHUNK_BYTES, signal));
  }
  return digest.digest("hex");
}

/** SHA-256 of bytes in memory as lower-case hex. */
export function sha256OfBytes(bytes: Uint8Array): string {
  return hash("sha256", bytes, "hex");
}
