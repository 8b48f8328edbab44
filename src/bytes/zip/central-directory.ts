import type { ByteSource } from "../byte-source.ts";
import { FormatError } from "../errors.ts";
import {
  CENTRAL_BYTES,
  END_BYTES,
  END_SIGNATURE,
  parseCentral,
  type CentralRecord,
} from "./zip-records.ts";

/** A central directory that was found, with the end record that leads to it. */
export interface CentralDirectory {
  readonly start: number;
  /** Behind the end record and its comment. */
  readonly end: number;
  /** What must be added to offsets as written: bytes in front of the archive that it does not count. */
  readonly shift: number;
  /** Its entries, made anew each time: there may be a million. */
  readonly records: () => Iterable<CentralRecord>;
  /** How many entries there are. */
  readonly count: number;
  /** What the end record says how many there are. */
  readonly declaredCount: number;
}

/** The end record lies within the longest comment from the end (APPNOTE 4.3.16); zip64 records come before it. */
const TAIL_BYTES = END_BYTES + 0xffff + 20 + 56;

/** Largest directory that is read: a million members. Readers that map files take more; no checkpoint has it. */
const MAX_DIRECTORY_BYTES = 128 << 20;

/** End records that are followed: two make a trick, more only make work. */
const MAX_DIRECTORIES = 8;

/**
 * Every central directory that an end record near the end of the file leads to, the last first. A comment may hold a
 * second end record; readers that search from the front or from the back then see two archives.
 */
export async function findDirectories(
  source: ByteSource,
  signal?: AbortSignal,
): Promise<readonly CentralDirectory[]> {
  const tailStart = Math.max(0, source.byteLength - TAIL_BYTES);
  const tail = await source.read(tailStart, source.byteLength, signal);
  const view = new DataView(tail.buffer, tail.byteOffset, tail.byteLength);
  const found: CentralDirectory[] = [];
  for (let end = tail.length - END_BYTES; end >= 0 && found.length < MAX_DIRECTORIES;) {
    const at = lastSignature(tail, end);
    if (at === undefined) break;
    end = at - 1;
    const directory = await readDirectory(source, locate(view, at, tailStart), signal);
    if (directory !== undefined) found.push(directory);
  }
  return found;
}

const SIGNATURE = Buffer.alloc(4);
SIGNATURE.writeUInt32LE(END_SIGNATURE);

/** Where the last signature of an end record begins, at `end` or before it. Nearly every file is looked through for one. */
function lastSignature({ buffer, byteOffset, byteLength }: Uint8Array, end: number) {
  const at = Buffer.from(buffer, byteOffset, byteLength).lastIndexOf(SIGNATURE, end);
  return at < 0 ? undefined : at;
}

interface EndRecord {
  readonly at: number;
  readonly end: number;
  readonly directoryEnd: number;
  readonly directoryBytes: number;
  readonly directoryOffset: number;
  readonly count: number;
}

/** The end record at `at` of the tail, with the wider numbers of a zip64 end record in front of it. */
function locate(view: DataView, at: number, tailStart: number): EndRecord {
  const narrow: EndRecord = {
    at: tailStart + at,
    end: tailStart + at + END_BYTES + view.getUint16(at + 20, true),
    directoryEnd: tailStart + at,
    directoryBytes: view.getUint32(at + 12, true),
    directoryOffset: view.getUint32(at + 16, true),
    count: view.getUint16(at + 10, true),
  };
  const wideAt = at - 20 - 56;
  const isWide =
    wideAt >= 0 &&
    view.getUint32(at - 20, true) === 0x07064b50 &&
    view.getUint32(wideAt, true) === 0x06064b50;
  if (!isWide) return narrow;
  return {
    ...narrow,
    directoryEnd: tailStart + wideAt,
    count: Number(view.getBigUint64(wideAt + 32, true)),
    directoryBytes: Number(view.getBigUint64(wideAt + 40, true)),
    directoryOffset: Number(view.getBigUint64(wideAt + 48, true)),
  };
}

/** Undefined when nothing at the place is a directory: the signature was chance, or bait. */
async function readDirectory(
  source: ByteSource,
  record: EndRecord,
  signal: AbortSignal | undefined,
): Promise<CentralDirectory | undefined> {
  const { directoryBytes, directoryEnd, directoryOffset, count, end } = record;
  if (directoryBytes > MAX_DIRECTORY_BYTES) {
    throw new FormatError(
      "directory-too-large",
      `Cannot read archive: its directory has ${directoryBytes} bytes, the limit is ${MAX_DIRECTORY_BYTES}`,
    );
  }
  for (const start of new Set([directoryEnd - directoryBytes, directoryOffset])) {
    if (start < 0 || start > directoryEnd) continue;
    const bytes = await source.read(start, Math.min(directoryEnd, start + directoryBytes), signal);
    const records = (): Iterable<CentralRecord> => parseRecords(bytes);
    let found = 0;
    for (const _ of records()) found += 1;
    if (found === 0 && (count > 0 || directoryBytes > 0)) continue;
    const shift = start - directoryOffset;
    return { start, end, shift, records, count: found, declaredCount: count };
  }
  return undefined;
}

function* parseRecords(bytes: Uint8Array): Generator<CentralRecord, void, undefined> {
  for (let at = 0; at + CENTRAL_BYTES <= bytes.length;) {
    const record = parseCentral(bytes.subarray(at));
    if (record === undefined) break;
    yield record;
    at += record.recordBytes;
  }
}
