import type { ByteSource } from "../byte-source.ts";
import { cachedSource } from "../cached-source.ts";
import { findDirectories, type CentralDirectory } from "./central-directory.ts";
import { compareRecords } from "./compare-records.ts";
import { findLocals, readLocal, type LocalHeader } from "./local-headers.ts";
import type { CentralRecord, ZipRecord } from "./zip-records.ts";
import { oddityList, type OddityList, type ZipOddity } from "./zip-oddity.ts";

/** One member, as one of the lists gives it. Where lists disagree, each way to read it is a member. */
export interface ZipMember {
  readonly name: string;
  /** Where the local header begins; the same for all readings of one member. */
  readonly offset: number;
  /** First byte of the packed data. */
  readonly dataOffset: number;
  readonly packedLength: number;
  /** Length when unpacked, as declared. */
  readonly byteLength: number;
  /** Compression method (APPNOTE 4.4.5). */
  readonly method: number;
  readonly crc: number;
  /** Whether header and directory agree that it is encrypted. */
  readonly isEncrypted: boolean;
  /** Its data is the target of a link. */
  readonly isLink: boolean;
}

/** Everything that any reader of zip files may see in a file. */
export interface ZipContents {
  readonly members: readonly ZipMember[];
  readonly oddities: readonly ZipOddity[];
  /** First byte of the first record; what lies before it is another file. */
  readonly start: number;
}

interface Range {
  readonly start: number;
  readonly end: number;
  /** A local header with its data, behind which a data descriptor may follow; else a directory. */
  readonly isMember: boolean;
}

/** What was gathered so far. */
interface Draft {
  readonly members: Map<string, ZipMember>;
  readonly ranges: Range[];
  /** Where the local headers of listed members begin. */
  readonly starts: Set<number>;
  readonly oddities: OddityList;
}

/**
 * Reads a zip as the union of its lists: every central directory, the local headers that they name, and local headers
 * that none names. Never unpacks. What the lists disagree on is in `oddities`.
 */
export async function readZip(file: ByteSource, signal?: AbortSignal): Promise<ZipContents> {
  const source = cachedSource(file);
  const draft: Draft = {
    members: new Map(),
    ranges: [],
    starts: new Set(),
    oddities: oddityList(),
  };
  const directories = await findDirectories(source, signal);
  if (directories.length === 0) {
    draft.oddities.add("no-directory", "the central directory is missing", source.byteLength);
  }
  for (const directory of directories) {
    if (isWithinMember(directory, draft)) continue;
    if (draft.ranges.length > 0) {
      draft.oddities.add("two-directories", "two end records lead to two directories", 0);
    }
    await addDirectory(source, directory, draft, signal);
  }
  await addUnlisted(source, draft, signal);
  noteSameNames(draft);
  const { members, ranges, oddities } = draft;
  return {
    members: [...members.values()].toSorted((a, b) => a.offset - b.offset),
    oddities: oddities.all(),
    start: ranges.reduce((first, { start }) => Math.min(first, start), source.byteLength),
  };
}

/**
 * Whether a directory is that of an archive which a member holds as it is. Readers look for the end record from the end of
 * the file, and so see none of it.
 */
function isWithinMember({ start, end }: CentralDirectory, { ranges }: Draft): boolean {
  return ranges.some((range) => range.isMember && range.start < start && end <= range.end);
}

async function addDirectory(
  source: ByteSource,
  directory: CentralDirectory,
  draft: Draft,
  signal: AbortSignal | undefined,
): Promise<void> {
  const { records, shift, start, end, declaredCount } = directory;
  draft.ranges.push({ start, end, isMember: false });
  if (records.length % 0x10000 !== declaredCount % 0x10000) {
    const message = `the directory has ${records.length} entries, the end record says ${declaredCount}`;
    draft.oddities.add("directory-count", message, start);
  }
  const taken = new Set<number>();
  for (const record of records) {
    const offset = record.localOffset + shift;
    if (taken.has(offset)) {
      draft.oddities.add("shared-header", `"${record.name}" shares a local header`, offset);
    }
    taken.add(offset);
    const local = await readLocal(source, offset, signal);
    if (local === undefined) {
      draft.oddities.add("no-local-header", `"${record.name}" has no local header`, offset);
      continue;
    }
    compareRecords(local, record, draft.oddities);
    addListed(local, record, draft, source.byteLength);
  }
}

