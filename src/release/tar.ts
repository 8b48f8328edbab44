import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

import { extract } from "tar-stream";

import type { ByteSource } from "../bytes/byte-source.ts";
import { fileSource } from "../bytes/file-source.ts";
import { memorySource } from "../bytes/memory-source.ts";
import { sliceSource } from "../bytes/slice-source.ts";
import type { ArchiveEntry, EntryProblem } from "./archive-entry.ts";
import {
  archiveRelease,
  emptyContents,
  noteDamage,
  notePartial,
  type ArchiveContents,
} from "./archive-release.ts";
import {
  DEFAULT_RELEASE_LIMITS,
  type GatherOptions,
  type ReleaseLimits,
} from "./gather-options.ts";
import type { Release } from "./release.ts";
import { plainTarBytes, tarPacking, unpackedTarBytes, type TarPosition } from "./tar-bytes.ts";
import { tarHeader, type TarHeader, type TarMember } from "./tar-header.ts";
import { isTurnDue, takeTurn } from "./turns.ts";

/** Headers and the padding of members come in blocks of this size; an end mark is at least one block of zeros. */
const BLOCK_BYTES = 512;

/**
 * Where git puts the commit when it makes a tar: a global pax header that comes first (git get-tar-commit-id),
 * typeflag `g` at byte 156 of the first block, its text in the second.
 */
const GIT_HEADER = /^[^]{156}g[^]{355}\d+ comment=([0-9a-f]{40}(?:[0-9a-f]{24})?)\n/;

/** The release in a tar file on this disk. */
export async function gatherTar(path: string, options: GatherOptions = {}): Promise<Release> {
  return tarRelease(fileSource(path), path, options);
}

/**
 * The release in a tar, plain or packed by gzip or zstd, told apart by content.
 *
 * A plain tar is indexed by its headers; members are read where they lie. A packed tar is unpacked once from beginning
 * to end: members up to `maxMemberBytes` are kept in memory, up to `maxKeptBytes` in all; others are named only.
 * What is wrong with the archive is an oddity, and the listing partial where names may be missing.
 * Rejects only when the bytes cannot be read at all, or with the signal's reason when aborted.
 */
export async function tarRelease(
  source: ByteSource,
  location: string,
  options: GatherOptions,
): Promise<Release> {
  const { contents, revision } = await tarContents(source, options);
  return archiveRelease({ kind: "tar", location }, contents, revision);
}

/** The members of a tar, as `tarRelease` reads them, with the commit that git made it of. */
export async function tarContents(
  source: ByteSource,
  options: GatherOptions,
): Promise<{ readonly contents: ArchiveContents; readonly revision: string | undefined }> {
  const limits = { ...DEFAULT_RELEASE_LIMITS, ...options.limits };
  const tar = await openTar(source, limits, options.signal);
  const contents = emptyContents();
  try {
    await readMembers(tar, contents, limits.maxEntries, options);
  } catch (error) {
    options.signal?.throwIfAborted();
    noteDamage(contents, error);
  }
  return { contents, revision: GIT_HEADER.exec(tar.head)?.[1] };
}

/** Makes a member's bytes available; it must consume the entry before the next one can come. */
type TakeMember = (header: TarHeader, entry: TarMember) => Promise<ArchiveEntry>;

/** A tar while it is read. */
interface Tar {
  readonly chunks: AsyncIterable<Uint8Array>;
  readonly take: TakeMember;
  readonly position: TarPosition;
  /** Its first two blocks, one character per byte. */
  head: string;
  /** Bytes seen so far, unpacked. */
  byteLength: number;
}

async function openTar(
  source: ByteSource,
  limits: ReleaseLimits,
  signal: AbortSignal | undefined,
): Promise<Tar> {
  const packing = tarPacking(await source.read(0, 4));
  const position: TarPosition = { nextHeader: 0 };
  const rest = { position, head: "", byteLength: 0 };
  if (packing === "plain") {
    const chunks = plainTarBytes(source, position, signal);
    return { chunks, take: (header, entry) => takeInPlace(source, header, entry), ...rest };
  }
  const budget = { bytesLeft: limits.maxUnpackedBytes };
  const room = { bytesLeft: limits.maxKeptBytes };
  return {
    chunks: unpackedTarBytes(source, packing, budget, signal),
    take: (header, entry) => takeToMemory(header, entry, limits.maxMemberBytes, room),
    ...rest,
  };
}

