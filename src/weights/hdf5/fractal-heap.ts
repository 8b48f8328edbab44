import { ByteCursor } from "../../bytes/byte-cursor.ts";
import { FormatError } from "../../bytes/errors.ts";
import {
  addressOf,
  cursorAt,
  cursorUpTo,
  expectSignature,
  sized,
  type Hdf5File,
} from "./hdf5-file.ts";

/** A heap of objects of any length, in blocks that double row by row (III.G). */
export interface FractalHeap {
  readonly file: Hdf5File;
  readonly idBytes: number;
  readonly offsetBytes: number;
  readonly lengthBytes: number;
  readonly width: number;
  readonly startBlock: number;
  readonly maxDirectBlock: number;
  readonly root: number;
  /** Rows of the root; 0 where the root is a block of objects. */
  readonly rows: number;
}

/** Reads the header of a heap. Throws `FormatError`. */
export async function readFractalHeap(file: Hdf5File, address: number): Promise<FractalHeap> {
  const cursor = await cursorUpTo(file, address, 22 + 12 * file.lengthBytes + 3 * file.offsetBytes);
  expectSignature(cursor, "FRHP");
  cursor.skip(1);
  const idBytes = cursor.u16();
  const filterBytes = cursor.u16();
  cursor.skip(1);
  const maxObject = cursor.u32();
  cursor.skip(2 * file.lengthBytes + 2 * file.offsetBytes + 8 * file.lengthBytes);
  const width = cursor.u16();
  const startBlock = sized(cursor, file.lengthBytes);
  const maxDirectBlock = sized(cursor, file.lengthBytes);
  const heapBits = cursor.u16();
  cursor.skip(2);
  const root = addressOf(cursor, file);
  const rows = cursor.u16();
  if (filterBytes > 0 || root === undefined || width === 0 || startBlock === 0) {
    throw new FormatError("heap-not-read", "Cannot read HDF5: a heap is packed or empty");
  }
  return {
    file,
    idBytes,
    offsetBytes: Math.ceil(heapBits / 8),
    lengthBytes: Math.min(bytesFor(maxDirectBlock), bytesFor(maxObject)),
    width,
    startBlock,
    maxDirectBlock,
    root,
    rows,
  };
}

/** Bytes that a number up to `limit` needs. */
function bytesFor(limit: number): number {
  return Math.floor(Math.log2(Math.max(1, limit)) / 8) + 1;
}

/** An object by its id. Throws `FormatError` for ids of objects that are stored apart, which links and short texts are not. */
export async function readHeapObject(heap: FractalHeap, id: Uint8Array): Promise<Uint8Array> {
  const cursor = new ByteCursor(id);
  const kind = (cursor.u8() >> 4) & 3;
  if (kind !== 0)
    throw new FormatError("heap-not-read", `Cannot read HDF5: an object of kind ${kind}`);
  const offset = sized(cursor, heap.offsetBytes);
  const length = sized(cursor, heap.lengthBytes);
  const block =
    heap.rows === 0
      ? { address: heap.root, start: 0 }
      : await findBlock(heap, { address: heap.root, start: 0, rows: heap.rows }, offset, 0);
  const object = await cursorAt(heap.file, block.address + offset - block.start, length);
  return object.take(length);
}

interface Indirect {
  readonly address: number;
  /** First offset that it covers. */
  readonly start: number;
  readonly rows: number;
}

/** Blocks of blocks: a heap of 2^64 bytes has fewer levels. */
const MAX_LEVELS = 16;

async function findBlock(
  heap: FractalHeap,
  { address, start, rows }: Indirect,
  offset: number,
  level: number,
): Promise<{ readonly address: number; readonly start: number }> {
  const { file, width } = heap;
  if (level > MAX_LEVELS)
    throw new FormatError("heap-cycle", "Cannot read HDF5: a heap holds itself");
  let rowStart = start;
  for (let row = 0; row < rows; row += 1) {
    const blockBytes = heap.startBlock * 2 ** Math.max(0, row - 1);
    const column = Math.floor((offset - rowStart) / blockBytes);
    if (column >= width) {
      rowStart += width * blockBytes;
      continue;
    }
    const at = 5 + file.offsetBytes + heap.offsetBytes + (row * width + column) * file.offsetBytes;
    const child = addressOf(await cursorAt(file, address + at, file.offsetBytes), file);
    if (child === undefined) break;
    const childStart = rowStart + column * blockBytes;
    if (blockBytes <= heap.maxDirectBlock) return { address: child, start: childStart };
    const childRows = Math.log2(blockBytes / (heap.startBlock * width)) + 1;
    return findBlock(
      heap,
      { address: child, start: childStart, rows: childRows },
      offset,
      level + 1,
    );
  }
  throw new FormatError("heap-outside", `Cannot read HDF5: no block has the offset ${offset}`);
}
