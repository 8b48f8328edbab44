import { strictUtf8 } from "../strict-utf8.ts";

/** Signatures as numbers, read little end first (APPNOTE 4.3). */
export const LOCAL_SIGNATURE = 0x04034b50;
const CENTRAL_SIGNATURE = 0x02014b50;
export const END_SIGNATURE = 0x06054b50;

/** Length of the fixed part of each record. */
export const LOCAL_BYTES = 30;
export const CENTRAL_BYTES = 46;
export const END_BYTES = 22;

/** What a local header or an entry of the central directory says of a member. */
export interface ZipRecord {
  readonly name: string;
  readonly flags: number;
  readonly method: number;
  readonly crc: number;
  readonly packedLength: number;
  readonly byteLength: number;
  /** Length of this record, names and extra fields included. */
  readonly recordBytes: number;
  /** A length is marked as too wide for 32 bits and is not given in 64: readers take it for what they like. */
  readonly isWidthMissing: boolean;
}

/** An entry of the central directory. */
export interface CentralRecord extends ZipRecord {
  /** As written; an archive with bytes in front of it counts from its own beginning. */
  readonly localOffset: number;
  /** File type and permissions of Unix; 0 where the maker was another system. */
  readonly unixMode: number;
}

/** The local header at the beginning of `bytes`; undefined where there is none or it is cut off. */
export function parseLocal(bytes: Uint8Array): ZipRecord | undefined {
  if (bytes.length < LOCAL_BYTES) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(0, true) !== LOCAL_SIGNATURE) return undefined;
  const nameEnd = LOCAL_BYTES + view.getUint16(26, true);
  const recordBytes = nameEnd + view.getUint16(28, true);
  if (bytes.length < recordBytes) return undefined;
  const wide = wideFields(bytes.subarray(nameEnd, recordBytes));
  return {
    name: decodeName(bytes.subarray(LOCAL_BYTES, nameEnd)),
    flags: view.getUint16(6, true),
    method: view.getUint16(8, true),
    crc: view.getUint32(14, true),
    byteLength: wide.next(view.getUint32(22, true)),
    packedLength: wide.next(view.getUint32(18, true)),
    recordBytes,
    isWidthMissing: wide.isMissing(),
  };
}

/** The directory entry at the beginning of `bytes`; undefined where there is none or it is cut off. */
export function parseCentral(bytes: Uint8Array): CentralRecord | undefined {
  if (bytes.length < CENTRAL_BYTES) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(0, true) !== CENTRAL_SIGNATURE) return undefined;
  const nameEnd = CENTRAL_BYTES + view.getUint16(28, true);
  const extraEnd = nameEnd + view.getUint16(30, true);
  const recordBytes = extraEnd + view.getUint16(32, true);
  if (bytes.length < recordBytes) return undefined;
  const wide = wideFields(bytes.subarray(nameEnd, extraEnd));
  return {
    name: decodeName(bytes.subarray(CENTRAL_BYTES, nameEnd)),
    flags: view.getUint16(8, true),
    method: view.getUint16(10, true),
    crc: view.getUint32(16, true),
    byteLength: wide.next(view.getUint32(24, true)),
    packedLength: wide.next(view.getUint32(20, true)),
    localOffset: wide.next(view.getUint32(42, true)),
    unixMode: view.getUint8(5) === 3 ? view.getUint16(40, true) : 0,
    recordBytes,
    isWidthMissing: wide.isMissing(),
  };
}

const NARROW_LIMIT = 0xffffffff;

/** The 64-bit fields of the zip64 extra field, which hold, in order, each value that 32 bits had no room for. */
function wideFields(extra: Uint8Array): WideFields {
  const field = extraField(extra, 0x0001);
  let at = 0;
  let isMissing = false;
  return {
    next(narrow) {
      if (narrow !== NARROW_LIMIT) return narrow;
      const wide =
        field === undefined || field.length < at + 8
          ? undefined
          : new DataView(field.buffer, field.byteOffset + at, 8).getBigUint64(0, true);
      at += 8;
      if (wide !== undefined && wide <= BigInt(Number.MAX_SAFE_INTEGER)) return Number(wide);
      isMissing = true;
      return narrow;
    },
    isMissing: () => isMissing,
  };
}

interface WideFields {
  readonly next: (narrow: number) => number;
  readonly isMissing: () => boolean;
}

function extraField(extra: Uint8Array, wanted: number): Uint8Array | undefined {
  const view = new DataView(extra.buffer, extra.byteOffset, extra.byteLength);
  for (let at = 0; at + 4 <= extra.length;) {
    const end = at + 4 + view.getUint16(at + 2, true);
    if (view.getUint16(at, true) === wanted) return extra.subarray(at + 4, end);
    at = end;
  }
  return undefined;
}

/** UTF-8 where the bytes are, whatever the flag says; else one character per byte, so that no name is lost. */
function decodeName(bytes: Uint8Array): string {
  try {
    return strictUtf8(bytes);
  } catch {
    return Buffer.from(bytes).toString("latin1");
  }
}
