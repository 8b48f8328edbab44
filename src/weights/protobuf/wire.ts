import type { ByteSource } from "../../bytes/byte-source.ts";
import { FormatError } from "../../bytes/errors.ts";

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

/**
 * The fields of a message in the order of the bytes; the content of long fields is not read. Throws `FormatError` for what
 * no parser accepts: varints beyond ten bytes, fields beyond the message, groups, which no format here uses.
 */
export async function readFields(
  source: ByteSource,
  { start, end }: ByteRange,
  signal?: AbortSignal,
): Promise<readonly WireField[]> {
  const fields: WireField[] = [];
  if (start >= end) return fields;
  const isShort = end - start <= WHOLE_BYTES;
  const whole = isShort ? await source.read(start, end, signal) : undefined;
  for (let at = start; at < end;) {
    const head =
      whole === undefined
        ? await source.read(at, Math.min(end, at + HEAD_BYTES), signal)
        : whole.subarray(at - start, at - start + HEAD_BYTES);
    const field = readField(head, at, end);
    fields.push(field);
    at = field.end;
  }
  return fields;
}

/** The varints of a packed field, or the one of a field by itself. */
export function readVarints(bytes: Uint8Array): readonly bigint[] {
  const values: bigint[] = [];
  for (let at = 0; at < bytes.length;) {
    const { value, length } = readVarint(bytes, at);
    values.push(value);
    at += length;
  }
  return values;
}

function readField(head: Uint8Array, at: number, end: number): WireField {
  const tag = readVarint(head, 0);
  const number = Number(tag.value >> 3n);
  const wire = Number(tag.value & 7n);
  const start = at + tag.length;
  if (number === 0 || number > 0x1fffffff) throw bad(`field ${number} at byte ${at}`);
  switch (wire) {
    case 0: {
      const { value, length } = readVarint(head, tag.length);
      return { number, wire, value, start, end: start + length };
    }
    case 1:
      return fixed(number, wire, start, 8, end);
    case 5:
      return fixed(number, wire, start, 4, end);
    case 2: {
      const { value, length } = readVarint(head, tag.length);
      const first = start + length;
      if (value > BigInt(end - first)) {
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

function readVarint(
  bytes: Uint8Array,
  at: number,
): { readonly value: bigint; readonly length: number } {
  const first = bytes[at] ?? 0x80;
  if (first < 0x80) return { value: BigInt(first), length: 1 };
  let value = 0n;
  for (let length = 1; length <= VARINT_BYTES; length += 1) {
    const byte = bytes[at + length - 1];
    if (byte === undefined) throw bad("a varint is cut off");
    value |= BigInt(byte & 0x7f) << BigInt(7 * (length - 1));
    if (byte < 0x80) return { value: BigInt.asUintN(64, value), length };
  }
  throw bad("a varint has more than ten bytes");
}

function bad(found: string): FormatError {
  return new FormatError("bad-protobuf", `Cannot read message: ${found}`);
}
