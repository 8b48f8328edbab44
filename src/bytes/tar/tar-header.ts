import { FormatError } from "../errors.ts";

/** One block of 512 bytes that describes a member (POSIX.1-1988 ustar, and what GNU made of it). */
export interface TarHeader {
  readonly name: string;
  readonly kind: "file" | "folder" | "link" | "hard-link" | "device";
  readonly target: string;
  readonly byteLength: number;
  /** It says something about the next header. */
  readonly isExtension: boolean;
  /** The type as written, one character. */
  readonly type: string;
}

const BLOCK_BYTES = 512;

/** Whether a block holds nothing; two of them end a tar. */
export function isZeroBlock(block: Uint8Array): boolean {
  return block.every((byte) => byte === 0);
}

/** Whether a block is a header, by its checksum. */
export function isTarHeader(block: Uint8Array): boolean {
  return block.length >= BLOCK_BYTES && hasRightChecksum(block.subarray(0, BLOCK_BYTES));
}

const KINDS: Readonly<Record<string, TarHeader["kind"]>> = {
  "1": "hard-link",
  "2": "link",
  "3": "device",
  "4": "device",
  "5": "folder",
  "6": "device",
};

/** Reads a header. Throws `FormatError` when the block is none. */
export function parseHeader(block: Uint8Array): TarHeader {
  if (block.length < BLOCK_BYTES) {
    throw new FormatError("truncated", `Cannot read tar: a header has ${block.length} bytes`);
  }
  const name = text(block, 0, 100);
  if (!hasRightChecksum(block)) {
    throw new FormatError("bad-checksum", `Cannot read tar: the checksum of "${name}" is wrong`);
  }
  const isPosix = text(block, 257, 6).startsWith("ustar") && block[262] === 0;
  const prefix = isPosix ? text(block, 345, 155) : "";
  const type = String.fromCharCode(block[156] ?? 0);
  return {
    name: prefix === "" ? name : `${prefix}/${name}`,
    kind: KINDS[type] ?? "file",
    target: text(block, 157, 100),
    byteLength: readSize(block.subarray(124, 136), name),
    isExtension: ["L", "K", "x", "g"].includes(type),
    type,
  };
}

/** The sum of all bytes, those of the checksum taken as spaces; some writers summed signed bytes. */
function hasRightChecksum(block: Uint8Array): boolean {
  const declared = Number.parseInt(text(block, 148, 8).trim(), 8);
  if (Number.isNaN(declared)) return false;
  let unsigned = 0;
  let signed = 0;
  for (let at = 0; at < block.length; at += 1) {
    const counted = at >= 148 && at < 156 ? 0x20 : (block[at] ?? 0);
    unsigned += counted;
    signed += counted > 127 ? counted - 256 : counted;
  }
  return declared === unsigned || declared === signed;
}

/** Octal digits, or, where the first bit is set, a number of base 256. */
function readSize(field: Uint8Array, name: string): number {
  if ((field[0] ?? 0) < 128) {
    const digits = Buffer.from(field).toString("latin1").replaceAll(/[\0 ]/g, "");
    if (/^[0-7]*$/.test(digits)) return digits === "" ? 0 : Number.parseInt(digits, 8);
  } else {
    const size = field.reduce(
      (sum, byte, at) => sum * 256n + BigInt(at === 0 ? byte & 0x7f : byte),
      0n,
    );
    if (size <= BigInt(Number.MAX_SAFE_INTEGER)) return Number(size);
  }
  throw new FormatError("bad-size", `Cannot read tar: the size of "${name}" is not possible`);
}

function text(block: Uint8Array, start: number, length: number): string {
  const field = block.subarray(start, start + length);
  const end = field.indexOf(0);
  return Buffer.from(end < 0 ? field : field.subarray(0, end)).toString("utf8");
}

/** The records of a pax header: `length key=value\n`, the length that of the whole record. Throws `FormatError`. */
export function parsePax(bytes: Uint8Array): ReadonlyMap<string, string> {
  const records = new Map<string, string>();
  const all = Buffer.from(bytes);
  for (let at = 0; at < all.length && all[at] !== 0;) {
    const [, digits = ""] = /^(\d{1,9}) /.exec(all.subarray(at, at + 11).toString("latin1")) ?? [];
    const length = Number(digits);
    const record = all.subarray(at + digits.length + 1, at + length - 1).toString("utf8");
    const equals = record.indexOf("=");
    if (digits === "" || length <= digits.length || at + length > all.length || equals < 0) {
      throw new FormatError("bad-pax", "Cannot read tar: a pax record is broken");
    }
    records.set(record.slice(0, equals), record.slice(equals + 1));
    at += length;
  }
  return records;
}
