import { ByteCursor } from "../../bytes/byte-cursor.ts";
import { FormatError } from "../../bytes/errors.ts";

/** A key and its value, in the order of keys. */
export interface TableEntry {
  readonly key: Buffer;
  readonly value: Uint8Array;
}

/**
 * The entries of a block of a LevelDB table: each key without what it shares with the key before; behind them the places
 * at which readers may start, and their number. Throws `FormatError` also where a reader that starts in the middle would
 * see other entries than one that starts in front.
 */
export function readBlock(block: Uint8Array): readonly TableEntry[] {
  const tail = new DataView(block.buffer, block.byteOffset, block.byteLength);
  const restarts = block.byteLength < 4 ? 0 : tail.getUint32(block.byteLength - 4, true);
  const end = block.byteLength - 4 * restarts - 4;
  if (end < 0 || restarts === 0) throw bad(`a block of ${block.byteLength} bytes is too short`);
  const starts = new Set<number>();
  for (let at = 0; at < restarts; at += 1) starts.add(tail.getUint32(end + 4 * at, true));
  const entries: TableEntry[] = [];
  const cursor = new ByteCursor(block.subarray(0, end));
  let key = Buffer.alloc(0);
  while (cursor.left > 0) {
    const mayStart = starts.delete(cursor.at);
    const shared = readVarint(cursor);
    const unshared = readVarint(cursor);
    const valueLength = readVarint(cursor);
    if (shared > key.length || (mayStart && shared > 0)) throw bad("a key shares too much");
    const next = Buffer.concat([key.subarray(0, shared), cursor.take(unshared)]);
    if (entries.length > 0 && Buffer.compare(key, next) >= 0) throw bad("keys are not in order");
    key = next;
    entries.push({ key, value: cursor.take(valueLength) });
  }
  starts.delete(end);
  if (starts.size > 0) throw bad("readers may start where no entry does");
  return entries;
}

/** A number of up to 53 bits, seven to a byte, the last byte first. Throws `FormatError` for a longer one. */
export function readVarint(cursor: ByteCursor): number {
  let number = 0;
  for (let factor = 1; factor <= 2 ** 49; factor *= 128) {
    const byte = cursor.u8();
    number += (byte & 0x7f) * factor;
    if (byte < 0x80 && Number.isSafeInteger(number)) return number;
  }
  throw bad("a number is too long");
}

function bad(found: string): FormatError {
  return new FormatError("bad-table", `Cannot read table: ${found}`);
}
