import { createHash } from "node:crypto";

/** The digest that git gives a file: SHA-1 over a head with its length, and the bytes; lower-case hex. */
export function gitSha1OfBytes(bytes: Uint8Array): string {
  return createHash("sha1").update(`blob ${bytes.byteLength}\0`).update(bytes).digest("hex");
}
