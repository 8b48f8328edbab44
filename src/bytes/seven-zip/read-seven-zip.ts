import type { ByteSource } from "../byte-source.ts";
import { FormatError } from "../errors.ts";
import { broken, HeaderCursor } from "./header-cursor.ts";
import { readFiles, type FileEntry } from "./files.ts";
import { readStreams, SIGNATURE_BYTES, type Folder } from "./streams.ts";
import { unpackFolder } from "./unpack-folder.ts";

const SIGNATURE = Buffer.from("377abcaf271c", "hex");

/** Whether bytes begin as a 7z archive. */
export function isSevenZip(head: Uint8Array): boolean {
  return SIGNATURE.equals(head.subarray(0, SIGNATURE.length));
}

/** One file of a 7z archive. */
export interface SevenZipMember extends FileEntry {
  /** The stream that it was packed in, with others; undefined for an empty file. */
  readonly folder: Folder | undefined;
  /** Where it begins in what comes out of the stream. */
  readonly offset: number;
  readonly byteLength: number;
}

/** What a 7z archive holds. */
export interface SevenZipContents {
  readonly members: readonly SevenZipMember[];
  /** Behind the header, which comes last. */
  readonly end: number;
}

/** Longest header that is read, packed or not. */
const MAX_HEADER_BYTES = 16 << 20;

/** Headers that are packed themselves; writers do that once. */
const MAX_PACKED_HEADERS = 4;

const HEADER = 0x01;
const PROPERTIES = 0x02;
const STREAMS = 0x04;
const FILES = 0x05;
const PACKED_HEADER = 0x17;

/** Lists the files of a 7z archive; its header is unpacked for that, its files are not. Throws `FormatError`. */
export async function readSevenZip(
  source: ByteSource,
  signal?: AbortSignal,
): Promise<SevenZipContents> {
  const start = new HeaderCursor(await source.read(0, SIGNATURE_BYTES, signal), source.byteLength);
  start.skip(SIGNATURE.length + 2 + 4);
  const [offset, length] = [start.u64(), start.u64()];
  const end = BigInt(SIGNATURE_BYTES) + offset + length;
  if (length > BigInt(MAX_HEADER_BYTES) || end > BigInt(source.byteLength)) {
    throw new FormatError("truncated", `Cannot read 7z: its header ends at ${end}`);
  }
  if (length === 0n) return { members: [], end: SIGNATURE_BYTES };
  let header = await source.read(Number(end - length), Number(end), signal);
  for (let depth = 0; header[0] === PACKED_HEADER; depth += 1) {
    const [folder] = readStreams(new HeaderCursor(header.subarray(1)));
    if (folder === undefined || depth >= MAX_PACKED_HEADERS) throw broken("a header in a header");
    const { unpackedBytes = 0 } = folder.coders.at(-1) ?? {};
    if (unpackedBytes > MAX_HEADER_BYTES) throw broken(`${unpackedBytes} bytes`);
    header = unpackFolder(await readPacked(source, folder, signal), folder);
  }
  return { members: readHeader(new HeaderCursor(header)), end: Number(end) };
}

/** The packed bytes of a folder. Throws `FormatError` where they are not in the file. */
export function readPacked(
  source: ByteSource,
  { start, packedBytes }: Folder,
  signal?: AbortSignal,
): Promise<Uint8Array> {
  if (start + packedBytes > source.byteLength) {
    throw new FormatError(
      "truncated",
      `Cannot read 7z: packed bytes end at ${start + packedBytes}`,
    );
  }
  return source.read(start, start + packedBytes, signal);
}

function readHeader(cursor: HeaderCursor): readonly SevenZipMember[] {
  cursor.expect(HEADER, "a header");
  let folders: readonly Folder[] = [];
  let kind = cursor.u8();
  if (kind === PROPERTIES) {
    while (cursor.u8() !== 0) cursor.skip(cursor.number());
    kind = cursor.u8();
  }
  if (kind === STREAMS) {
    folders = readStreams(cursor);
    kind = cursor.u8();
  }
  const files = kind === FILES ? readFiles(cursor) : [];
  const places = folders.flatMap((folder) => {
    let offset = 0;
    return folder.files.map((byteLength) => {
      const place = { folder, offset, byteLength };
      offset += byteLength;
      return place;
    });
  });
  let next = 0;
  const members = files.map((file): SevenZipMember => {
    if (!file.hasStream) return { ...file, folder: undefined, offset: 0, byteLength: 0 };
    const place = places[next];
    next += 1;
    if (place === undefined) throw broken("more files than streams");
    return { ...file, ...place };
  });
  if (next !== places.length) throw broken("more streams than files");
  return members;
}
