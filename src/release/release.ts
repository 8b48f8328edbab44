import type { ByteSource } from "../bytes/byte-source.ts";

/** What somebody published: files and where they come from, at one revision. */
export interface Release {
  /** Last part of the place it was read from: folder or archive name without its extension. */
  readonly name: string;
  readonly source: ReleaseSource;
  /** Commit or digest that pins the content, where the source knows one. */
  readonly revision?: string;
  /** Of a release that was joined of several, each of these; the first one's files have no folder. */
  readonly sources?: readonly JoinedSource[];
  /** What the host says of the repository as a whole, whatever the revision; undefined where nobody was asked. */
  readonly host?: HostFacts;
  /** `complete` only when every file of the release is in `files`; absence may be concluded from nothing less. */
  readonly listing: "complete" | "partial";
  /** Why the listing is partial, in the words of whoever recorded it; what gathering itself missed is in `oddities`. */
  readonly partialBecause?: string;
  /** Sorted by path, in code unit order. */
  readonly files: readonly ReleaseFile[];
  /** What gathering saw and could not follow, open or name. */
  readonly oddities: readonly Oddity[];
  /**
   * Tells the source which of its files will be opened, so that it can fetch them together; resolves to these files with
   * what is known of them then. What cannot be had shows when it is opened; rejects only when aborted.
   */
  readonly prefetch?: (files: readonly ReleaseFile[]) => Promise<readonly ReleaseFile[]>;
}

export interface ReleaseSource {
  readonly kind: SourceKind;
  /** As the caller wrote it; never made absolute, so that two copies give the same report. */
  readonly location: string;
}

/** What a host says of a repository. */
export interface HostFacts {
  /** The account that it belongs to now. */
  readonly owner?: string;
  /** Whether its files are only for those who asked for access. */
  readonly isGated: boolean;
}

/** One source of a joined release. */
export interface JoinedSource {
  /** Folder that its files are shown in; empty for the first. */
  readonly folder: string;
  readonly source: SourceKind;
  readonly revision?: string;
}

/** What a release was read from; `joined` is several of these as one. */
type SourceKind =
  | "folder"
  | "file"
  | "zip"
  | "tar"
  | "hub"
  | "dataset"
  | "git"
  | "ollama"
  | "oci"
  | "modelscope"
  | "web"
  | "record"
  | "joined";

/** One file of a release. A file known from a listing only has no `open`: it counts as seen but unread. */
export interface ReleaseFile {
  /** Slash-separated, relative, printable: control characters and invalid UTF-8 appear as `\xNN`. */
  readonly path: string;
  /** Size in bytes; undefined when neither disk nor listing tells. */
  readonly byteLength?: number;
  /** Hex digest a listing declares; not checked until the bytes are read. */
  readonly declaredSha256?: string;
  /** Hex digest of the blob in git, where git holds the file itself. */
  readonly declaredGitSha1?: string;
  /** Whether its bytes come from a server, now or earlier: less of such files is read. */
  readonly isRemote?: boolean;
  /** Why it has no `open`, for people, where that is known. */
  readonly whyNotOpen?: string;
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

/** What `Oddity.kind` can say. Kinds marked "partial" make the listing partial: something of the release was not named. */
export type OddityKind =
  /** A link to a file outside the release: named, never opened. To a folder outside: partial. */
  | "symlink-outside"
  /** A link to nothing that is at hand: named, never opened. */
  | "symlink-broken"
  | "symlink-cycle"
  /** A link to a folder of the same release: not walked a second time. */
  | "symlink-to-folder"
  /** Partial. */
  | "unreadable-folder"
  /** An entry that was listed but could not be looked at. Partial. */
  | "unreadable-entry"
  /** Another repository that is named at this place, and was not looked into. Partial. */
  | "submodule"
  /** Socket, pipe or device: never opened, not a file of the release. */
  | "special-file"
  | "name-not-utf8"
  | "name-with-control-characters"
  /** Partial. */
  | "too-many-files"
  /** An entry whose name is absolute or climbs out; left out. Partial. */
  | "path-escapes-archive"
  /** A second entry with the path of an earlier one; the later one counts, as when unpacking. */
  | "duplicate-path"
  /** Partial. */
  | "archive-damaged"
  /** An entry or an archive beyond a limit: named, never opened; partial where names are missing. */
  | "archive-limit"
  | "archive-entry-encrypted"
  | "archive-entry-unsupported"
  | "size-differs-from-listing"
  /** The bytes at hand are not those that a listing declares. */
  | "digest-differs-from-listing"
  /** A file at hand that a listing, said to be complete, does not name. */
  | "not-in-listing"
  | "listed-twice"
  /** A path in a listing that no release can have: absolute, climbing, with a backslash or NUL; left out. Partial. */
  | "listed-path-refused";
