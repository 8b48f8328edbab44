import { ByteCursor } from "../../bytes/byte-cursor.ts";
import { FormatError } from "../../bytes/errors.ts";
import type { Problem } from "../inspection.ts";
import { elementCount, type Tensor, type TensorPiece } from "../tensor.ts";
import { readFractalHeap, readHeapObject } from "./fractal-heap.ts";
import { addressOf, cursorAt, expectSignature, sized, type Hdf5File } from "./hdf5-file.ts";
import {
  readAttribute,
  readDataspace,
  readDatatype,
  readLayout,
  readLink,
  type Hdf5Attribute,
  type Hdf5Link,
} from "./messages.ts";
import { readTreeRecords } from "./new-tree.ts";
import { readObjectHeader, type HeaderMessage } from "./object-header.ts";
import { readOldGroup } from "./old-group.ts";

/** Numbers of the messages that are read (IV.A.2). */
const MESSAGE = {
  dataspace: 0x01,
  linkInfo: 0x02,
  datatype: 0x03,
  link: 0x06,
  externalFiles: 0x07,
  layout: 0x08,
  attribute: 0x0c,
  symbolTable: 0x11,
  attributeInfo: 0x15,
} as const;

/** What a file holds. */
export interface Hdf5Contents {
  readonly tensors: readonly Tensor[];
  readonly problems: readonly Problem[];
  /** Texts that are attributes of the root: the configuration of a Keras model among them. */
  readonly rootTexts: ReadonlyMap<string, string>;
}

/** Objects of one file. */
const MAX_OBJECTS = 2_000_000;

/** Walks all groups from the root; each object once, so that links in circles end. Throws `FormatError`. */
export async function walkHdf5(file: Hdf5File): Promise<Hdf5Contents> {
  const tensors: Tensor[] = [];
  const problems: Problem[] = [];
  const seen = new Set<number>([file.root]);
  const waiting = [{ path: "", address: file.root }];
  let rootTexts: ReadonlyMap<string, string> = new Map();
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const { path, address } = next;
    const messages = await readObjectHeader(file, address);
    if (address === file.root) rootTexts = await textAttributes(file, messages);
    const tensor = await readDataset(file, path, messages, problems);
    if (tensor !== undefined) tensors.push(tensor);
    for (const link of await readLinks(file, messages)) {
      const name = path === "" ? link.name : `${path}/${link.name}`;
      if (link.kind === "external") {
        const message = `"${name}" is a link to another file: ${link.target}`;
        problems.push({ id: "external-link", message, effect: "code" });
      }
      if (link.kind !== "hard" || link.address === undefined || seen.has(link.address)) continue;
      seen.add(link.address);
      if (seen.size > MAX_OBJECTS)
        throw new FormatError("too-many-objects", "Cannot read HDF5: endless");
      waiting.push({ path: name, address: link.address });
    }
  }
  return { tensors, problems, rootTexts };
}

function find(messages: readonly HeaderMessage[], type: number): HeaderMessage | undefined {
  return messages.find((message) => message.type === type);
}

async function readLinks(
  file: Hdf5File,
  messages: readonly HeaderMessage[],
): Promise<readonly Hdf5Link[]> {
  const links = messages
    .filter(({ type }) => type === MESSAGE.link)
    .map(({ bytes }) => readLink(bytes, file));
  const table = find(messages, MESSAGE.symbolTable);
  if (table !== undefined) {
    for (const link of await readOldGroup(table.bytes, file)) links.push(link);
  }
  const info = find(messages, MESSAGE.linkInfo);
  if (info !== undefined) {
    const objects = await denseObjects(file, info.bytes, 8, 4);
    for (const bytes of objects) links.push(readLink(bytes, file));
  }
  return links;
}

/** Objects of a heap, found through the index by name; the id stands `idAt` bytes into each record. */
async function denseObjects(
  file: Hdf5File,
  info: Uint8Array,
  orderBytes: number,
  idAt: number,
): Promise<readonly Uint8Array[]> {
  const cursor = new ByteCursor(info);
  cursor.skip(1);
  const flags = cursor.u8();
  if ((flags & 1) !== 0) cursor.skip(orderBytes);
  const heapAddress = addressOf(cursor, file);
  const treeAddress = addressOf(cursor, file);
  if (heapAddress === undefined || treeAddress === undefined) return [];
  const heap = await readFractalHeap(file, heapAddress);
  const objects: Uint8Array[] = [];
  for (const record of await readTreeRecords(file, treeAddress)) {
    objects.push(await readHeapObject(heap, record.subarray(idAt, idAt + heap.idBytes)));
  }
  return objects;
}

