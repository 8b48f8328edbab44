import type { ByteSource } from "../../bytes/byte-source.ts";
import { FormatError } from "../../bytes/errors.ts";

/** A value as it stands in the bytes; long ones are ranges, not copies. */
export type MsgpackValue =
  | { readonly kind: "scalar"; readonly value: number | bigint | boolean | null }
  | { readonly kind: "text" | "bytes"; readonly start: number; readonly end: number }
  | {
      readonly kind: "extension";
      readonly type: number;
      readonly start: number;
      readonly end: number;
    }
  | { readonly kind: "array" | "map"; readonly count: number; readonly start: number };

/** A value with the position behind its head; arrays and maps have their items there. */
export interface ReadValue {
  readonly value: MsgpackValue;
  readonly next: number;
}

/** Longest head: the tag, a type and a length or number of eight bytes. */
const HEAD_BYTES = 10;

/** Reads the value at a place of a source that ends at `end`. Throws `FormatError`. */
export async function readValue(source: ByteSource, at: number, end: number): Promise<ReadValue> {
  const head = Buffer.from(await source.read(at, Math.min(end, at + HEAD_BYTES)));
  const tag = head[0];
  if (tag === undefined) throw bad("truncated", at);
  if (tag < 0x80 || tag >= 0xe0) return scalar(tag < 0x80 ? tag : tag - 256, at + 1);
  if (tag < 0xa0) return items(tag < 0x90 ? "map" : "array", tag & 15, at + 1, end);
  if (tag < 0xc0) return range("text", at + 1, tag & 31, end);
  return readTagged(tag, head, at, end);
}

function readTagged(tag: number, head: Buffer, at: number, end: number): ReadValue {
  switch (tag) {
    case 0xc0:
      return scalar(null, at + 1);
    case 0xc2:
    case 0xc3:
      return scalar(tag === 0xc3, at + 1);
    case 0xc4:
    case 0xc5:
    case 0xc6:
      return withLength("bytes", head, at, 1 << (tag - 0xc4), end);
    case 0xc7:
    case 0xc8:
    case 0xc9: {
      const width = 1 << (tag - 0xc7);
      const length = unsigned(head, 1, width, at);
      return extension(head, at + 1 + width, length, { at, end });
    }
    case 0xd4:
    case 0xd5:
    case 0xd6:
    case 0xd7:
    case 0xd8:
      return extension(head, at + 1, 1 << (tag - 0xd4), { at, end });
    case 0xd9:
    case 0xda:
    case 0xdb:
      return withLength("text", head, at, 1 << (tag - 0xd9), end);
    case 0xdc:
    case 0xdd:
      return items(
        "array",
        unsigned(head, 1, tag === 0xdc ? 2 : 4, at),
        at + (tag === 0xdc ? 3 : 5),
        end,
      );
    case 0xde:
    case 0xdf:
      return items(
        "map",
        unsigned(head, 1, tag === 0xde ? 2 : 4, at),
        at + (tag === 0xde ? 3 : 5),
        end,
      );
    case 0xc1:
      throw bad("bad-tag", at);
    default:
      return readNumber(tag, head, at);
  }
}

function readNumber(tag: number, head: Buffer, at: number): ReadValue {
  const width = tag === 0xca ? 4 : tag === 0xcb ? 8 : 1 << ((tag - 0xcc) & 3);
  if (head.length < 1 + width) throw bad("truncated", at);
  const next = at + 1 + width;
  if (tag === 0xca) return scalar(head.readFloatBE(1), next);
  if (tag === 0xcb) return scalar(head.readDoubleBE(1), next);
  if (width === 8)
    return scalar(tag === 0xcf ? head.readBigUInt64BE(1) : head.readBigInt64BE(1), next);
  return scalar(tag < 0xd0 ? head.readUIntBE(1, width) : head.readIntBE(1, width), next);
}

function scalar(value: number | bigint | boolean | null, next: number): ReadValue {
  return { value: { kind: "scalar", value }, next };
}

/** Every item has a byte, of a map two: a count beyond that is a lie. */
function items(kind: "array" | "map", count: number, start: number, end: number): ReadValue {
  if (count * (kind === "map" ? 2 : 1) > end - start) throw bad("bad-count", start);
  return { value: { kind, count, start }, next: start };
}

function withLength(
  kind: "text" | "bytes",
  head: Buffer,
  at: number,
  width: number,
  end: number,
): ReadValue {
  return range(kind, at + 1 + width, unsigned(head, 1, width, at), end);
}

function range(kind: "text" | "bytes", start: number, length: number, end: number): ReadValue {
  if (length > end - start) throw bad("truncated", start);
  return { value: { kind, start, end: start + length }, next: start + length };
}

function extension(
  head: Buffer,
  typeAt: number,
  length: number,
  { at, end }: { readonly at: number; readonly end: number },
): ReadValue {
  const type = head[typeAt - at];
  const start = typeAt + 1;
  if (type === undefined || length > end - start) throw bad("truncated", at);
  return { value: { kind: "extension", type, start, end: start + length }, next: start + length };
}

function unsigned(head: Buffer, offset: number, width: number, at: number): number {
  if (head.length < offset + width) throw bad("truncated", at);
  return head.readUIntBE(offset, width);
}

function bad(code: string, at: number): FormatError {
  return new FormatError(code, `Cannot read msgpack at byte ${at}`);
}
