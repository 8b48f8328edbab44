import { AssayError } from "../bytes/errors.ts";
import { readText, type NotText, type TextFile } from "../release/read-text.ts";
import type { Oddity, Release, ReleaseFile } from "../release/release.ts";
import { readLfsPointer } from "../bytes/lfs-pointer.ts";
import { resultsAhead } from "../bytes/results-ahead.ts";
import { headReader, type ReadHeadBytes } from "./head-bytes.ts";
import type { Unread } from "./inventory.ts";
import { planReading, type PlannedRead, type ReadLimits } from "./reading-plan.ts";
import { readingWidth } from "./reading-width.ts";
import type { FileHead, ReleaseView } from "./release-view.ts";

/** A card whose one line is longer than this is not a card; the rest of the line is not read. */
const MAX_LINE_LENGTH = 100_000;

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
  onProgress(done, plan.read.length);
  const fetched = await prefetch(release, plan.read);
  const asKnown = (file: ReleaseFile): ReleaseFile => fetched.get(file.path) ?? file;
  const readHeadBytes = headReader();
  const look = (planned: PlannedRead): Promise<Seen> =>
    budget > 0
      ? lookAt(planned, readHeadBytes, signal)
      : Promise.resolve({
          planned,
          unread: [`not read: ${limits.maxTextBytes} bytes of text were read before it`],
        });
  const read = plan.read.map((planned) => ({ ...planned, file: asKnown(planned.file) }));
  const width = readingWidth(plan.read.map(({ file }) => file));
  for await (const { planned, text, head, unread: why } of resultsAhead(read, width, look)) {
    signal?.throwIfAborted();
    onProgress(++done, plan.read.length);
    const { file } = planned;
    if (text) {
      texts.set(file.path, withLineFeeds(text));
      budget -= text.text.length;
      unread.push(...describeCuts(text));
      oddities.push(...digestOddity(text, file));
    }
    if (head) heads.set(file.path, head);
    for (const each of why) unread.push({ what: file.path, why: each });
  }
  return {
    view: {
      name: release.name,
      listing: release.listing,
      files: release.files.map(asKnown),
      texts,
      heads,
    },
    unread,
    oddities,
  };
}

/** Fetches together what will be read, where the source can; gives the files, of which more may be known now. */
async function prefetch(
  release: Release,
  read: readonly PlannedRead[],
): Promise<ReadonlyMap<string, ReleaseFile>> {
  const fetched = new Map<string, ReleaseFile>();
  // Apart, so that weights too large to be had do not hold up the texts.
  for (const isWeights of [false, true]) {
    const part = read.filter(({ kind }) => (kind === "weights") === isWeights);
    const files = await release.prefetch?.(part.map(({ file }) => file));
    for (const file of files ?? []) fetched.set(file.path, file);
  }
  return fetched;
}

/** What one file showed. */
interface Seen {
  readonly planned: PlannedRead;
  readonly text?: TextFile;
  readonly head?: FileHead;
  /** Why it was not read, or not as what it should be. */
  readonly unread: readonly string[];
}

async function lookAt(
  planned: PlannedRead,
  readHeadBytes: ReadHeadBytes,
  signal: AbortSignal | undefined,
): Promise<Seen> {
  signal?.throwIfAborted();
  const { file, kind, maxBytes } = planned;
  if (kind === "weights" && !isSmall(file))
    return { planned, ...(await readHead(file, readHeadBytes, signal)) };
  const limits = { maxBytes, maxLineLength: MAX_LINE_LENGTH };
  const text = await readText(file, limits, signal);
  if ("text" in text) return { planned, text, unread: [] };
  const seen =
    text.reason === "binary" ? await readHead(file, readHeadBytes, signal) : { unread: [] };
  const isExpected = text.reason === "binary" && kind === "weights";
  return {
    planned,
    ...seen,
    unread: isExpected ? seen.unread : [...seen.unread, whyNotText(text)],
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
  readHeadBytes: ReadHeadBytes,
  signal: AbortSignal | undefined,
): Promise<Omit<Seen, "planned">> {
  try {
    const source = await file.open?.();
    if (!source) return { unread: [] };
    return { head: { bytes: await readHeadBytes(source, signal), source }, unread: [] };
  } catch (error) {
    if (error instanceof AssayError || (error instanceof Error && error.name === "FormatError")) {
      return { unread: [error.message] };
    }
    throw error;
  }
}
