import { createHash } from "node:crypto";

import { byteChunks } from "./byte-chunks.ts";
import type { ByteSource } from "./byte-source.ts";

/** The digest that git gives a file: SHA-1 over a head with its length, and the bytes; lower-case hex. */
export async function gitSha1(source: ByteSource, signal?: AbortSignal): Promise<string> {
  const digest = createHash("sha1").update(headOf(source.byteLength));
  for await (const chunk of byteChunks(source, signal)) digest.update(chunk);
  return digest.digest("hex");
}

/** The same for bytes in memory. */
export function gitSha1OfBytes(bytes: Uint8Array): string {
  return createHash("sha1").update(headOf(bytes.byteLength)).update(bytes).digest("hex");
}

function headOf(byteLength: number): string {
  return `blob ${byteLength}\0`;
}
