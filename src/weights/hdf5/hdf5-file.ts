import { ByteCursor } from "../../bytes/byte-cursor.ts";
import type { ByteSource } from "../../bytes/byte-source.ts";
import { FormatError } from "../../bytes/errors.ts";

/** An HDF5 file as its superblock describes it (HDF5 file format specification, version 3.0, II). */
export interface Hdf5File {
  /** From the base address on: all addresses count from here. */
  readonly source: ByteSource;
  readonly signal?: AbortSignal;
  /** Bytes of an address. */
  readonly offsetBytes: number;
  /** Bytes of a length. */
  readonly lengthBytes: number;
  /** Header of the root group. */
  readonly root: number;
}

/** Structures other than data are short; a longer one attacks the reader. */
const MAX_STRUCTURE_BYTES = 16 << 20;

/** A cursor over `length` bytes at an address. Throws `FormatError` when they are not all there. */
export async function cursorAt(
  file: Hdf5File,
  address: number,
  length: number,
): Promise<ByteCursor> {
  if (address < 0 || length > MAX_STRUCTURE_BYTES || address + length > file.source.byteLength) {
    throw new FormatError(
      "address-outside",
      `Cannot read HDF5: ${length} bytes at ${address}, the file has ${file.source.byteLength}`,
    );
  }
  return new ByteCursor(await file.source.read(address, address + length, file.signal));
}

/** As `cursorAt`, of as many bytes as are there. */
export async function cursorUpTo(
  file: Hdf5File,
  address: number,
  length: number,
): Promise<ByteCursor> {
  return cursorAt(file, address, Math.min(length, Math.max(0, file.source.byteLength - address)));
}

/** Takes the four letters that a structure begins with. Throws `FormatError` when they are others. */
export function expectSignature(cursor: ByteCursor, signature: string): void {
  const found = Buffer.from(cursor.take(4)).toString("latin1");
  if (found === signature) return;
  throw new FormatError("bad-signature", `Cannot read HDF5: wanted "${signature}", got "${found}"`);
}

/** An unsigned number of one to eight bytes. Throws `FormatError` when it is beyond 2^53. */
export function sized(cursor: ByteCursor, bytes: number): number {
  const value = rawSized(cursor, bytes);
  if (value <= BigInt(Number.MAX_SAFE_INTEGER)) return Number(value);
  throw new FormatError("bad-number", `Cannot read HDF5: ${value} is beyond 2^53`);
}

/** An address; undefined where it is all ones, which means none. */
export function addressOf(cursor: ByteCursor, { offsetBytes }: Hdf5File): number | undefined {
  const value = rawSized(cursor, offsetBytes);
  if (value === 2n ** BigInt(8 * offsetBytes) - 1n) return undefined;
  if (value <= BigInt(Number.MAX_SAFE_INTEGER)) return Number(value);
  throw new FormatError("bad-number", `Cannot read HDF5: the address ${value} is beyond 2^53`);
}

function rawSized(cursor: ByteCursor, bytes: number): bigint {
  return cursor.take(bytes).reduceRight((value, byte) => value * 256n + BigInt(byte), 0n);
}
