import { z } from "zod";

/** What was true of a release when it was locked. */
export interface LockedRelease {
  /** As it was named; the same is looked at again. */
  readonly target: string;
  readonly source: string;
  readonly revision?: string;
  /** The account that the host says it belongs to. */
  readonly owner?: string;
  /** Whether the host gives the files only to those who asked for access; undefined where nobody said. */
  readonly gate?: "none" | "approval";
  readonly listing: "complete" | "partial";
  readonly files: readonly LockedFile[];
  readonly licenses: readonly LockedLicense[];
  /** License files with the digest of their text; without one, the text was not read whole. */
  readonly licenseTexts: readonly LockedText[];
  /** Documents and licenses that were not read, or not whole: what rests on texts is not certain then. */
  readonly unreadTexts: readonly string[];
  /** What its documents say of its openness. */
  readonly claims: readonly LockedClaim[];
  /** What each definition of open says, by its id. */
  readonly verdicts: Readonly<Record<string, "met" | "fails" | "undecided">>;
}

/** One file. Digests are those that the source declares, or those of the bytes that were read. */
export interface LockedFile {
  readonly path: string;
  readonly size?: number;
  readonly sha256?: string;
  /** Digest of the blob in git. */
  readonly gitSha1?: string;
  /** Whether all of its bytes were read and have the digest. */
  readonly isVerified?: boolean;
}

/** A license that governs a part. */
export interface LockedLicense {
  readonly part: "code" | "weights" | "data" | "docs";
  readonly id: string;
  readonly match: "exact" | "modified" | "named";
}

/** A license file. */
interface LockedText {
  readonly file: string;
  readonly sha256?: string;
}

/** A claim, where it stands, and whether the facts bear it out. */
export interface LockedClaim {
  readonly subject: string;
  readonly predicate: string;
  readonly verdict: "supported" | "contradicted" | "unproven";
}

/** A file of locks, in version 1. */
export interface LockFile {
  readonly modelsLock: 1;
  readonly releases: readonly LockedRelease[];
}

const sha256 = z.string().regex(/^[0-9a-f]{64}$/, "needed 64 hexadecimal digits");
const text = z.string().min(1);

const file = z.strictObject({
  path: text,
  size: z.exactOptional(z.int().nonnegative()),
  sha256: z.exactOptional(sha256),
  gitSha1: z.exactOptional(z.string().regex(/^[0-9a-f]{40}$/, "needed 40 hexadecimal digits")),
  isVerified: z.exactOptional(z.boolean()),
});

const license = z.strictObject({
  part: z.enum(["code", "weights", "data", "docs"]),
  id: text,
  match: z.enum(["exact", "modified", "named"]),
});

const claim = z.strictObject({
  subject: text,
  predicate: text,
  verdict: z.enum(["supported", "contradicted", "unproven"]),
});

const release = z.strictObject({
  target: text,
  source: text,
  revision: z.exactOptional(text),
  owner: z.exactOptional(text),
  gate: z.exactOptional(z.enum(["none", "approval"])),
  listing: z.enum(["complete", "partial"]),
  files: z.array(file),
  licenses: z.array(license),
  licenseTexts: z.array(z.strictObject({ file: text, sha256: z.exactOptional(sha256) })),
  unreadTexts: z.array(text),
  claims: z.array(claim),
  verdicts: z.record(z.string(), z.enum(["met", "fails", "undecided"])),
});

/** The format of a file of locks. */
export const lockFileSchema: z.ZodType<LockFile> = z.strictObject({
  modelsLock: z.literal(1, "needed 1, the version that is known here"),
  releases: z.array(release),
});

/** The text of a file of locks. The same releases give the same bytes. */
export function writeLockFile(releases: readonly LockedRelease[]): string {
  const lock: LockFile = { modelsLock: 1, releases };
  return `${JSON.stringify(lock, undefined, 2)}\n`;
}
