import {
  addressOf,
  cursorAt,
  cursorUpTo,
  expectSignature,
  sized,
  type Hdf5File,
} from "./hdf5-file.ts";
import { FormatError } from "../../bytes/errors.ts";
import type { Hdf5Link } from "./messages.ts";
import { ByteCursor } from "../../bytes/byte-cursor.ts";

/** Nodes of the tree of one group. */
const MAX_NODES = 1_000_000;

/** Longest name in a group. */
const MAX_NAME_BYTES = 64 << 10;

/** The links of a group that has a symbol table: a B-tree of version 1 over a heap of names (III.A.1, III.C). */
export async function readOldGroup(
  message: Uint8Array,
  file: Hdf5File,
): Promise<readonly Hdf5Link[]> {
  const cursor = new ByteCursor(message);
  const tree = addressOf(cursor, file);
  const heap = addressOf(cursor, file);
  if (tree === undefined || heap === undefined) return [];
  const names = await heapData(file, heap);
  const links: Hdf5Link[] = [];
  const seen = new Set<number>();
  const waiting = [tree];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (seen.has(node))
      throw new FormatError("tree-cycle", "Cannot read HDF5: a tree holds itself");
    seen.add(node);
    if (seen.size > MAX_NODES)
      throw new FormatError("too-many-nodes", "Cannot read HDF5: the tree is endless");
    const start = await cursorUpTo(file, node, 4);
    const isTree = Buffer.from(start.take(start.left)).toString("latin1") === "TREE";
    if (isTree) for (const child of await childrenOf(file, node)) waiting.push(child);
    else for (const link of await readSymbols(file, node, names)) links.push(link);
  }
  return links;
}

async function heapData(file: Hdf5File, address: number): Promise<number> {
  const cursor = await cursorAt(file, address, 8 + 2 * file.lengthBytes + file.offsetBytes);
  expectSignature(cursor, "HEAP");
  cursor.skip(4 + 2 * file.lengthBytes);
  return addressOf(cursor, file) ?? 0;
}

async function childrenOf(file: Hdf5File, address: number): Promise<readonly number[]> {
  const head = await cursorAt(file, address, 8 + 2 * file.offsetBytes);
  expectSignature(head, "TREE");
  head.skip(2);
  const count = head.u16();
  const entryBytes = file.lengthBytes + file.offsetBytes;
  const cursor = await cursorAt(file, address + 8 + 2 * file.offsetBytes, count * entryBytes);
  const children: number[] = [];
  for (let at = 0; at < count; at += 1) {
    cursor.skip(file.lengthBytes);
    const child = addressOf(cursor, file);
    if (child !== undefined) children.push(child);
  }
  return children;
}

async function readSymbols(
  file: Hdf5File,
  address: number,
  names: number,
): Promise<readonly Hdf5Link[]> {
  const head = await cursorAt(file, address, 8);
  expectSignature(head, "SNOD");
  head.skip(2);
  const count = head.u16();
  const cursor = await cursorAt(file, address + 8, count * (2 * file.offsetBytes + 24));
  const links: Hdf5Link[] = [];
  for (let at = 0; at < count; at += 1) {
    const nameOffset = sized(cursor, file.offsetBytes);
    const header = addressOf(cursor, file);
    const cache = cursor.u32();
    cursor.skip(4);
    const linkOffset = cursor.u32();
    cursor.skip(12);
    const name = await textAt(file, names + nameOffset);
    links.push(
      cache === 2
        ? { kind: "soft", name, target: await textAt(file, names + linkOffset) }
        : { kind: "hard", name, address: header },
    );
  }
  return links;
}

async function textAt(file: Hdf5File, address: number): Promise<string> {
  const cursor = await cursorUpTo(file, address, MAX_NAME_BYTES);
  const bytes = Buffer.from(cursor.take(cursor.left));
  const end = bytes.indexOf(0);
  return bytes.subarray(0, Math.max(0, end)).toString("utf8");
}