/**
 * Latin-1 keeps the bytes of a name; what they mean is decided later. Unknown formats are those before POSIX.
 * The types of tar-stream know the first option only.
 */
const EXTRACT_OPTIONS = {
  highWaterMark: BLOCK_BYTES,
  filenameEncoding: "latin1",
  allowUnknownFormat: true,
};

async function readMembers(
  tar: Tar,
  contents: ArchiveContents,
  maxEntries: number,
  options: GatherOptions,
): Promise<void> {
  const members = extract(EXTRACT_OPTIONS);
  const feeding = pipeline(Readable.from(watched(tar)), members);
  // Its error reaches the loop below as well, which is where it is dealt with.
  feeding.catch(() => undefined);
  for await (const entry of members) {
    if (contents.entries.length === maxEntries) {
      notePartial(contents, "too-many-files", `only the first ${maxEntries} entries`);
      return;
    }
    const header = tarHeader(entry.header);
    tar.position.nextHeader = header.start + header.byteLength;
    contents.entries.push(await tar.take(header, entry));
    if (isTurnDue(contents.entries.length)) await takeTurn(contents.entries.length, options);
  }
  await feeding;
  options.onProgress?.(contents.entries.length);
  if (tar.byteLength >= tar.position.nextHeader + BLOCK_BYTES) return;
  notePartial(contents, "archive-damaged", "no end mark: more may have followed");
}

async function* watched(tar: Tar): AsyncGenerator<Uint8Array, void, undefined> {
  for await (const chunk of tar.chunks) {
    if (tar.byteLength === 0) tar.head = Buffer.from(chunk).toString("latin1", 0, 2 * BLOCK_BYTES);
    tar.byteLength += chunk.length;
    yield chunk;
  }
}

function takeInPlace(
  source: ByteSource,
  header: TarHeader,
  entry: TarMember,
): Promise<ArchiveEntry> {
  entry.resume();
  const { start, byteLength } = header;
  const end = start + byteLength;
  const isWhole = end <= source.byteLength;
  const cut = problem("archive-damaged", `ends at byte ${end} of ${source.byteLength}: not read`);
  const member = sliceSource(source, start, end);
  return Promise.resolve(archiveEntry(header, isWhole ? member : cut));
}

async function takeToMemory(
  header: TarHeader,
  entry: TarMember,
  maxBytes: number,
  room: { bytesLeft: number },
): Promise<ArchiveEntry> {
  if (header.byteLength > maxBytes || header.byteLength > room.bytesLeft) {
    entry.resume();
    return archiveEntry(header, problem("archive-limit", "too large to unpack: named only"));
  }
  const parts: Uint8Array[] = [];
  for await (const part of entry) {
    if (part instanceof Uint8Array) parts.push(part);
  }
  room.bytesLeft -= header.byteLength;
  return archiveEntry(header, memorySource(Buffer.concat(parts)));
}

function archiveEntry(header: TarHeader, content: ByteSource | EntryProblem): ArchiveEntry {
  const { name, kind, byteLength, linkTarget } = header;
  if (kind === "link" || kind === "hard-link") {
    return { name, kind, ...(linkTarget !== undefined && { linkTarget }) };
  }
  if (kind === "folder" || kind === "special") return { name, kind };
  const file = { name, kind: "file", byteLength } as const;
  if (kind === "unsupported") {
    const sparse = problem("archive-entry-unsupported", "sparse or of unknown type: not read");
    return { ...file, problem: sparse };
  }
  return "read" in content
    ? { ...file, open: () => Promise.resolve(content) }
    : { ...file, problem: content };
}

function problem(kind: EntryProblem["kind"], detail: string): EntryProblem {
  return { kind, detail };
}
