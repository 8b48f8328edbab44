import { AssayError } from "../bytes/errors.ts";
import { readText, type NotText, type TextFile } from "../release/read-text.ts";
import type { Oddity, Release, ReleaseFile } from "../release/release.ts";
import { readLfsPointer } from "../bytes/lfs-pointer.ts";
import { fileKind, isForeign, type FileKind } from "./file-kind.ts";
import type { Unread } from "./inventory.ts";
import type { FileHead, ReleaseView } from "./release-view.ts";

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

/** A card whose one line is longer than this is not a card; the rest of the line is not read. */
const MAX_LINE_LENGTH = 100_000;

/** Bytes of a weights file that its format can be told from. */
const HEAD_BYTES = 64 * 1024;

/** A view of the release and what was left unread on the way. */
export interface GatheredView {
  readonly view: ReleaseView;
  readonly unread: readonly Unread[];
  /** What reading showed of the source itself. */
  readonly oddities: readonly Oddity[];
}

/** Reads the texts and heads that the inventory looks at. */
export async function gatherView(
  release: Release,
  limits: ReadLimits,
  signal: AbortSignal | undefined,
  onProgress: (done: number, total: number) => void,
): Promise<GatheredView> {
  const plan = planReading(release.files, limits);
  const texts = new Map<string, TextFile>();
  const heads = new Map<string, FileHead>();
  const unread: Unread[] = [...describePartial(release), ...plan.unread];
  const oddities: Oddity[] = [];
  let budget = limits.maxTextBytes;
  let done = 0;
  // Apart, so that weights too large to be had do not hold up the texts.
  await release.prefetch?.(
    plan.read.flatMap(({ file, kind }) => (kind === "weights" ? [] : [file])),
  );
  await release.prefetch?.(
    plan.read.flatMap(({ file, kind }) => (kind === "weights" ? [file] : [])),
  );
  for (const { file, kind } of plan.read) {
    signal?.throwIfAborted();
    onProgress(++done, plan.read.length);
    if (budget <= 0) {
      unread.push({
        what: file.path,
        why: `not read: ${limits.maxTextBytes} bytes of text were read before it`,
      });
      continue;
    }
    if (kind === "weights" && !isSmall(file)) {
      await readHead(file, heads, unread, signal);
      continue;
    }
    const text = await readText(
      file,
      { maxBytes: MAX_BYTES[kind], maxLineLength: MAX_LINE_LENGTH },
      signal,
    );
    if ("text" in text) {
      texts.set(file.path, withLineFeeds(text));
      budget -= text.text.length;
      unread.push(...describeCuts(text));
      oddities.push(...digestOddity(text, file));
      continue;
    }
    if (text.reason === "binary") await readHead(file, heads, unread, signal);
    if (text.reason !== "binary" || kind !== "weights") {
      unread.push({ what: file.path, why: whyNotText(text) });
    }
  }
  return {
    view: { name: release.name, listing: release.listing, files: release.files, texts, heads },
    unread,
    oddities,
  };
}

/** Bytes that are not the declared ones; what a pointer of git LFS stands for has a digest of its own. */
function digestOddity({ path, text, sha256 }: TextFile, file: ReleaseFile): readonly Oddity[] {
  const { declaredSha256 } = file;
  if (sha256 === undefined || declaredSha256 === undefined || sha256 === declaredSha256) return [];
  if (readLfsPointer(text)?.sha256 === declaredSha256) return [];
  const detail = `${sha256} at hand, ${declaredSha256} in the listing`;
  return [{ kind: "digest-differs-from-listing", path, detail }];
}

/** Why the listing is not the whole release, where the source says so. */
function describePartial({ listing, partialBecause }: Release): readonly Unread[] {
  if (listing === "complete") return [];
  return [
    {
      what: "files that the listing does not name",
      why: partialBecause ?? "the listing is partial",
    },
  ];
}

/** What was left out of a text that was read. */
function describeCuts({
  path,
  cutAtByte,
  byteLength = 0,
  cutLines = 0,
}: TextFile): readonly Unread[] {
  const cuts: Unread[] = [];
  if (cutAtByte !== undefined) {
    cuts.push({
      what: path,
      why: `read up to byte ${cutAtByte} of ${byteLength}`,
    });
  }
  if (cutLines > 0) {
    const lines = cutLines === 1 ? "1 line was" : `${cutLines} lines were`;
    cuts.push({
      what: path,
      why: `${lines} longer than ${MAX_LINE_LENGTH} characters, and cut there`,
    });
  }
  return cuts;
}

/** Lines that end in a carriage return alone, as on old systems, end in a line feed here; lengths stay. */
function withLineFeeds(file: TextFile): TextFile {
  if (file.text.includes("\n") || !file.text.includes("\r")) return file;
  return { ...file, text: file.text.replaceAll("\r", "\n") };
}

function whyNotText({ reason, detail }: NotText): string {
  return reason === "binary" ? `not text: ${detail}` : detail;
}

/** Git LFS pointers and index files carry weights' names and are small texts. */
function isSmall(file: ReleaseFile): boolean {
  return file.byteLength !== undefined && file.byteLength <= 1024;
}

async function readHead(
  file: ReleaseFile,
  heads: Map<string, FileHead>,
  unread: Unread[],
  signal: AbortSignal | undefined,
): Promise<void> {
  try {
    const source = await file.open?.();
    if (source) heads.set(file.path, { bytes: await source.read(0, HEAD_BYTES, signal), source });
  } catch (error) {
    if (error instanceof AssayError || (error instanceof Error && error.name === "FormatError")) {
      unread.push({ what: file.path, why: error.message });
      return;
    }
    throw error;
  }
}

interface PlannedRead {
  readonly file: ReleaseFile;
  readonly kind: FileKind;
}

/** Which files are read, in which order: licenses and cards first, then what lies nearest to the top. */
function planReading(
  files: readonly ReleaseFile[],
  limits: ReadLimits,
): { read: readonly PlannedRead[]; unread: readonly Unread[] } {
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
  for (const kind of ["license", "document", "config", "code", "weights", "table"] as const) {
    const group = byKind.get(kind) ?? [];
    const atHand = group.filter((file) => file.open).toSorted(byDepth);
    const chosen = atHand.slice(0, limits.maxFiles[kind]);
    read.push(...chosen.map((file) => ({ file, kind })));
    unread.push(...describeListedOnly(kind, group.length - atHand.length, group));
    if (atHand.length > chosen.length) {
      const rest = atHand.length - chosen.length;
      unread.push({
        what: `${rest} more ${KIND_WORDS[kind]} files`,
        why: `only the ${chosen.length} nearest to the top were read`,
      });
    }
  }
  return { read, unread };
}

/** Listed-only files are named one by one when few, counted when many. */
function describeListedOnly(
  kind: FileKind,
  count: number,
  group: readonly ReleaseFile[],
): readonly Unread[] {
  const why = "listed only: its bytes were not at hand";
  if (count === 0) return [];
  if (count > 5)
    return [
      {
        what: `${count} ${KIND_WORDS[kind]} files`,
        why: "listed only: their bytes were not at hand",
      },
    ];
  return group.filter((file) => !file.open).map((file) => ({ what: file.path, why }));
}

function byDepth(a: ReleaseFile, b: ReleaseFile): number {
  const depth = a.path.split("/").length - b.path.split("/").length;
  return depth !== 0 ? depth : a.path < b.path ? -1 : 1;
}
