import type { ByteSource } from "../../bytes/byte-source.ts";
import { FormatError } from "../../bytes/errors.ts";

/** A table of a flatbuffer: its fields are found through a list of offsets, which may lead anywhere. */
export interface FlatTable {
  readonly source: ByteSource;
  readonly at: number;
  /** Where each field lies, from the beginning of the file; 0 where it has its default. */
  readonly fields: readonly number[];
}

/** Entries of one list: a model has hundreds of thousands of tensors at most. */
const MAX_ENTRIES = 10_000_000;

/** The table that the four bytes at `at` lead to. Every offset is held against the length of the file. Throws `FormatError`. */
export async function tableAt(source: ByteSource, at: number): Promise<FlatTable> {
  const place = at + (await u32(source, at));
  const list = place - (await i32(source, place));
  const listBytes = await u16(source, list);
  const bytes = await take(source, list, listBytes);
  const view = viewOf(bytes);
  const fields: number[] = [];
  for (let entry = 4; entry + 2 <= listBytes; entry += 2) {
    const offset = view.getUint16(entry, true);
    fields.push(offset === 0 ? 0 : place + offset);
  }
  return { source, at: place, fields };
}

/** Tables of a list; none where the field is not there. */
export async function* tables(
  { source, fields }: FlatTable,
  field: number,
): AsyncGenerator<FlatTable> {
  const list = await listAt(source, fields[field], 4);
  for (let entry = 0; entry < list.count; entry += 1) yield tableAt(source, list.start + 4 * entry);
}

/** Where the entries of a list lie. */
export interface FlatList {
  readonly start: number;
  readonly count: number;
}

/** The list that a field leads to; empty where the field is not there. */
export function list(
  { source, fields }: FlatTable,
  field: number,
  entryBytes: number,
): Promise<FlatList> {
  return listAt(source, fields[field], entryBytes);
}

async function listAt(
  source: ByteSource,
  at: number | undefined,
  entryBytes: number,
): Promise<FlatList> {
  if (at === undefined || at === 0) return { start: 0, count: 0 };
  const place = at + (await u32(source, at));
  const count = await u32(source, place);
  const isTooLong = count * entryBytes > source.byteLength - place - 4;
  if (isTooLong || (entryBytes > 1 && count > MAX_ENTRIES)) {
    throw new FormatError(
      "bad-offset",
      `Cannot read flatbuffer: a list of ${count} entries at ${place}`,
    );
  }
  return { start: place + 4, count };
}

/** The text of a field; empty where it is not there. */
export async function text(table: FlatTable, field: number): Promise<string> {
  const { start, count } = await list(table, field, 1);
  return Buffer.from(await take(table.source, start, Math.min(count, 1 << 16))).toString("utf8");
}

/** A number of one, four or eight bytes without sign; 0 where the field is not there. */
export async function number(
  { source, fields }: FlatTable,
  field: number,
  bytes: 1 | 4 | 8,
): Promise<number> {
  const at = fields[field];
  if (at === undefined || at === 0) return 0;
  const value = viewOf(await take(source, at, bytes));
  if (bytes === 1) return value.getUint8(0);
  return bytes === 4 ? value.getUint32(0, true) : Number(value.getBigUint64(0, true));
}

/** Bytes at a place. Throws `FormatError` when they are not all there. */
export async function take(source: ByteSource, at: number, length: number): Promise<Uint8Array> {
  if (at < 0 || length < 0 || at + length > source.byteLength) {
    throw new FormatError(
      "bad-offset",
      `Cannot read flatbuffer: ${length} bytes at ${at}, the file has ${source.byteLength}`,
    );
  }
  return source.read(at, at + length);
}

function viewOf({ buffer, byteOffset, byteLength }: Uint8Array): DataView {
  return new DataView(buffer, byteOffset, byteLength);
}

async function u32(source: ByteSource, at: number): Promise<number> {
  return viewOf(await take(source, at, 4)).getUint32(0, true);
}

async function i32(source: ByteSource, at: number): Promise<number> {
  return viewOf(await take(source, at, 4)).getInt32(0, true);
}

async function u16(source: ByteSource, at: number): Promise<number> {
  return viewOf(await take(source, at, 2)).getUint16(0, true);
}
