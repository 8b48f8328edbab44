import { hashWord } from "./words.ts";

/** Hash of the word that `(c)` and the copyright sign stand for. */
export const COPYRIGHT: number = hashWord("copyright");

/** Words of a text while it is read, as parallel columns that grow. */
export interface Columns {
  hashes: Uint32Array;
  starts: Uint32Array;
  ends: Uint32Array;
  flags: Uint8Array;
  length: number;
  broken: Map<number, number>;
}

/** Empty columns with room for about `capacity` words. */
export function createColumns(capacity: number): Columns {
  return {
    hashes: new Uint32Array(capacity),
    starts: new Uint32Array(capacity),
    ends: new Uint32Array(capacity),
    flags: new Uint8Array(capacity),
    length: 0,
    broken: new Map(),
  };
}

/** Adds a word; a copyright sign right after the word itself only makes that word longer. */
export function pushWord(
  columns: Columns,
  hash: number,
  start: number,
  end: number,
  flag: number,
): void {
  const { length } = columns;
  const isRepeatedCopyright =
    hash === COPYRIGHT && length > 0 && columns.hashes[length - 1] === COPYRIGHT;
  if (isRepeatedCopyright && start - (columns.ends[length - 1] ?? 0) < 4) {
    columns.ends[length - 1] = end;
    return;
  }
  if (length === columns.hashes.length) growColumns(columns);
  columns.hashes[length] = hash;
  columns.starts[length] = start;
  columns.ends[length] = end;
  columns.flags[length] = flag;
  columns.length = length + 1;
}

/** Makes room for more words. */
export function growColumns(columns: Columns): void {
  const capacity = columns.hashes.length * 2;
  columns.hashes = widened(columns.hashes, capacity);
  columns.starts = widened(columns.starts, capacity);
  columns.ends = widened(columns.ends, capacity);
  const flags = new Uint8Array(capacity);
  flags.set(columns.flags);
  columns.flags = flags;
}

function widened(values: Uint32Array, capacity: number): Uint32Array<ArrayBuffer> {
  const wider = new Uint32Array(capacity);
  wider.set(values);
  return wider;
}
