import { getFileNameLowLevel, type Entry } from "yauzl";

import type { ByteSource } from "../bytes/byte-source.ts";
import { FormatError } from "../bytes/errors.ts";
import { sliceSource } from "../bytes/slice-source.ts";
import type { ArchiveEntry, EntryProblem } from "./archive-entry.ts";
import { inflatedSource, inflateWhole } from "../bytes/inflated-source.ts";
import { utf8Text } from "./printable-path.ts";
import type { UnpackBudget } from "../bytes/unpack-budget.ts";

/** A zip file that members are read from. */
export interface ZipArchive {
  readonly source: ByteSource;
  readonly budget: UnpackBudget;
}

/** Numbers of APPNOTE.TXT 6.3.10: compression methods (4.4.5), systems (4.4.2), flag and extra field (4.4.4, 4.6.9). */
const STORED = 0;
const DEFLATED = 8;
const UNIX_SYSTEMS: readonly number[] = [3, 19];
const UTF8_FLAG = 0x800;
const UNICODE_PATH_FIELD = 0x7075;
const LOCAL_HEADER_SIGNATURE = 0x04034b50;
const LOCAL_HEADER_BYTES = 30;

/** A folder's name ends with it. */
const SLASH = 0x2f;

/** Kinds of files in the upper half of the external attributes of a zip made on Unix (stat.h). */
const KIND_MASK = 0o170000;
const LINK_KIND = 0o120000;
const ORDINARY_KINDS: readonly number[] = [0, 0o100000, 0o040000];

/** Deflate cannot pack more than 1,032 bytes into one; a zip that claims more lies. 64 bytes for its framing. */
const MAX_DEFLATE_RATIO = 1032;
const DEFLATE_FRAMING_BYTES = 64;

/** A member beyond both is not opened: texts pack ten to one, and weights hardly at all. */
const BOMB_RATIO = 200;
const BOMB_BYTES = 64 << 20;

/** A member up to this size is unpacked whole when it is opened. */
const SMALL_BYTES = 1 << 20;

/** No system allows a longer link. */
const MAX_LINK_BYTES = 4096;

/** Where a member lies; all that is kept of its directory entry. */
interface Member {
  readonly headerOffset: number;
  readonly packedBytes: number;
  readonly byteLength: number;
  readonly isDeflated: boolean;
}

/** An entry of the central directory as an entry of an archive. Only links are read at once, for where they lead. */
export async function zipEntry(entry: Entry, archive: ZipArchive): Promise<ArchiveEntry> {
  const name = entryName(entry);
  if (Buffer.from(name).at(-1) === SLASH) return { name, kind: "folder" };
  const byteLength = entry.uncompressedSize;
  const problem = findProblem(entry, archive.source.byteLength);
  if (problem) return { name, kind: "file", byteLength, problem };
  const member: Member = {
    headerOffset: entry.relativeOffsetOfLocalHeader,
    packedBytes: entry.compressedSize,
    byteLength,
    isDeflated: entry.compressionMethod === DEFLATED,
  };
  const unixKind = isFromUnix(entry) ? (entry.externalFileAttributes >>> 16) & KIND_MASK : 0;
  if (unixKind === LINK_KIND) return linkEntry(name, member, archive);
  if (!ORDINARY_KINDS.includes(unixKind)) return { name, kind: "special" };
  return { name, kind: "file", byteLength, open: () => openMember(member, archive) };
}

/** UTF-8 where the bytes are, whatever the flag says, as most tools write it; else as the format has it. */
function entryName(entry: Entry): string | Buffer {
  const { fileNameRaw, generalPurposeBitFlag, extraFields } = entry;
  const hasUnicodePath = extraFields.some(({ id }) => id === UNICODE_PATH_FIELD);
  const text = hasUnicodePath ? undefined : utf8Text(fileNameRaw);
  if (text === undefined && !hasUnicodePath && (generalPurposeBitFlag & UTF8_FLAG) !== 0) {
    return fileNameRaw;
  }
  const name = text ?? getFileNameLowLevel(generalPurposeBitFlag, fileNameRaw, extraFields, true);
  // Some Windows tools write backslashes between folders; on Unix they are part of a name.
  return isFromUnix(entry) ? name : name.replaceAll("\\", "/");
}

function isFromUnix({ versionMadeBy }: Entry): boolean {
  return UNIX_SYSTEMS.includes(versionMadeBy >>> 8);
}

function findProblem(entry: Entry, archiveBytes: number): EntryProblem | undefined {
  const { compressedSize, uncompressedSize, compressionMethod } = entry;
  const end = entry.relativeOffsetOfLocalHeader + LOCAL_HEADER_BYTES + compressedSize;
  if (entry.isEncrypted()) return problem("archive-entry-encrypted", "encrypted: not read");
  if (compressionMethod !== STORED && compressionMethod !== DEFLATED) {
    return problem("archive-entry-unsupported", `packed by method ${compressionMethod}: not read`);
  }
  if (end > archiveBytes) {
    return problem("archive-damaged", `ends at byte ${end} of ${archiveBytes}: not read`);
  }
  const sizes = `${compressedSize} bytes packed, ${uncompressedSize} declared: not read`;
  const most =
    compressionMethod === STORED
      ? compressedSize
      : compressedSize * MAX_DEFLATE_RATIO + DEFLATE_FRAMING_BYTES;
  if (uncompressedSize > most) return problem("archive-damaged", sizes);
  if (uncompressedSize > BOMB_BYTES && uncompressedSize > compressedSize * BOMB_RATIO) {
    return problem("archive-limit", sizes);
  }
  return undefined;
}

function problem(kind: EntryProblem["kind"], detail: string): EntryProblem {
  return { kind, detail };
}

async function linkEntry(
  name: string | Buffer,
  member: Member,
  archive: ZipArchive,
): Promise<ArchiveEntry> {
  try {
    const source = await openMember(member, archive);
    const target = Buffer.from(await source.read(0, MAX_LINK_BYTES));
    return { name, kind: "link", linkTarget: utf8Text(target) ?? target };
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    return { name, kind: "file", problem: problem("archive-damaged", error.message) };
  }
}

/** The local header is read again for its length only: the central directory is what counts. */
async function openMember(member: Member, { source, budget }: ZipArchive): Promise<ByteSource> {
  const { headerOffset, packedBytes, byteLength, isDeflated } = member;
  const header = Buffer.from(await source.read(headerOffset, headerOffset + LOCAL_HEADER_BYTES));
  if (header.length < LOCAL_HEADER_BYTES || header.readUInt32LE(0) !== LOCAL_HEADER_SIGNATURE) {
    throw new FormatError("archive-damaged", `Cannot read zip: no member at byte ${headerOffset}`);
  }
  const nameAndExtraBytes = header.readUInt16LE(26) + header.readUInt16LE(28);
  const start = headerOffset + LOCAL_HEADER_BYTES + nameAndExtraBytes;
  if (start + packedBytes > source.byteLength) {
    throw new FormatError("archive-damaged", `Cannot read zip: member at ${start} is cut short`);
  }
  const packed = sliceSource(source, start, start + packedBytes);
  if (!isDeflated) return packed;
  const unpack = Math.max(packedBytes, byteLength) <= SMALL_BYTES ? inflateWhole : inflatedSource;
  return unpack(packed, byteLength, budget);
}
