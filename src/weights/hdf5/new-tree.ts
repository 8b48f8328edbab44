import { FormatError } from "../../bytes/errors.ts";
import {
  addressOf,
  cursorAt,
  cursorUpTo,
  expectSignature,
  sized,
  type Hdf5File,
} from "./hdf5-file.ts";

/** Records of one tree. */
const MAX_RECORDS = 1_000_000;

/** Bytes of a node that are no records: signature, version, type, checksum. */
const NODE_BYTES = 10;

/** Every record of a B-tree of version 2, in no particular order (III.A.2). Throws `FormatError`. */
export async function readTreeRecords(
  file: Hdf5File,
  address: number,
): Promise<readonly Uint8Array[]> {
  const cursor = await cursorUpTo(file, address, 18 + file.offsetBytes + file.lengthBytes + 4);
  expectSignature(cursor, "BTHD");
  cursor.skip(2);
  const nodeBytes = cursor.u32();
  const recordBytes = cursor.u16();
  const depth = cursor.u16();
  cursor.skip(2);
  const root = addressOf(cursor, file);
  const count = cursor.u16();
  if (root === undefined) return [];
  if (recordBytes === 0 || nodeBytes <= NODE_BYTES || depth > 16) {
    throw new FormatError("bad-tree", "Cannot read HDF5: a tree is not possible");
  }
  const tree: Tree = {
    file,
    nodeBytes,
    recordBytes,
    widths: childWidths(nodeBytes, recordBytes, depth, file),
  };
  const records: Uint8Array[] = [];
  await readNode(tree, { address: root, count, depth }, records);
  return records;
}

interface Tree {
  readonly file: Hdf5File;
  readonly nodeBytes: number;
  readonly recordBytes: number;
  /** By depth of the parent: bytes of a child's number of records, and of all records below it. */
  readonly widths: readonly { readonly own: number; readonly all: number }[];
}

/** Both numbers take as few bytes as the most that fits into a node of that depth needs. */
function childWidths(
  nodeBytes: number,
  recordBytes: number,
  depth: number,
  { offsetBytes }: Hdf5File,
): Tree["widths"] {
  const widths = [{ own: 0, all: 0 }];
  let most = Math.floor((nodeBytes - NODE_BYTES) / recordBytes);
  let mostBelow = most;
  const own = bytesFor(most);
  for (let level = 1; level <= depth; level += 1) {
    const all = level === 1 ? 0 : bytesFor(mostBelow);
    widths.push({ own, all });
    const pointer = offsetBytes + own + all;
    most = Math.floor((nodeBytes - NODE_BYTES - pointer) / (recordBytes + pointer));
    mostBelow = (most + 1) * mostBelow + most;
  }
  return widths;
}

function bytesFor(limit: number): number {
  return Math.floor(Math.log2(Math.max(1, limit)) / 8) + 1;
}

interface Node {
  readonly address: number;
  readonly count: number;
  readonly depth: number;
}

async function readNode(
  tree: Tree,
  { address, count, depth }: Node,
  records: Uint8Array[],
): Promise<void> {
  const { file, nodeBytes, recordBytes, widths } = tree;
  const cursor = await cursorAt(file, address, nodeBytes);
  expectSignature(cursor, depth === 0 ? "BTLF" : "BTIN");
  cursor.skip(2);
  for (let at = 0; at < count; at += 1) {
    if (records.length >= MAX_RECORDS) {
      throw new FormatError(
        "too-many-records",
        `Cannot read HDF5: more than ${MAX_RECORDS} records`,
      );
    }
    records.push(cursor.take(recordBytes));
  }
  if (depth === 0) return;
  const width = widths[depth] ?? { own: 1, all: 0 };
  for (let at = 0; at <= count; at += 1) {
    const child = addressOf(cursor, file);
    const childCount = sized(cursor, width.own);
    cursor.skip(width.all);
    if (child !== undefined)
      await readNode(tree, { address: child, count: childCount, depth: depth - 1 }, records);
  }
}
