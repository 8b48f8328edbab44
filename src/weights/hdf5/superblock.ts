import type { ByteSource } from "../../bytes/byte-source.ts";
import { FormatError } from "../../bytes/errors.ts";
import { sliceSource } from "../../bytes/slice-source.ts";
import { addressOf, cursorUpTo, sized, type Hdf5File } from "./hdf5-file.ts";

/** The signature of a superblock (III.A). */
const SIGNATURE = Buffer.from("\x89HDF\r\n\x1a\n", "latin1");

/** Longest superblock: version 1 with addresses of eight bytes. */
const MAX_BYTES = 128;

/** Where the superblock lies: at 0, or behind a user block of 512 bytes or a doubling of that; undefined where none is. */
export async function findSuperblock(
  source: ByteSource,
  signal?: AbortSignal,
): Promise<number | undefined> {
  for (let at = 0; at < source.byteLength; at = at === 0 ? 512 : at * 2) {
    const bytes = await source.read(at, at + SIGNATURE.length, signal);
    if (SIGNATURE.equals(bytes)) return at;
  }
  return undefined;
}

/** Reads a superblock of version 0 to 3. Throws `FormatError`. */
export async function readSuperblock(
  whole: ByteSource,
  start: number,
  signal?: AbortSignal,
): Promise<Hdf5File> {
  const source = sliceSource(whole, start, whole.byteLength);
  const draft: Hdf5File = {
    source,
    offsetBytes: 8,
    lengthBytes: 8,
    root: 0,
    ...(signal && { signal }),
  };
  const cursor = await cursorUpTo(draft, 0, MAX_BYTES);
  cursor.skip(SIGNATURE.length);
  const version = cursor.u8();
  if (version > 3) {
    throw new FormatError("bad-version", `Cannot read HDF5: superblock of version ${version}`);
  }
  const isOld = version < 2;
  if (isOld) cursor.skip(4);
  const offsetBytes = widthOf(cursor.u8());
  const lengthBytes = widthOf(cursor.u8());
  if (isOld) cursor.skip(version === 0 ? 9 : 13);
  else cursor.skip(1);
  const file = { ...draft, offsetBytes, lengthBytes };
  const base = sized(cursor, offsetBytes);
  addressOf(cursor, file);
  const end = sized(cursor, offsetBytes);
  if (isOld) {
    addressOf(cursor, file);
    cursor.skip(offsetBytes);
  }
  const root = addressOf(cursor, file);
  if (
    end + (base === 0 ? 0 : base - start) > whole.byteLength - (base === 0 ? 0 : start) ||
    root === undefined
  ) {
    throw new FormatError(
      "truncated",
      `Cannot read HDF5: it ends at ${end}, the file at ${whole.byteLength}`,
    );
  }
  return { ...file, root };
}

function widthOf(bytes: number): number {
  if (bytes === 2 || bytes === 4 || bytes === 8) return bytes;
  throw new FormatError("bad-width", `Cannot read HDF5: addresses of ${bytes} bytes`);
}
