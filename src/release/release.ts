import type { ByteSource } from "../bytes/byte-source.ts";

/** What somebody published: files and where they come from, at one revision. */
export interface Release {
  /** Last part of the place it was read from: folder or archive name without its extension. */
  readonly name: string;
  readonly source: ReleaseSource;
  /** Commit or digest that pins the content, where the source knows one. */
  readonly revision?: string;
  /** `complete` only when every file of the release is in `files`; absence may be concluded from nothing less. */
  readonly listing: "complete" | "partial";
  /** Sorted by path, in code unit order. */
  readonly files: readonly ReleaseFile[];
  /** What gathering saw and could not follow, open or name. */
  readonly oddities: readonly Oddity[];
}

export interface ReleaseSource {
  readonly kind: "folder" | "file" | "zip" | "tar";
  /** As the caller wrote it; never made absolute, so that two copies give the same report. */
  readonly location: string;
}

/** One file of a release. A file known from a listing only has no `open`: it counts as seen but unread. */
export interface ReleaseFile {
  /** Slash-separated, relative, printable: control characters and invalid UTF-8 appear as `\xNN`. */
  readonly path: string;
  /** Size in bytes; undefined when neither disk nor listing tells. */
  readonly byteLength?: number;
  /** Hex digest a listing declares; not checked until the bytes are read. */
  readonly declaredSha256?: string;
  /** Opens the bytes; undefined when the file is only listed. Rejects with `AssayError("target-unreadable")`. */
  readonly open?: () => Promise<ByteSource>;
}

/** Something about the source itself that a reader should know. */
export interface Oddity {
  readonly kind: OddityKind;
  /** Printable path, as in `ReleaseFile`. */
  readonly path: string;
  /** One sentence fragment with the facts, for people. */
  readonly detail: string;
}

export type OddityKind =
  | "symlink-outside"
  | "symlink-broken"
  | "symlink-cycle"
  | "unreadable-folder"
  | "special-file"
  | "name-not-utf8"
  | "name-with-control-characters"
  | "path-escapes-archive"
  | "duplicate-path"
  | "archive-damaged"
  | "archive-limit"
  | "size-differs-from-listing"
  | "listed-twice";
