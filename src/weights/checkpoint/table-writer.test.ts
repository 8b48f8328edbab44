import { crc32c } from "../../bytes/crc32c.ts";
import { bytesField, numberField, varint } from "../protobuf/write-wire.test.ts";

/** Entries of a block of a table, keys sharing what they can; readers may start at each fourth. */
export function tableBlock(
  entries: readonly (readonly [key: Uint8Array, value: Uint8Array])[],
): Buffer {
  const parts: Buffer[] = [];
  const starts: number[] = [0];
  let before = Buffer.alloc(0);
  let length = 0;
  for (const [at, [keyBytes, value]] of entries.entries()) {
    const key = Buffer.from(keyBytes);
    let shared = 0;
    if (at > 0 && at % 4 === 0) starts.push(length);
    else while (shared < before.length && before[shared] === key[shared]) shared += 1;
    const head = [varint(shared), varint(key.length - shared), varint(value.length)];
    const entry = Buffer.concat([...head, key.subarray(shared), value]);
    parts.push(entry);
    length += entry.length;
    before = key;
  }
  const tail = Buffer.alloc(4 * starts.length + 4);
  for (const [at, start] of [...starts, starts.length].entries()) tail.writeUInt32LE(start, 4 * at);
  return Buffer.concat([...parts, tail]);
}

/** How a table is to be wrong. */
export interface TableFlaw {
  /** 1 packs every block; other numbers only say that they do. */
  readonly packing?: number;
  readonly checksum?: number;
  readonly prefix?: Uint8Array;
}

/** A table with a block for every `perBlock` entries, which are in order. */
export function tableFile(
  entries: readonly (readonly [key: Uint8Array, value: Uint8Array])[],
  { packing = 0, checksum = 0, prefix = Buffer.alloc(0) }: TableFlaw = {},
  perBlock: number = 3,
): Buffer {
  const parts: Uint8Array[] = [prefix];
  let at = prefix.length;

  function put(plain: Buffer): Buffer {
    const block = packing === 1 ? snappy(plain) : plain;
    const typed = Buffer.concat([block, Buffer.of(packing)]);
    const sum = crc32c(typed);
    const masked = (((sum >>> 15) | (sum << 17)) + 0xa282ead8 + checksum) >>> 0;
    const stored = Buffer.alloc(4);
    stored.writeUInt32LE(masked);
    parts.push(typed, stored);
    const handle = Buffer.concat([varint(at), varint(block.length)]);
    at += typed.length + 4;
    return handle;
  }

  const index: (readonly [Uint8Array, Uint8Array])[] = [];
  for (let first = 0; first < entries.length; first += perBlock) {
    const some = entries.slice(first, first + perBlock);
    index.push([some.at(-1)?.[0] ?? Buffer.alloc(0), put(tableBlock(some))]);
  }
  const handles = Buffer.concat([put(tableBlock([])), put(tableBlock(index))]);
  const magic = Buffer.from("57fb808b247547db", "hex");
  return Buffer.concat([...parts, handles, Buffer.alloc(40 - handles.length), magic]);
}

/** A block of Snappy that copies nothing. */
function snappy(bytes: Buffer): Buffer {
  const parts: Buffer[] = [varint(bytes.length)];
  for (let at = 0; at < bytes.length; at += 256) {
    const literal = bytes.subarray(at, at + 256);
    parts.push(Buffer.of(60 << 2, literal.length - 1), literal);
  }
  return Buffer.concat(parts);
}

/** An entry of a bundle, as it is to be written. */
export interface EntryToBundle {
  readonly name: string | Uint8Array;
  readonly type?: number;
  readonly shape: readonly number[];
  readonly shard?: number;
  readonly offset: number;
  readonly length: number;
  readonly slices?: number;
}

/** The index of a checkpoint. */
export function bundleIndex(
  entries: readonly EntryToBundle[],
  { shards = 1, order = 0, ...flaw }: TableFlaw & { shards?: number; order?: number } = {},
): Buffer {
  const header = Buffer.concat([numberField(1, shards), numberField(2, order)]);
  const values = entries.map((entry): readonly [Buffer, Buffer] => {
    const { name, type = 1, shape, shard = 0, offset, length, slices = 0 } = entry;
    const axes = shape.map((axis) => bytesField(2, numberField(1, axis)));
    const parts = [
      numberField(1, type),
      bytesField(2, ...axes),
      numberField(3, shard),
      numberField(4, offset),
      numberField(5, length),
      ...Array.from({ length: slices }, () => bytesField(7)),
    ];
    return [Buffer.from(name), Buffer.concat(parts)];
  });
  const sorted = values.toSorted(([a], [b]) => Buffer.compare(a, b));
  return tableFile([[Buffer.alloc(0), header], ...sorted], flaw);
}
