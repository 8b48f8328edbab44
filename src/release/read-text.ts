import type { ByteSource } from "../bytes/byte-source.ts";
import { sha256OfBytes } from "../bytes/digest.ts";
import { AssayError, FormatError, type AssayErrorCode } from "../bytes/errors.ts";
import { cutLongLines } from "./cut-long-lines.ts";
import type { TextEncoding } from "./decode-text.ts";
import type { ReleaseFile } from "./release.ts";
import { textOfBytes } from "./text-of-bytes.ts";

/** A file read as text, with what a reader needs to cite it. */
export interface TextFile {
  readonly path: string;
  /** Decoded text; invalid bytes are U+FFFD. A byte order mark is removed. */
  readonly text: string;
  /** Hex digest of the whole file; undefined when only a part was read. */
  readonly sha256?: string;
  /** Bytes read, when the file is longer than the limit: the rest was not seen. */
  readonly cutAtByte?: number;
  /** Length of a file that is longer than the limit. */
  readonly byteLength?: number;
  /** How many lines were longer than the limit, when any was: the rest of these was not seen. */
  readonly cutLines?: number;
  readonly encoding: TextEncoding;
}

/** How much of a file is read as text. */
export interface TextLimits {
  /** Read at most this many bytes of the file. */
  readonly maxBytes: number;
  /** A line longer than this is cut here, so that one 50 MB line cannot fill memory; `text` keeps the line count. */
  readonly maxLineLength: number;
}

/**
 * Limits for prose, code and configuration. 4 MiB: cards, licenses and source files stay below 1 MB, and a notebook
 * with pictures or a log is understood from its beginning. 100,000 characters: the longest license in use fits in one
 * line, a picture in base64 does not.
 */
export const DEFAULT_TEXT_LIMITS: TextLimits = { maxBytes: 4 << 20, maxLineLength: 100_000 };

/** Why a file gave no text. */
export interface NotText {
  readonly path: string;
  readonly reason: "binary" | "unreadable" | "listed-only" | "changed-while-read";
  readonly detail: string;
}

/**
 * Reads a file as text, at most `limits.maxBytes` of it, so a file of any size costs the same.
 * What is wrong with the file is part of the answer; only an abort rejects.
 */
export async function readText(
  file: ReleaseFile,
  limits: TextLimits,
  signal?: AbortSignal,
): Promise<TextFile | NotText> {
  const { path } = file;
  if (!file.open) return { path, reason: "listed-only", detail: "known by name only" };
  try {
    return await readSource(path, await file.open(), limits, signal);
  } catch (error) {
    return notRead(path, error);
  }
}

async function readSource(
  path: string,
  source: ByteSource,
  limits: TextLimits,
  signal: AbortSignal | undefined,
): Promise<TextFile | NotText> {
  const bytes = await source.read(0, limits.maxBytes, signal);
  const isCut = bytes.byteLength < source.byteLength;
  const content = textOfBytes(bytes, isCut);
  if ("binary" in content) return { path, reason: "binary", detail: content.binary };
  const { text, encoding } = content;
  const { kept, cutLines } = cutLongLines(text, limits.maxLineLength);
  return {
    path,
    text: kept,
    ...(isCut
      ? { cutAtByte: bytes.byteLength, byteLength: source.byteLength }
      : { sha256: sha256OfBytes(bytes) }),
    ...(cutLines > 0 && { cutLines }),
    encoding,
  };
}

/** What can befall one file while the rest of the release is fine. */
const NOT_READ: readonly AssayErrorCode[] = [
  "target-unreadable",
  "target-not-found",
  "target-not-allowed",
  "offline",
  "network",
  "too-large",
  "wrong-bytes",
];

function notRead(path: string, error: unknown): NotText {
  if (error instanceof FormatError) {
    const reason = error.code === "changed-while-read" ? "changed-while-read" : "unreadable";
    return { path, reason, detail: error.message };
  }
  if (error instanceof AssayError && NOT_READ.includes(error.code)) {
    return { path, reason: "unreadable", detail: error.message };
  }
  throw error;
}
