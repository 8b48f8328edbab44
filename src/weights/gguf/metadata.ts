import type { ByteCursor } from "../../bytes/byte-cursor.ts";
import { FormatError } from "../../bytes/errors.ts";
import { strictUtf8 } from "../../bytes/strict-utf8.ts";

/** One value of the metadata. Long arrays are walked and checked, not kept. */
export type GgufValue =
  | { readonly kind: "string"; readonly value: string }
  | { readonly kind: "number"; readonly type: number; readonly value: number | bigint }
  | { readonly kind: "bool"; readonly value: boolean }
  | { readonly kind: "array"; readonly length: number };

/** How counts and lengths are written: 32 bits in version 1, 64 later. */
export type ReadCount = (cursor: ByteCursor) => bigint;

/** Numbers of the value types (gguf.h, enum gguf_type). */
export const UINT32 = 4;
const BOOL = 7;
const STRING = 8;
const ARRAY = 9;

/** Bytes of the types of fixed length. */
const FIXED_BYTES: ReadonlyMap<number, number> = new Map([
  [0, 1],
  [1, 1],
  [2, 2],
  [3, 2],
  [4, 4],
  [5, 4],
  [6, 4],
  [BOOL, 1],
  [10, 8],
  [11, 8],
  [12, 8],
]);

/** The reference reader's limit for a string and for an array. */
const MAX_LENGTH = 1n << 30n;

/** The text allows arrays of arrays; nothing writes more than two levels. */
const MAX_DEPTH = 8;

/** Reads a value of a type by number. Throws `FormatError`. */
export function readValue(cursor: ByteCursor, type: number, readCount: ReadCount): GgufValue {
  if (type === STRING) return { kind: "string", value: readString(cursor, readCount) };
  if (type === BOOL) return { kind: "bool", value: readBool(cursor) };
  if (type === ARRAY) return { kind: "array", length: walkArray(cursor, readCount, 1) };
  return { kind: "number", type, value: readNumber(cursor, type) };
}

function readNumber(cursor: ByteCursor, type: number): number | bigint {
  const length = FIXED_BYTES.get(type);
  if (length === undefined) {
    throw new FormatError("bad-value-type", `Cannot read metadata: value type ${type} is unknown`);
  }
  if (type === 6) return cursor.f32();
  if (type === 12) return cursor.f64();
  const isSigned = type % 2 === 1;
  switch (length) {
    case 1:
      return isSigned ? (cursor.u8() << 24) >> 24 : cursor.u8();
    case 2:
      return isSigned ? (cursor.u16() << 16) >> 16 : cursor.u16();
    case 4:
      return isSigned ? cursor.u32() | 0 : cursor.u32();
    default:
      return type === 11 ? BigInt.asIntN(64, cursor.u64()) : cursor.u64();
  }
}

function readBool(cursor: ByteCursor): boolean {
  const byte = cursor.u8();
  if (byte > 1) throw new FormatError("bad-bool", `Cannot read metadata: a bool is ${byte}`);
  return byte === 1;
}

/** A string of the metadata: UTF-8, as the format demands. Throws `FormatError`. */
export function readString(cursor: ByteCursor, readCount: ReadCount): string {
  const length = readCount(cursor);
  if (length > MAX_LENGTH) {
    throw new FormatError("string-too-long", `Cannot read metadata: a string of ${length} bytes`);
  }
  const bytes = cursor.take(length);
  try {
    return strictUtf8(bytes);
  } catch (cause) {
    const message = `Cannot read metadata: the string at byte ${cursor.at} is not UTF-8`;
    throw new FormatError("bad-utf8", message, { cause });
  }
}

/** Steps over an array; its length. */
function walkArray(cursor: ByteCursor, readCount: ReadCount, depth: number): number {
  if (depth > MAX_DEPTH) {
    throw new FormatError("too-deep", `Cannot read metadata: arrays nest deeper than ${MAX_DEPTH}`);
  }
  const type = cursor.u32();
  const length = readCount(cursor);
  if (length > MAX_LENGTH) {
    throw new FormatError("array-too-long", `Cannot read metadata: an array of ${length} values`);
  }
  const fixed = FIXED_BYTES.get(type);
  if (fixed !== undefined) {
    cursor.skip(length * BigInt(fixed));
  } else if (type === STRING) {
    // Tokens may be pieces of characters, so that their bytes need be no UTF-8.
    for (let left = Number(length); left > 0; left -= 1) cursor.skip(readCount(cursor));
  } else if (type === ARRAY) {
    for (let left = Number(length); left > 0; left -= 1) walkArray(cursor, readCount, depth + 1);
  } else {
    throw new FormatError("bad-value-type", `Cannot read metadata: array of type ${type}`);
  }
  return Number(length);
}
