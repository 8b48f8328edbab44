import type { ByteSource } from "../../bytes/byte-source.ts";
import { FormatError } from "../../bytes/errors.ts";
import { plainBytes } from "../../bytes/plain-bytes.ts";

/** A run of bytes of a source. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/** One field of a message, as the wire has it: no schema is needed to walk it. */
export interface WireField extends ByteRange {
  readonly number: number;
  /** 0 varint, 1 eight bytes, 2 a length and bytes, 5 four bytes. */
  readonly wire: number;
  /** Of a varint its value; 0 for others, whose bytes are at `start` to `end`. */
  readonly value: bigint;
}

/** Walks of messages up to this long read them at once; longer ones hold tensors and are read piece by piece. */
const WHOLE_BYTES = 1 << 20;

/** A tag and a length, each at most ten bytes. */
const HEAD_BYTES = 20;

/** The fields of a message in the order of the bytes, and its bytes where they are at hand. */
export interface WireFields {
  readonly fields: readonly WireField[];
  /** Undefined for a long message, whose content was not read. */
  readonly bytes: Uint8Array | undefined;
}

/**
 * Reads the fields of a message. Throws `FormatError` for what no parser accepts: varints beyond ten bytes, fields beyond the
 * message, groups, which no format here uses.
 */
export async function readFields(
  source: ByteSource,
  { start, end }: ByteRange,
  signal?: AbortSignal,
): Promise<WireFields> {
  if (start >= end) return { fields: [], bytes: undefined };
  if (end - start <= WHOLE_BYTES) {
    const bytes = plainBytes(await source.read(start, end, signal));
    return { fields: fieldsIn(bytes, start), bytes };
  }
  const fields: WireField[] = [];
  for (let at = start; at < end;) {
    const head = await source.read(at, Math.min(end, at + HEAD_BYTES), signal);
    const field = readField(head, 0, at, end);
    fields.push(field);
    at = field.end;
  }
  return { fields, bytes: undefined };
}

/** The fields of a message that is at hand and begins at `start` of its source. Throws as `readFields` does. */
export function fieldsIn(bytes: Uint8Array, start: number): readonly WireField[] {
  const fields: WireField[] = [];
  const end = start + bytes.length;
  for (let at = start; at < end;) {
    const field = readField(bytes, at - start, at, end);
    fields.push(field);
    at = field.end;
  }
  return fields;
}

/** The varints of a packed field, or the one of a field by itself. */
export function readVarints(bytes: Uint8Array): readonly bigint[] {
  const values: bigint[] = [];
  for (let at = 0; at < bytes.length;) {
    const length = varintLength(bytes, at);
    values.push(BigInt(varint(bytes, at, length)));
    at += length;
  }
  return values;
}

/** The field whose head is at an index of some bytes; the index is `at` in the source. */
function readField(bytes: Uint8Array, index: number, at: number, end: number): WireField {
  const tagLength = varintLength(bytes, index);
  const tag = varint(bytes, index, tagLength);
  const number = typeof tag === "bigint" ? Number(tag >> 3n) : Math.floor(tag / 8);
  const wire = typeof tag === "bigint" ? Number(tag & 7n) : tag % 8;
  const start = at + tagLength;
  if (number === 0 || number > 0x1fffffff) throw bad(`field ${number} at byte ${at}`);
  switch (wire) {
    case 0: {
      const length = varintLength(bytes, index + tagLength);
      const value = BigInt(varint(bytes, index + tagLength, length));
      return { number, wire, value, start, end: start + length };
    }
    case 1:
      return fixed(number, wire, start, 8, end);
    case 5:
      return fixed(number, wire, start, 4, end);
    case 2: {
      const length = varintLength(bytes, index + tagLength);
      const value = varint(bytes, index + tagLength, length);
      const first = start + length;
      if (value > end - first) {
        throw bad(`field ${number} at byte ${at} has ${value} bytes, ${end - first} are left`);
      }
      return { number, wire, value: 0n, start: first, end: first + Number(value) };
    }
    default:
      throw bad(`wire type ${wire} at byte ${at}`);
  }
}

function fixed(
  number: number,
  wire: number,
  start: number,
  length: number,
  end: number,
): WireField {
  if (start + length > end) throw bad(`field ${number} at byte ${start} is cut off`);
  return { number, wire, value: 0n, start, end: start + length };
}

/** Longest varint: 64 bits, seven to a byte. */
const VARINT_BYTES = 10;

function varintLength(bytes: Uint8Array, at: number): number {
  for (let length = 1; length <= VARINT_BYTES; length += 1) {
    const byte = bytes[at + length - 1];
    if (byte === undefined) throw bad("a varint is cut off");
    if (byte < 0x80) return length;
  }
  throw bad("a varint has more than ten bytes");
}

/** Varints up to this length are exact as plain numbers. */
const NUMBER_BYTES = 7;

/** The value of a varint of so many bytes: a plain number wherever it is exact, because nearly all are short. */
function varint(bytes: Uint8Array, at: number, length: number): number | bigint {
  if (length <= NUMBER_BYTES) {
    let value = 0;
    for (let last = at + length - 1; last >= at; last -= 1) {
      value = value * 128 + ((bytes[last] ?? 0) & 0x7f);
    }
    return value;
  }
  let value = 0n;
  for (let last = at + length - 1; last >= at; last -= 1) {
    value = (value << 7n) | BigInt((bytes[last] ?? 0) & 0x7f);
  }
  return BigInt.asUintN(64, value);
}

function bad(found: string): FormatError {
  return new FormatError("bad-protobuf", `Cannot read message: ${found}`);
}
