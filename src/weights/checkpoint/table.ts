import { ByteCursor } from "../../bytes/byte-cursor.ts";
import type { ByteSource } from "../../bytes/byte-source.ts";
import { crc32c } from "../../bytes/crc32c.ts";
import { FormatError } from "../../bytes/errors.ts";
import { unsnappy } from "../../bytes/unpack/unsnappy.ts";
import type { Problem } from "../inspection.ts";
import { readBlock, readVarint, type TableEntry } from "./table-block.ts";

/** What a table begins its end with: two places of blocks, padding to forty bytes, and a magic number. */
const FOOTER_BYTES = 48;
const MAGIC = Uint8Array.of(0x57, 0xfb, 0x80, 0x8b, 0x24, 0x75, 0x47, 0xdb);

/** Behind each block: how it is packed, and a checksum. */
const TRAILER_BYTES = 5;

/** Longest block that is read; writers begin another after 256 KiB. */
const MAX_BLOCK_BYTES = 64 << 20;

/** What a table holds. */
export interface Table {
  readonly entries: readonly TableEntry[];
  readonly problems: readonly Problem[];
}

/** Whether these are the last bytes of a table. */
export function endsTable(tail: Uint8Array): boolean {
  const magic = tail.subarray(Math.max(0, tail.byteLength - MAGIC.length));
  return magic.length === MAGIC.length && MAGIC.every((byte, at) => magic[at] === byte);
}

/** Reads a table of LevelDB, as TensorFlow writes it: every block that the index names. Throws `FormatError`. */
export async function readTable(source: ByteSource, signal?: AbortSignal): Promise<Table> {
  const dataEnd = source.byteLength - FOOTER_BYTES;
  const footer = await source.read(Math.max(0, dataEnd), source.byteLength, signal);
  if (dataEnd < 0 || !endsTable(footer)) throw bad("it does not end as a table does");
  const handles = new ByteCursor(footer);
  const metaHandle = readHandle(handles);
  const indexHandle = readHandle(handles);
  const read = (handle: Handle): Promise<Block> => readBytes(source, handle, dataEnd, signal);
  const [meta, index] = [await read(metaHandle), await read(indexHandle)];
  const blocks = [meta, index];
  const entries: TableEntry[] = [];
  for (const { key, value } of readBlock(index.bytes)) {
    const block = await read(readHandle(new ByteCursor(value)));
    blocks.push(block);
    const inside = readBlock(block.bytes);
    const [last, next] = [entries.at(-1), inside[0]];
    const isInOrder = !last || !next || Buffer.compare(last.key, next.key) < 0;
    const end = inside.at(-1);
    if (!isInOrder || (end && Buffer.compare(end.key, key) > 0)) {
      throw bad("blocks are not in the order of the index");
    }
    for (const entry of inside) entries.push(entry);
  }
  return { entries, problems: gapProblems(blocks, dataEnd) };
}

interface Handle {
  readonly offset: number;
  readonly length: number;
}

interface Block {
  readonly bytes: Uint8Array;
  /** As it lies in the file, packed or not. */
  readonly storedBytes: number;
}

function readHandle(cursor: ByteCursor): Handle {
  return { offset: readVarint(cursor), length: readVarint(cursor) };
}

async function readBytes(
  source: ByteSource,
  { offset, length }: Handle,
  dataEnd: number,
  signal: AbortSignal | undefined,
): Promise<Block> {
  if (length > MAX_BLOCK_BYTES || offset > dataEnd - length - TRAILER_BYTES) {
    throw bad(`a block of ${length} bytes at ${offset} is not in the file`);
  }
  const whole = await source.read(offset, offset + length + TRAILER_BYTES, signal);
  const trailer = new DataView(whole.buffer, whole.byteOffset + length, TRAILER_BYTES);
  const packing = trailer.getUint8(0);
  if (packing > 1) throw bad(`the block at ${offset} is packed in way ${packing}`);
  const wanted = unmasked(trailer.getUint32(1, true));
  if (crc32c(whole.subarray(0, length + 1)) !== wanted) {
    throw bad(`the checksum of the block at ${offset} is wrong`);
  }
  const stored = whole.subarray(0, length);
  if (packing === 0) return { bytes: stored, storedBytes: length };
  const { bytes, damage } = unsnappy(stored, MAX_BLOCK_BYTES);
  if (damage !== undefined) throw bad(`the block at ${offset} does not unpack: ${damage.message}`);
  return { bytes, storedBytes: length };
}

/** Checksums are stored turned and moved, so that a checksum of checksums is none of a known value. */
function unmasked(stored: number): number {
  const turned = (stored - 0xa282ead8) >>> 0;
  return ((turned >>> 17) | (turned << 15)) >>> 0;
}

/** Blocks fill a table; whatever else lies there, no reader sees. */
function gapProblems(blocks: readonly Block[], dataEnd: number): readonly Problem[] {
  const used = blocks.reduce((sum, { storedBytes }) => sum + storedBytes + TRAILER_BYTES, 0);
  if (used === dataEnd) return [];
  const message = `blocks have ${used} of ${dataEnd} bytes`;
  return [{ id: "unaccounted-bytes", message, effect: "malformed" }];
}

function bad(found: string): FormatError {
  return new FormatError("bad-table", `Cannot read table: ${found}`);
}
