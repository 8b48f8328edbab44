import type { ByteSource } from "./byte-source.ts";
import { FormatError } from "./errors.ts";
import { plainBytes } from "./plain-bytes.ts";

/** Thrown when the bytes at hand end and the source goes on; `readGrowing` answers it with more bytes. */
class MoreBytesNeeded extends Error {}

/**
 * Reads numbers and bytes one after the other, never beyond the end. A length is compared with what is left before anything
 * is done with it, so that no lie about a length makes it allocate or wrap. Throws `FormatError("truncated")` at the end.
 */
export class ByteCursor {
  /** Next byte to be read, from the beginning of the source. */
  at: number;
  /** Order of the bytes of numbers. */
  isLittleEndian = true;
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  readonly #first: number;
  readonly #sourceLength: number;

  /** `sourceLength` is how long the source is that has `bytes` from `first` on. */
  constructor(bytes: Uint8Array, sourceLength: number = bytes.byteLength, first: number = 0) {
    this.at = first;
    this.#first = first;
    this.#bytes = plainBytes(bytes);
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#sourceLength = sourceLength;
  }

  /** Bytes between here and the end of the source, of which not all need be at hand. */
  get left(): number {
    return this.#sourceLength - this.at;
  }

  /** Steps over bytes. */
  skip(length: number | bigint): void {
    this.at = this.#claim(length);
  }

  /** The next bytes as a view, not a copy. */
  take(length: number | bigint): Uint8Array {
    const start = this.at;
    this.at = this.#claim(length);
    return this.#bytes.subarray(start - this.#first, this.at - this.#first);
  }

  u8(): number {
    return this.take(1)[0] ?? 0;
  }

  u16(): number {
    const at = this.#number(2);
    return this.#view.getUint16(at, this.isLittleEndian);
  }

  u32(): number {
    const at = this.#number(4);
    return this.#view.getUint32(at, this.isLittleEndian);
  }

  /** Exact, whatever was written. */
  u64(): bigint {
    const at = this.#number(8);
    return this.#view.getBigUint64(at, this.isLittleEndian);
  }

  f32(): number {
    const at = this.#number(4);
    return this.#view.getFloat32(at, this.isLittleEndian);
  }

  f64(): number {
    const at = this.#number(8);
    return this.#view.getFloat64(at, this.isLittleEndian);
  }

  #number(length: number): number {
    const start = this.at;
    this.at = this.#claim(length);
    return start - this.#first;
  }

  /** The position behind `length` bytes, which are there and at hand. */
  #claim(length: number | bigint): number {
    if (length > this.left) {
      throw new FormatError(
        "truncated",
        `Cannot read on at byte ${this.at}: ${length} bytes wanted, ${this.left} left`,
      );
    }
    const end = this.at + Number(length);
    if (end - this.#first > this.#bytes.byteLength) throw new MoreBytesNeeded();
    return end;
  }
}

/** Enough for most headers at once. */
const FIRST_BYTES = 1 << 20;

/**
 * Parses a header of unknown length at the beginning of a source: first from 1 MiB, then from four times as much as
 * before, until `parse` comes to its end. Throws `FormatError("header-too-large")` beyond `limit` bytes.
 */
export async function readGrowing<T>(
  source: ByteSource,
  parse: (cursor: ByteCursor) => T,
  limit: number,
  signal?: AbortSignal,
): Promise<T> {
  for (let length = Math.min(FIRST_BYTES, limit); ; length = Math.min(length * 4, limit)) {
    const bytes = await source.read(0, length, signal);
    try {
      return parse(new ByteCursor(bytes, source.byteLength));
    } catch (error) {
      if (!(error instanceof MoreBytesNeeded)) throw error;
      if (length === limit) throw tooLarge(limit, error);
    }
  }
}

function tooLarge(limit: number, cause: Error): FormatError {
  const message = `Cannot read header: it is longer than ${limit} bytes`;
  return new FormatError("header-too-large", message, { cause });
}

/** Where entries of a header lie. */
export interface EntriesPlace {
  /** First byte of the first. */
  readonly start: number;
  readonly isLittleEndian: boolean;
}

/**
 * Parses entries of a header one after the other, and has only a piece of them in memory; gives the place behind the last.
 * `parse` tells whether more follow; it is asked again for an entry that was not at hand as a whole, and must leave no trace
 * of it until then. Throws `FormatError("header-too-large")` beyond `limit` bytes from the beginning of the source.
 */
export async function readEntries(
  source: ByteSource,
  { start, isLittleEndian }: EntriesPlace,
  parse: (cursor: ByteCursor) => boolean,
  limit: number,
  signal?: AbortSignal,
): Promise<number> {
  let at = start;
  let length = FIRST_BYTES;
  for (;;) {
    const first = at;
    const end = Math.min(at + length, limit);
    const cursor = new ByteCursor(await source.read(at, end, signal), source.byteLength, at);
    cursor.isLittleEndian = isLittleEndian;
    try {
      while (parse(cursor)) at = cursor.at;
      return cursor.at;
    } catch (error) {
      if (!(error instanceof MoreBytesNeeded)) throw error;
      if (end === limit) throw tooLarge(limit, error);
      length = at === first ? 4 * length : FIRST_BYTES;
    }
  }
}
