import { ByteCursor } from "../../bytes/byte-cursor.ts";
import { FormatError } from "../../bytes/errors.ts";
import { addressOf, sized, type Hdf5File } from "./hdf5-file.ts";

/** Axes of an array: H5S_MAX_RANK. */
const MAX_AXES = 32;

/** Lengths of the axes of a dataspace message (IV.A.2.b). */
export function readDataspace(bytes: Uint8Array, { lengthBytes }: Hdf5File): readonly number[] {
  const cursor = new ByteCursor(bytes);
  const version = cursor.u8();
  const axes = cursor.u8();
  if (axes > MAX_AXES || version < 1 || version > 2) {
    throw new FormatError("bad-dataspace", `Cannot read HDF5: an array of ${axes} axes`);
  }
  cursor.skip(version === 1 ? 6 : 2);
  return Array.from({ length: axes }, () => sized(cursor, lengthBytes));
}

/** What a datatype message says of elements (IV.A.2.d). */
export interface Hdf5Type {
  readonly dtype: string;
  readonly itemBytes: number;
  readonly byteOrder: "little" | "big";
  /** Texts of any length, which lie in a heap. */
  readonly isHeapText: boolean;
  readonly isNumber: boolean;
}

const INTEGERS: Readonly<Record<number, string>> = { 1: "8", 2: "16", 4: "32", 8: "64" };
const FLOATS: Readonly<Record<number, string>> = { 2: "F16", 4: "F32", 8: "F64" };

/** Reads a datatype message. */
export function readDatatype(bytes: Uint8Array): Hdf5Type {
  const cursor = new ByteCursor(bytes);
  const kind = cursor.u8() & 0x0f;
  const [first = 0] = cursor.take(3);
  const itemBytes = cursor.u32();
  const shared = {
    itemBytes,
    byteOrder: (first & 1) === 1 ? "big" : "little",
    isHeapText: false,
  } as const;
  if (kind === 0 && INTEGERS[itemBytes] !== undefined) {
    const dtype = `${(first & 8) === 0 ? "U" : "I"}${INTEGERS[itemBytes]}`;
    return { ...shared, dtype, isNumber: true };
  }
  if (kind === 1 && FLOATS[itemBytes] !== undefined) {
    return { ...shared, dtype: floatOf(cursor, itemBytes), isNumber: true };
  }
  const isNumber =
    kind === 8 || kind === 6 || kind === 10 || kind === 0 || kind === 1 || kind === 4;
  const name = KINDS[kind] ?? String(kind);
  const isHeapText = kind === 9 && (first & 0x0f) === 1;
  return { ...shared, dtype: `hdf5:${name}`, byteOrder: "little", isHeapText, isNumber };
}

const KINDS: Readonly<Record<number, string>> = {
  2: "time",
  3: "text",
  4: "bits",
  5: "opaque",
  6: "compound",
  7: "reference",
  8: "enum",
  9: "variable",
  10: "array",
};

/** Two bytes with eight bits of exponent are bfloat16. */
function floatOf(cursor: ByteCursor, itemBytes: number): string {
  cursor.skip(5);
  const exponentBits = cursor.u8();
  return itemBytes === 2 && exponentBits === 8 ? "BF16" : (FLOATS[itemBytes] ?? "");
}

/** Where the elements of a dataset lie (IV.A.2.i). */
export type Hdf5Layout =
  | { readonly kind: "compact"; readonly offset: number; readonly length: number }
  | { readonly kind: "contiguous"; readonly address: number | undefined; readonly length: number }
  | { readonly kind: "contiguous-old"; readonly address: number | undefined }
  | { readonly kind: "chunked" }
  | { readonly kind: "virtual" };

/** Reads a layout message; the offset of compact data is from the beginning of the message. */
export function readLayout(bytes: Uint8Array, file: Hdf5File): Hdf5Layout {
  const cursor = new ByteCursor(bytes);
  const version = cursor.u8();
  if (version < 3) return readOldLayout(cursor, file);
  const kind = cursor.u8();
  if (kind === 0) {
    const length = cursor.u16();
    return { kind: "compact", offset: cursor.at, length };
  }
  if (kind === 1) {
    const address = addressOf(cursor, file);
    return { kind: "contiguous", address, length: sized(cursor, file.lengthBytes) };
  }
  if (kind === 2) return { kind: "chunked" };
  if (kind === 3) return { kind: "virtual" };
  throw new FormatError("bad-layout", `Cannot read HDF5: a layout of kind ${kind}`);
}

function readOldLayout(cursor: ByteCursor, file: Hdf5File): Hdf5Layout {
  const axes = cursor.u8();
  const kind = cursor.u8();
  cursor.skip(5);
  const address = kind === 0 ? undefined : addressOf(cursor, file);
  if (kind === 2) return { kind: "chunked" };
  cursor.skip(4 * Math.min(axes, MAX_AXES));
  // These versions give the lengths of the axes and not of the data.
  if (kind === 1) return { kind: "contiguous-old", address };
  const size = cursor.u32();
  return { kind: "compact", offset: cursor.at, length: size };
}

/** What a name in a group leads to (IV.A.2.g). */
export type Hdf5Link =
  | { readonly kind: "hard"; readonly name: string; readonly address: number | undefined }
  | { readonly kind: "soft"; readonly name: string; readonly target: string }
  | { readonly kind: "external"; readonly name: string; readonly target: string };

/** Reads a link message. */
export function readLink(bytes: Uint8Array, file: Hdf5File): Hdf5Link {
  const cursor = new ByteCursor(bytes);
  cursor.skip(1);
  const flags = cursor.u8();
  const kind = (flags & 8) === 0 ? 0 : cursor.u8();
  if ((flags & 4) !== 0) cursor.skip(8);
  if ((flags & 0x10) !== 0) cursor.skip(1);
  const name = textOf(cursor.take(sized(cursor, 1 << (flags & 3))));
  if (kind === 0) return { kind: "hard", name, address: addressOf(cursor, file) };
  const value = cursor.take(cursor.u16());
  if (kind === 1) return { kind: "soft", name, target: textOf(value) };
  return { kind: "external", name, target: textOf(value.subarray(1)).replace(/\0/g, " ").trim() };
}

/** A value that is tied to an object (IV.A.2.m). */
export interface Hdf5Attribute {
  readonly name: string;
  readonly type: Hdf5Type;
  readonly data: Uint8Array;
}

/** Reads an attribute message. */
export function readAttribute(bytes: Uint8Array): Hdf5Attribute {
  const cursor = new ByteCursor(bytes);
  const version = cursor.u8();
  cursor.skip(1);
  const lengths = [cursor.u16(), cursor.u16(), cursor.u16()] as const;
  if (version === 3) cursor.skip(1);
  const [name, type] = lengths.map((length) => {
    const part = cursor.take(length);
    if (version === 1) cursor.skip((8 - (length % 8)) % 8);
    return part;
  });
  return {
    name: textOf(name ?? bytes).replace(/\0[^]*$/, ""),
    type: readDatatype(type ?? bytes),
    data: cursor.take(cursor.left),
  };
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("utf8");
}
