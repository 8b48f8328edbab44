import { readFileSync, statSync } from "node:fs";
import { AssayError } from "../bytes/errors.ts";

/** Largest file that is read where an option sets no limit of its own: keys, signatures and listings stay far below. */
const MAX_BYTES = 1 << 30;

/** Text of a file that an option names: `what` it is for the message. Throws `AssayError("usage")`. */
export function readNamedFile(what: string, path: string, maxBytes: number = MAX_BYTES): string {
  try {
    const stats = statSync(path);
    if (stats.isFile() && stats.size > maxBytes)
      throw refused(what, path, `it has ${stats.size} bytes, and at most ${maxBytes} are read`);
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(readFileSync(path));
  } catch (cause) {
    if (cause instanceof AssayError) throw cause;
    throw refused(what, path, reasonOf(cause), cause);
  }
}

function refused(what: string, path: string, why: string, cause?: unknown): AssayError {
  return new AssayError("usage", `Cannot read the ${what} "${path}": ${why}`, { cause });
}

/** What kept a file from being read; the system's own words where we have no better ones. */
function reasonOf(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  const code = "code" in cause ? cause.code : undefined;
  if (code === "ENOENT") return "there is no such file";
  if (code === "EISDIR") return "it is a folder";
  if (code === "ERR_ENCODING_INVALID_ENCODED_DATA") return "it is no text in UTF-8";
  return cause.message;
}
