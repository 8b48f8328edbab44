import type { ByteCursor } from "../../bytes/byte-cursor.ts";
import { FormatError } from "../../bytes/errors.ts";
import { readString, readValue, UINT32, type GgufValue, type ReadCount } from "./metadata.ts";
import { readTensorInfo, type TensorInfo } from "./tensor-info.ts";

/** What stands before the data of a GGUF file. */
export interface GgufHeader {
  readonly version: number;
  readonly isLittleEndian: boolean;
  readonly metadata: ReadonlyMap<string, GgufValue>;
  /** Tensors begin at multiples of this. */
  readonly alignment: number;
  readonly tensors: readonly TensorInfo[];
  /** End of the header; padding to the alignment follows. */
  readonly end: number;
}

/** Shortest possible entries, so that a count is held against the bytes that are left: key, type and one byte; name, dimensions, type, offset. */
const MIN_ENTRY_BYTES = { keyValue: 8, tensor: 20 } as const;

/** Alignment where the metadata names none. */
const DEFAULT_ALIGNMENT = 32;

/** Reads a header of version 1 to 3, of either byte order. Throws `FormatError`. */
export function readGgufHeader(cursor: ByteCursor): GgufHeader {
  if (Buffer.from(cursor.take(4)).toString("latin1") !== "GGUF") {
    throw new FormatError("bad-magic", 'Cannot read header: it does not begin with "GGUF"');
  }
  const version = readVersion(cursor);
  const readCount: ReadCount = version === 1 ? (from) => BigInt(from.u32()) : (from) => from.u64();
  const tensorCount = readCount(cursor);
  const valueCount = readCount(cursor);
  const metadata = readMetadata(cursor, valueCount, readCount);
  refuseCount("tensors", tensorCount, MIN_ENTRY_BYTES.tensor, cursor);
  const tensors = new Map<string, TensorInfo>();
  for (let left = tensorCount; left > 0n; left -= 1n) {
    const tensor = readTensorInfo(cursor, readCount, version);
    if (tensors.has(tensor.name)) {
      throw new FormatError("duplicate-name", `Cannot accept header: "${tensor.name}" comes twice`);
    }
    tensors.set(tensor.name, tensor);
  }
  return {
    version,
    isLittleEndian: cursor.isLittleEndian,
    metadata,
    alignment: alignmentOf(metadata),
    tensors: [...tensors.values()],
    end: cursor.at,
  };
}

/** Version 3 brought big-endian files, which nothing marks but the version that reads wrong. */
function readVersion(cursor: ByteCursor): number {
  const start = cursor.at;
  let version = cursor.u32();
  if ((version & 0xffff) === 0) {
    cursor.at = start;
    cursor.isLittleEndian = false;
    version = cursor.u32();
  }
  if (version < 1 || version > 3) {
    throw new FormatError("bad-version", `Cannot read header: version ${version} is unknown`);
  }
  return version;
}

function readMetadata(
  cursor: ByteCursor,
  count: bigint,
  readCount: ReadCount,
): ReadonlyMap<string, GgufValue> {
  refuseCount("values", count, MIN_ENTRY_BYTES.keyValue, cursor);
  const metadata = new Map<string, GgufValue>();
  for (let left = count; left > 0n; left -= 1n) {
    const key = readString(cursor, readCount);
    if (!/^[\x21-\x7e]{1,65535}$/.test(key)) {
      throw new FormatError("bad-key", `Cannot accept metadata: the key "${key}" is no plain word`);
    }
    if (metadata.has(key)) {
      throw new FormatError("duplicate-key", `Cannot accept metadata: "${key}" comes twice`);
    }
    metadata.set(key, readValue(cursor, cursor.u32(), readCount));
  }
  return metadata;
}

function refuseCount(what: string, count: bigint, entryBytes: number, { left }: ByteCursor): void {
  if (count * BigInt(entryBytes) <= BigInt(left)) return;
  throw new FormatError("bad-count", `Cannot read header: ${count} ${what} in ${left} bytes`);
}

function alignmentOf(metadata: ReadonlyMap<string, GgufValue>): number {
  const value = metadata.get("general.alignment");
  if (value === undefined) return DEFAULT_ALIGNMENT;
  const alignment = value.kind === "number" && value.type === UINT32 ? Number(value.value) : 0;
  const isPowerOfTwo = alignment > 0 && Number.isInteger(Math.log2(alignment));
  if (isPowerOfTwo) return alignment;
  throw new FormatError(
    "bad-alignment",
    "Cannot accept metadata: general.alignment is no power of two in 32 bits",
  );
}
