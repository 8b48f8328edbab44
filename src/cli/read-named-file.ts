import { readFileSync, statSync, type Stats } from "node:fs";
import { AssayError } from "../bytes/errors.ts";
import { piecesInMemory, piecesOfFile, type PieceSource } from "../bytes/piece-source.ts";
import { strictUtf8 } from "../bytes/strict-utf8.ts";
import { Utf8Pieces } from "../bytes/utf8-pieces.ts";

/** Largest file that is read where an option sets no limit of its own: keys, signatures and listings stay far below. */
const MAX_BYTES = 1 << 30;

/** Text of a file that an option names: `what` it is for the message. Throws `AssayError("usage")`. */
export function readNamedFile(what: string, path: string, maxBytes: number = MAX_BYTES): string {
  return orRefused(what, path, () => {
    statOf(what, path, maxBytes);
    return strictUtf8(readFileSync(path));
  });
}

/** The same, to be read piece by piece; a pipe, which can be read only once, and what has no length are read here and kept. */
export function namedPieces(what: string, path: string, maxBytes: number = MAX_BYTES): PieceSource {
  return orRefused(what, path, () => {
    const stats = statOf(what, path, maxBytes);
    if (!stats.isFile() || stats.size === 0) {
      const bytes = readFileSync(path);
      strictUtf8(bytes);
      return piecesInMemory(bytes);
    }
    const source = piecesOfFile(path, stats.size);
    const decoder = new Utf8Pieces();
    for (const piece of source.pieces(0, source.byteLength)) decoder.decode(piece);
    decoder.end();
    return {
      ...source,
      pieces: (start, end) => orRefusedLater(what, path, source.pieces(start, end)),
    };
  });
}

/** Pieces of a file that may have gone since it was opened for the first time. */
function* orRefusedLater(
  what: string,
  path: string,
  pieces: Iterable<Uint8Array>,
): Generator<Uint8Array, void, undefined> {
  try {
    yield* pieces;
  } catch (cause) {
    throw refused(what, path, reasonOf(cause), cause);
  }
}

function statOf(what: string, path: string, maxBytes: number): Stats {
  const stats = statSync(path);
  if (!stats.isFile() || stats.size <= maxBytes) return stats;
  throw refused(what, path, `it has ${stats.size} bytes, and at most ${maxBytes} are read`);
}

function orRefused<T>(what: string, path: string, read: () => T): T {
  try {
    return read();
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
