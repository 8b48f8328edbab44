import { createHash, hash } from "node:crypto";

import { byteChunks } from "./byte-chunks.ts";
import type { ByteSource } from "./byte-source.ts";

/** SHA-256 of a whole source as lower-case hex, in memory of one chunk however long the source is. */
export async function sha256(source: ByteSource, signal?: AbortSignal): Promise<string> {
  const digest = createHash("sha256");
  for await (const chunk of byteChunks(source, signal)) digest.update(chunk);
  return digest.digest("hex");
}

/** SHA-256 of bytes in memory as lower-case hex. */
export function sha256OfBytes(bytes: Uint8Array): string {
  return hash("sha256", bytes, "hex");
}