async function textAttributes(
  file: Hdf5File,
  messages: readonly HeaderMessage[],
): Promise<ReadonlyMap<string, string>> {
  const attributes = messages
    .filter(({ type }) => type === MESSAGE.attribute)
    .map(({ bytes }) => readAttribute(bytes));
  const info = find(messages, MESSAGE.attributeInfo);
  if (info !== undefined) {
    for (const bytes of await denseObjects(file, info.bytes, 2, 0))
      attributes.push(readAttribute(bytes));
  }
  const texts = new Map<string, string>();
  for (const attribute of attributes) {
    const text = await textOf(file, attribute);
    if (text !== undefined) texts.set(attribute.name, text);
  }
  return texts;
}

async function textOf(file: Hdf5File, { type, data }: Hdf5Attribute): Promise<string | undefined> {
  if (type.dtype === "hdf5:text") return Buffer.from(data).toString("utf8").replace(/\0+$/, "");
  if (!type.isHeapText) return undefined;
  const cursor = new ByteCursor(data);
  const length = cursor.u32();
  const address = addressOf(cursor, file);
  const index = cursor.u32();
  if (address === undefined || length === 0) return "";
  return Buffer.from(await globalObject(file, address, index))
    .subarray(0, length)
    .toString("utf8");
}

/** An object of a global heap (III.E). */
async function globalObject(file: Hdf5File, address: number, wanted: number): Promise<Uint8Array> {
  const head = await cursorAt(file, address, 8 + file.lengthBytes);
  expectSignature(head, "GCOL");
  head.skip(4);
  const cursor = await cursorAt(file, address, sized(head, file.lengthBytes));
  cursor.skip(8 + file.lengthBytes);
  while (cursor.left >= 8 + file.lengthBytes) {
    const index = cursor.u16();
    cursor.skip(6);
    const length = sized(cursor, file.lengthBytes);
    if (index === 0) break;
    const bytes = cursor.take(length);
    if (index === wanted) return bytes;
    cursor.skip(Math.min(cursor.left, (8 - (length % 8)) % 8));
  }
  throw new FormatError("heap-outside", `Cannot read HDF5: the heap has no object ${wanted}`);
}

/** A dataset of numbers; undefined for groups, and for texts, which are no tensors. */
async function readDataset(
  file: Hdf5File,
  name: string,
  messages: readonly HeaderMessage[],
  problems: Problem[],
): Promise<Tensor | undefined> {
  const space = find(messages, MESSAGE.dataspace);
  const layoutMessage = find(messages, MESSAGE.layout);
  const typeMessage = find(messages, MESSAGE.datatype);
  if (space === undefined || layoutMessage === undefined || typeMessage === undefined)
    return undefined;
  if (find(messages, MESSAGE.externalFiles) !== undefined) {
    const message = `the data of "${name}" is in another file`;
    problems.push({ id: "external-storage", message, effect: "code" });
  }
  const shape = readDataspace(space.bytes, file);
  const type = readDatatype((await followShared(file, typeMessage)) ?? typeMessage.bytes);
  const layout = readLayout(layoutMessage.bytes, file);
  if (layout.kind === "virtual") {
    const message = `the data of "${name}" is put together from other files`;
    problems.push({ id: "virtual-dataset", message, effect: "code" });
  }
  if (!type.isNumber) return undefined;
  const wanted = elementCount(shape) * BigInt(type.itemBytes);
  const piece = pieceOf(file, layoutMessage.address, layout, wanted);
  if (piece !== undefined && piece.offset + piece.length > file.source.byteLength) {
    throw new FormatError("truncated", `Cannot read HDF5: "${name}" ends beyond the file`);
  }
  if (layout.kind === "contiguous" && piece !== undefined && BigInt(piece.length) !== wanted) {
    throw new FormatError(
      "size-mismatch",
      `Cannot read HDF5: "${name}" [${shape.join(", ")}] needs ${wanted} bytes, got ${piece.length}`,
    );
  }
  const isWhole = piece !== undefined && BigInt(piece.length) === wanted;
  const data = isWhole ? { pieces: [piece], byteOrder: type.byteOrder } : undefined;
  return { name, dtype: type.dtype, shape, data };
}

function pieceOf(
  { source }: Hdf5File,
  address: number,
  layout: ReturnType<typeof readLayout>,
  wanted: bigint,
): TensorPiece | undefined {
  if (layout.kind === "compact")
    return { source, offset: address + layout.offset, length: layout.length };
  if (layout.kind === "contiguous-old" && layout.address !== undefined) {
    return { source, offset: layout.address, length: Number(wanted) };
  }
  if (layout.kind !== "contiguous" || layout.address === undefined) return undefined;
  return { source, offset: layout.address, length: layout.length };
}

/** A type that several datasets share lies in an object of its own. */
async function followShared(
  file: Hdf5File,
  message: HeaderMessage,
): Promise<Uint8Array | undefined> {
  if (!message.isShared) return undefined;
  const cursor = new ByteCursor(message.bytes);
  const version = cursor.u8();
  cursor.skip(version === 1 ? 7 : 1);
  const address = addressOf(cursor, file);
  if (address === undefined) return undefined;
  return find(await readObjectHeader(file, address), MESSAGE.datatype)?.bytes;
}
