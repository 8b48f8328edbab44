import type { ReleaseFile } from "../release/release.ts";
import { fileKind, isForeign, type FileKind } from "./file-kind.ts";
import type { Unread } from "./inventory.ts";

/** How much of a release is read as text. */
export interface ReadLimits {
  /** Bytes over all texts together. Cards and licenses of the largest real releases stay far below. */
  readonly maxTextBytes: number;
  /** Files per kind that are read; the shallowest first. */
  readonly maxFiles: Readonly<Record<FileKind, number>>;
}

export const DEFAULT_READ_LIMITS: ReadLimits = {
  maxTextBytes: 64 * 1024 * 1024,
  maxFiles: {
    license: 500,
    document: 500,
    config: 1000,
    code: 1500,
    table: 100,
    weights: 500,
    other: 0,
  },
};

/** Bytes read of one file, by kind: a card or license is short, code shows its role in its first part. */
const MAX_BYTES: Readonly<Record<FileKind, number>> = {
  license: 1024 * 1024,
  document: 1024 * 1024,
  config: 512 * 1024,
  code: 256 * 1024,
  table: 64 * 1024,
  weights: 64 * 1024,
  other: 0,
};

/** What is read of a release whose files come from a server: what a person would open, for about a megabyte. */
const REMOTE_LIMITS: ReadLimits = {
  maxTextBytes: 4 * 1024 * 1024,
  maxFiles: { license: 50, document: 50, config: 50, code: 100, table: 10, weights: 500, other: 0 },
};

/**
 * Longest file of a kind that is fetched at all. Longer configuration is a vocabulary or an index, and says nothing that its
 * name does not; longer prose and code is not what a person wrote. Of tables the beginning is enough.
 */
const MAX_REMOTE_BYTES: Readonly<Record<FileKind, number>> = {
  license: 1024 * 1024,
  document: 1024 * 1024,
  config: 128 * 1024,
  code: 256 * 1024,
  table: Infinity,
  weights: Infinity,
  other: 0,
};

/** Kinds as a person calls them. */
const KIND_WORDS: Readonly<Record<FileKind, string>> = {
  license: "license",
  document: "document",
  config: "config",
  code: "code",
  table: "data",
  weights: "weights",
  other: "other",
};

/** One file that is read, and how much of it. */
export interface PlannedRead {
  readonly file: ReleaseFile;
  readonly kind: FileKind;
  readonly maxBytes: number;
}

/** What is read of a release, in order, and what is left out. */
export interface ReadingPlan {
  readonly read: readonly PlannedRead[];
  readonly unread: readonly Unread[];
}

/**
 * Which files are read, in which order: licenses and cards first, then what lies nearest to the top. Of files that come from
 * a server fewer are read, by their sizes, so that the same listing always gives the same plan.
 */
export function planReading(files: readonly ReleaseFile[], limits: ReadLimits): ReadingPlan {
  const byKind = new Map<FileKind, ReleaseFile[]>();
  for (const file of files) {
    const kind = fileKind(file.path);
    if (kind === "other" || (isForeign(file.path) && kind !== "license")) continue;
    const group = byKind.get(kind);
    if (group) group.push(file);
    else byKind.set(kind, [file]);
  }
  const read: PlannedRead[] = [];
  const unread: Unread[] = [];
  let remoteBytes = Math.min(REMOTE_LIMITS.maxTextBytes, limits.maxTextBytes);
  for (const kind of ["license", "document", "config", "code", "weights", "table"] as const) {
    const group = byKind.get(kind) ?? [];
    const worth = group.filter((file) => isWorthFetching(file, kind));
    const atHand = worth.filter((file) => file.open).toSorted(byDepth);
    const wanted = atHand.slice(0, maxFilesOf(kind, atHand, limits));
    const chosen = wanted.filter((file) => {
      if (file.isRemote !== true || kind === "weights") return true;
      const cost = Math.min(file.byteLength ?? MAX_BYTES[kind], MAX_BYTES[kind]);
      if (cost <= remoteBytes) remoteBytes -= cost;
      else return false;
      return true;
    });
    for (const file of chosen) read.push({ file, kind, maxBytes: MAX_BYTES[kind] });
    unread.push(
      ...describeListedOnly(
        kind,
        worth.filter((file) => !file.open),
      ),
      ...describeNotFetched(
        kind,
        group.filter((file) => !isWorthFetching(file, kind)).toSorted(byDepth),
        `not fetched: larger than ${MAX_REMOTE_BYTES[kind]} bytes`,
      ),
      ...describeNotFetched(
        kind,
        wanted.filter((file) => !chosen.includes(file)),
        `not fetched: ${REMOTE_LIMITS.maxTextBytes} bytes of text come before`,
      ),
    );
    if (atHand.length > wanted.length) {
      const rest = atHand.length - wanted.length;
      unread.push({
        what: `${rest} more ${KIND_WORDS[kind]} files`,
        why: `only the ${wanted.length} nearest to the top were read`,
      });
    }
  }
  return { read, unread };
}

function isWorthFetching({ isRemote, byteLength = 0 }: ReleaseFile, kind: FileKind): boolean {
  return isRemote !== true || byteLength <= MAX_REMOTE_BYTES[kind];
}

function maxFilesOf(kind: FileKind, files: readonly ReleaseFile[], limits: ReadLimits): number {
  const isRemote = files.some((file) => file.isRemote === true);
  const own = limits.maxFiles[kind];
  return isRemote ? Math.min(REMOTE_LIMITS.maxFiles[kind], own) : own;
}

/** How many files are named one by one; more are counted. */
const MAX_NAMED = 5;

function describeNotFetched(
  kind: FileKind,
  files: readonly ReleaseFile[],
  why: string,
): readonly Unread[] {
  if (files.length > MAX_NAMED) return [{ what: `${files.length} ${KIND_WORDS[kind]} files`, why }];
  return files.map(({ path }) => ({ what: path, why }));
}

/** Listed-only files are named one by one when few, counted when many. */
function describeListedOnly(kind: FileKind, files: readonly ReleaseFile[]): readonly Unread[] {
  if (files.length > MAX_NAMED) {
    const why = files[0]?.whyNotOpen ?? "listed only: their bytes were not at hand";
    return [{ what: `${files.length} ${KIND_WORDS[kind]} files`, why }];
  }
  return files.map(({ path, whyNotOpen }) => ({
    what: path,
    why: whyNotOpen ?? "listed only: its bytes were not at hand",
  }));
}

function byDepth(a: ReleaseFile, b: ReleaseFile): number {
  const depth = a.path.split("/").length - b.path.split("/").length;
  return depth !== 0 ? depth : a.path < b.path ? -1 : 1;
}
