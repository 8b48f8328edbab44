import type { ByteSource } from "../bytes/byte-source.ts";
import { AssayError, FormatError } from "../bytes/errors.ts";
import { type LongFile, longFile } from "./long-file.ts";
import { textOfBytes } from "../release/text-of-bytes.ts";
import type { UnreadFile } from "../licenses/file-answer.ts";

/** Read first, so that weights are not read whole to learn that they are no text. */
const SNIFFED_BYTES = 16 * 1024;

/** Longest text that is read. A string holds 2^29 characters; no license, and no collection of them, has a tenth of that. */
const MAX_TEXT_BYTES = 256 << 20;

/** The bytes of a file that may be text, all of them, or where a long one lies, or why there are none. Rejects only when aborted. */
export async function readTextBytes(
  open: () => Promise<ByteSource>,
  signal: AbortSignal | undefined,
): Promise<Uint8Array | LongFile | UnreadFile["error"]> {
  try {
    const source = await open();
    if (source.byteLength > SNIFFED_BYTES) {
      const beginning = textOfBytes(await source.read(0, SNIFFED_BYTES, signal), true);
      if ("binary" in beginning) return { code: "binary", message: beginning.binary };
    }
    if (source.byteLength > MAX_TEXT_BYTES) {
      const message = `${source.byteLength} bytes, the limit for a text is ${MAX_TEXT_BYTES}`;
      return { code: "too-large", message };
    }
    return longFile(source) ?? (await source.read(0, source.byteLength, signal));
  } catch (error) {
    if (error instanceof AssayError || error instanceof FormatError) {
      return { code: "unreadable", message: error.message };
    }
    throw error;
  }
}
