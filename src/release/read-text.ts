import type { ReleaseFile } from "./release.ts";

/** A file read as text, with what a reader needs to cite it. */
export interface TextFile {
  readonly path: string;
  /** Decoded text; invalid bytes are U+FFFD. A byte order mark is removed. */
  readonly text: string;
  /** Hex digest of the whole file; undefined when only a part was read. */
  readonly sha256?: string;
  /** Bytes read, when the file is longer than the limit: the rest was not seen. */
  readonly cutAtByte?: number;
  readonly encoding: "utf-8" | "utf-16le" | "utf-16be" | "latin-1";
}

export interface TextLimits {
  /** Read at most this many bytes of the file. */
  readonly maxBytes: number;
  /** A line longer than this is cut here, so that one 50 MB line cannot fill memory; `text` keeps the line count. */
  readonly maxLineLength: number;
}

/** Why a file gave no text. */
export interface NotText {
  readonly path: string;
  readonly reason: "binary" | "unreadable" | "listed-only" | "changed-while-read";
  readonly detail: string;
}

export declare function readText(
  file: ReleaseFile,
  limits: TextLimits,
  signal?: AbortSignal,
): Promise<TextFile | NotText>;
