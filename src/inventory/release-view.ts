import type { ByteSource } from "../bytes/byte-source.ts";
import type { TextFile } from "../release/read-text.ts";
import type { ReleaseFile } from "../release/release.ts";

/** A release as the inventory sees it: all names, and the text or first bytes of what was worth reading. */
export interface ReleaseView {
  readonly name: string;
  readonly listing: "complete" | "partial";
  readonly files: readonly ReleaseFile[];
  /** Texts that were read, by path. Code, configuration, cards, licenses; never weights. */
  readonly texts: ReadonlyMap<string, TextFile>;
  /** First bytes (64 KiB at most) of files at hand that are not text and may be weights, by path. */
  readonly heads: ReadonlyMap<string, FileHead>;
}

/** The beginning of a binary file. */
export interface FileHead {
  readonly bytes: Uint8Array;
  readonly source: ByteSource;
}