function addListed(
  local: LocalHeader,
  record: CentralRecord,
  draft: Draft,
  fileLength: number,
): void {
  const { offset } = local;
  const dataOffset = offset + local.record.recordBytes;
  const end = dataOffset + record.packedLength;
  if (end > fileLength) {
    draft.oddities.add("member-cut", `"${record.name}" goes on beyond the end`, offset);
  }
  if (!draft.starts.has(offset)) {
    draft.starts.add(offset);
    draft.ranges.push({ start: offset, end: Math.min(end, fileLength), isMember: true });
  }
  const isLink = (record.unixMode & 0xf000) === 0xa000;
  const isEncrypted = (record.flags & local.record.flags & 1) !== 0;
  const shared = { offset, dataOffset, isLink, isEncrypted };
  addMember(draft, { ...pick(record), ...shared });
  const isLengthLater = (local.record.flags & 8) !== 0;
  addMember(draft, {
    ...pick(isLengthLater || local.record.isWidthMissing ? record : local.record),
    name: local.record.name,
    ...shared,
  });
}

function pick({ name, method, crc, packedLength, byteLength }: ZipRecord) {
  return { name, method, crc, packedLength, byteLength };
}

function addMember({ members }: Draft, member: ZipMember): void {
  const { offset, name, method, packedLength, byteLength } = member;
  members.set(JSON.stringify([offset, name, method, packedLength, byteLength]), member);
}

/** Data descriptors behind a member: with or without signature, lengths of 32 or 64 bits. */
const DESCRIPTOR_BYTES = [12, 16, 20, 24];

/** Looks for members and other bytes between the ranges that the directories account for. */
async function addUnlisted(
  source: ByteSource,
  draft: Draft,
  signal: AbortSignal | undefined,
): Promise<void> {
  const ranges = draft.ranges.toSorted((a, b) => a.start - b.start || a.end - b.end);
  const isUnlisted = ranges.length === 0;
  let before: Range = { start: 0, end: 0, isMember: false };
  for (const range of [...ranges, { start: source.byteLength, end: 0, isMember: false }]) {
    const gap = range.start - before.end;
    if (gap < 0 && before.end > 0) {
      draft.oddities.add("overlap", `members overlap by ${-gap} bytes`, range.start);
    }
    const isDescriptor = before.isMember && DESCRIPTOR_BYTES.includes(gap);
    if (gap > 0 && !isDescriptor) {
      const hidden = await findLocals(source, { start: before.end, end: range.start }, signal);
      for (const local of hidden) addHidden(local, draft, source.byteLength);
      const isPrefix = before.end === 0 && hidden.length === 0;
      if (!isPrefix && !isUnlisted)
        noteGap(draft, { start: before.end, gap, hidden: hidden.length });
    }
    if (range.end > before.end) before = range;
  }
}

function addHidden(local: LocalHeader, draft: Draft, fileLength: number): void {
  const { offset, record } = local;
  const dataOffset = offset + record.recordBytes;
  const room = fileLength - dataOffset;
  const isKnown = (record.flags & 8) === 0 || record.packedLength > 0;
  const packedLength = isKnown ? Math.min(record.packedLength, room) : room;
  draft.ranges.push({ start: offset, end: dataOffset + packedLength, isMember: true });
  addMember(draft, {
    ...pick(record),
    ...(isKnown ? {} : { packedLength, byteLength: packedLength }),
    offset,
    dataOffset,
    isLink: false,
    isEncrypted: (record.flags & 1) !== 0,
  });
}

function noteGap(
  { oddities }: Draft,
  { start, gap, hidden }: { readonly start: number; readonly gap: number; readonly hidden: number },
): void {
  if (hidden > 0) {
    oddities.add("unlisted-member", `${hidden} members are in no directory`, start);
  } else {
    oddities.add("unaccounted-bytes", `${gap} bytes belong to no member`, start);
  }
}

function noteSameNames({ members, oddities }: Draft): void {
  const offsets = new Map<string, number>();
  for (const { name, offset } of members.values()) {
    const first = offsets.get(name) ?? offset;
    if (first !== offset) oddities.add("same-name", `"${name}" comes more than once`, offset);
    offsets.set(name, first);
  }
}
