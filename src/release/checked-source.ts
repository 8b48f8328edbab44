import type { ByteSource } from "../bytes/byte-source.ts";
import { sha256OfBytes } from "../bytes/digest.ts";
import { AssayError } from "../bytes/errors.ts";

/**
 * The same bytes, read whole with the first read and checked: reads reject with `AssayError("wrong-bytes")` where these are
 * not the bytes that were declared. For files that fit into memory.
 */
export function checkedSource(source: ByteSource, sha256: string): ByteSource {
  let whole: Promise<Uint8Array> | undefined;
  return {
    byteLength: source.byteLength,
    async read(start, end, signal) {
      whole ??= readChecked(source, sha256, signal);
      return (await whole).subarray(Math.max(0, start), Math.max(0, end));
    },
  };
}

async function readChecked(
  source: ByteSource,
  sha256: string,
  signal: AbortSignal | undefined,
): Promise<Uint8Array> {
  const bytes = await source.read(0, source.byteLength, signal);
  const found = sha256OfBytes(bytes);
  if (found === sha256) return bytes;
  const detail = `its digest is ${found}, the server declares ${sha256}`;
  throw new AssayError("wrong-bytes", `Cannot use the file: ${detail}`);
}
