import type { ByteSource } from "../byte-source.ts";
import { cachedSource } from "../cached-source.ts";
import { findDirectories, type CentralDirectory } from "./central-directory.ts";
import { compareRecords } from "./compare-records.ts";
import { findLocals, readLocal, type LocalHeader } from "./local-headers.ts";
import { MemberTable, type ZipMembers } from "./member-table.ts";
import { NumberRows } from "../number-rows.ts";
import { RisingSet } from "../rising-set.ts";
import type { CentralRecord, ZipRecord } from "./zip-records.ts";
import { oddityList, type OddityList, type ZipOddity } from "./zip-oddity.ts";

/** Everything that any reader of zip files may see in a file. */
export interface ZipContents {
  readonly members: ZipMembers;
  readonly oddities: readonly ZipOddity[];
  /** First byte of the first record; what lies before it is another file. */
  readonly start: number;
}

/**
 * Numbers of a range: where it begins and ends, and 1 for a local header with its data, behind which a data descriptor may
 * follow, 0 for a directory.
 */
const RANGE_FIELDS = 3;
const [START, END, IS_MEMBER] = [0, 1, 2];

/** What was gathered so far. */
interface Draft {
  readonly members: MemberTable;
  readonly ranges: NumberRows;
  /** Where the local headers of listed members begin. */
  readonly starts: RisingSet;
  readonly oddities: OddityList;
}

/**
 * Reads a zip as the union of its lists: every central directory, the local headers that they name, and local headers
 * that none names. Never unpacks. What the lists disagree on is in `oddities`.
 */
export async function readZip(file: ByteSource, signal?: AbortSignal): Promise<ZipContents> {
  const source = cachedSource(file);
  const draft: Draft = {
    members: new MemberTable(),
    ranges: new NumberRows(RANGE_FIELDS),
    starts: new RisingSet(),
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
  const { members, ranges, oddities } = draft;
  const all = members.inOrder();
  for (const { name, offset } of all.sameNames()) {
    oddities.add("same-name", `"${name}" comes more than once`, offset);
  }
  let first = source.byteLength;
  for (let row = 0; row < ranges.length; row += 1) first = Math.min(first, ranges.at(row, START));
  return { members: all, oddities: oddities.all(), start: first };
}

/**
 * Whether a directory is that of an archive which a member holds as it is. Readers look for the end record from the end of
 * the file, and so see none of it.
 */
function isWithinMember({ start, end }: CentralDirectory, { ranges }: Draft): boolean {
  for (let row = 0; row < ranges.length; row += 1) {
    const isBefore = ranges.at(row, IS_MEMBER) === 1 && ranges.at(row, START) < start;
    if (isBefore && end <= ranges.at(row, END)) return true;
  }
  return false;
}

async function addDirectory(
  source: ByteSource,
  directory: CentralDirectory,
  draft: Draft,
  signal: AbortSignal | undefined,
): Promise<void> {
  const { count, shift, start, end, declaredCount } = directory;
  draft.ranges.push(start, end, 0);
  if (count % 0x10000 !== declaredCount % 0x10000) {
    const message = `the directory has ${count} entries, the end record says ${declaredCount}`;
    draft.oddities.add("directory-count", message, start);
  }
  const taken = new RisingSet();
  for (const record of directory.records()) {
    const offset = record.localOffset + shift;
    if (!taken.add(offset)) {
      draft.oddities.add("shared-header", `"${record.name}" shares a local header`, offset);
    }
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
  if (draft.starts.add(offset)) {
    draft.ranges.push(offset, Math.min(end, fileLength), 1);
  }
  const isLink = (record.unixMode & 0xf000) === 0xa000;
  const isEncrypted = (record.flags & local.record.flags & 1) !== 0;
  const shared = { offset, dataOffset, isLink, isEncrypted };
  draft.members.add({ ...pick(record), ...shared });
  const isLengthLater = (local.record.flags & 8) !== 0;
  draft.members.add({
    ...pick(isLengthLater || local.record.isWidthMissing ? record : local.record),
    name: local.record.name,
    ...shared,
  });
}

function pick({ name, method, crc, packedLength, byteLength }: ZipRecord) {
  return { name, method, crc, packedLength, byteLength };
}

/** Data descriptors behind a member: with or without signature, lengths of 32 or 64 bits. */
const DESCRIPTOR_BYTES = [12, 16, 20, 24];

/** Looks for members and other bytes between the ranges that the directories account for. */
async function addUnlisted(
  source: ByteSource,
  draft: Draft,
  signal: AbortSignal | undefined,
): Promise<void> {
  const { ranges } = draft;
  const order = ranges.inOrder(START, END);
  let before = { end: 0, isMember: false };
  for (let position = 0; position <= order.length; position += 1) {
    const row = order[position];
    const start = row === undefined ? source.byteLength : ranges.at(row, START);
    const gap = start - before.end;
    if (gap < 0 && before.end > 0) {
      draft.oddities.add("overlap", `members overlap by ${-gap} bytes`, start);
    }
    const isDescriptor = before.isMember && DESCRIPTOR_BYTES.includes(gap);
    if (gap > 0 && !isDescriptor) {
      const hidden = await findLocals(source, { start: before.end, end: start }, signal);
      for (const local of hidden) addHidden(local, draft, source.byteLength);
      const isPrefix = before.end === 0 && hidden.length === 0;
      if (!isPrefix && order.length > 0)
        noteGap(draft, { start: before.end, gap, hidden: hidden.length });
    }
    const end = row === undefined ? 0 : ranges.at(row, END);
    if (row !== undefined && end > before.end) {
      before = { end, isMember: ranges.at(row, IS_MEMBER) === 1 };
    }
  }
}

function addHidden(local: LocalHeader, draft: Draft, fileLength: number): void {
  const { offset, record } = local;
  const dataOffset = offset + record.recordBytes;
  const room = fileLength - dataOffset;
  const isKnown = (record.flags & 8) === 0 || record.packedLength > 0;
  const packedLength = isKnown ? Math.min(record.packedLength, room) : room;
  draft.ranges.push(offset, dataOffset + packedLength, 1);
  draft.members.add({
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
