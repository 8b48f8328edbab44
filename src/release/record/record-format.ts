import { z } from "zod";
import type { AssayErrorCode } from "../../bytes/errors.ts";
import { printableName } from "../printable-path.ts";
import { refusePath } from "../refused-path.ts";
import type { Oddity } from "../release.ts";
import { DIGEST_NAME } from "./record-layout.ts";

/** What `assay-record.json` holds, in version 1: a release as it was read. Fields are added over time, never changed. */
export interface ReleaseRecord {
  readonly assayRecord: 1;
  /** What was asked for, as it was written. */
  readonly target: string;
  readonly name: string;
  /** Kind of the source that the release was read from. */
  readonly source: string;
  readonly revision?: string;
  readonly listing: "complete" | "partial";
  readonly partialBecause?: string;
  readonly files: readonly RecordedFile[];
  readonly oddities: readonly Oddity[];
}

/** One file of the release. */
export interface RecordedFile {
  /** Printable, as in `ReleaseFile`; never a path on this disk. */
  readonly path: string;
  /** As the listing knew it. */
  readonly size?: number;
  readonly sha256?: string;
  readonly gitSha1?: string;
  readonly isRemote?: boolean;
  /** Whether its bytes could not be had where the release was read, either. */
  readonly isListedOnly?: boolean;
  /** What was read of it; of a file without it, nothing was. */
  readonly kept?: KeptBytes;
  readonly problems?: readonly RecordedProblem[];
}

/** Bytes of a file that the record holds. */
export interface KeptBytes {
  /** SHA-256 of the bytes of all extents, one after the other, and the name of the file that holds them. */
  readonly digest: string;
  /** Length of the file of the release; the listing need not know it. */
  readonly size: number;
  /** Start and end of each run of bytes in the file of the release, in order, apart from one another. */
  readonly extents: readonly (readonly [number, number])[];
  /** Whether each read was a request to a server; readers do without what they do not need then. */
  readonly byRequests?: boolean;
}

/** What reading a file met when the record was made; without a range, opening it. */
export interface RecordedProblem {
  readonly range?: readonly [number, number];
  /** Of `AssayError`; `format` where the bytes do not follow the format of the archive that they lie in. */
  readonly code: Exclude<AssayErrorCode, "usage" | "listing-invalid" | "aborted"> | "format";
  readonly message: string;
}

const count = z.int().nonnegative();
const digest = z.string().regex(DIGEST_NAME, "needed 64 hexadecimal digits");

const kept = z.strictObject({
  digest,
  size: count,
  extents: z.array(z.tuple([count, count])),
  byRequests: z.exactOptional(z.boolean()),
});
const problem = z.strictObject({
  range: z.exactOptional(z.tuple([count, count])),
  code: z.enum([
    "target-not-found",
    "target-not-allowed",
    "target-unreadable",
    "offline",
    "network",
    "too-large",
    "wrong-bytes",
    "format",
  ]),
  message: z.string(),
});

const file = z.strictObject({
  path: z.string().min(1).refine(isPlain, "no release has a file of this path"),
  size: z.exactOptional(count),
  sha256: z.exactOptional(digest),
  gitSha1: z.exactOptional(z.string().regex(/^[0-9a-f]{40}$/, "needed 40 hexadecimal digits")),
  isRemote: z.exactOptional(z.boolean()),
  isListedOnly: z.exactOptional(z.boolean()),
  kept: z.exactOptional(kept),
  problems: z.exactOptional(z.array(problem)),
});

/** Every `OddityKind`; the compiler refuses another, and a record could not be written without one. */
const ODDITY_KINDS = [
  "symlink-outside",
  "symlink-broken",
  "symlink-cycle",
  "symlink-to-folder",
  "unreadable-folder",
  "unreadable-entry",
  "submodule",
  "special-file",
  "name-not-utf8",
  "name-with-control-characters",
  "too-many-files",
  "path-escapes-archive",
  "duplicate-path",
  "archive-damaged",
  "archive-limit",
  "archive-entry-encrypted",
  "archive-entry-unsupported",
  "size-differs-from-listing",
  "digest-differs-from-listing",
  "not-in-listing",
  "listed-twice",
  "listed-path-refused",
] as const;

/** The format. */
export const recordSchema: z.ZodType<ReleaseRecord> = z.strictObject({
  assayRecord: z.literal(1),
  target: z.string(),
  name: z.string(),
  source: z.string(),
  revision: z.exactOptional(z.string()),
  listing: z.enum(["complete", "partial"]),
  partialBecause: z.exactOptional(z.string()),
  files: z.array(file).refine(isEachOnce, "two files have the same path"),
  oddities: z.array(
    z.strictObject({ kind: z.enum(ODDITY_KINDS), path: z.string(), detail: z.string() }),
  ),
});

/** Whether a path is as releases show them; bytes that cannot be printed are escapes by then. */
function isPlain(path: string): boolean {
  const { oddity } = printableName(path);
  return oddity === undefined && refusePath(path.replaceAll("\\", "")) === undefined;
}

function isEachOnce(files: readonly { readonly path: string }[]): boolean {
  return new Set(files.map(({ path }) => path)).size === files.length;
}
