import { readEntries, readGrowing, type ByteCursor } from "../../bytes/byte-cursor.ts";
import type { ByteSource } from "../../bytes/byte-source.ts";
import { FormatError } from "../../bytes/errors.ts";
import { readString, readValue, UINT32, type GgufValue, type ReadCount } from "./metadata.ts";
import { readTensorInfo } from "./tensor-info.ts";
import { DeclaredTensors } from "./declared-tensors.ts";

/** What stands before the tensors in the header of a GGUF file. */
interface GgufHead {
  readonly version: number;
  readonly isLittleEndian: boolean;
  readonly metadata: ReadonlyMap<string, GgufValue>;
  readonly tensorCount: bigint;
  /** Where the tensors are declared. */
  readonly start: number;
}

/** What stands before the data of a GGUF file. */
export interface GgufHeader extends Omit<GgufHead, "tensorCount" | "start"> {
  /** Tensors begin at multiples of this. */
  readonly alignment: number;
  readonly tensors: DeclaredTensors;
  /** End of the header; padding to the alignment follows. */
  readonly end: number;
}

/** Longest header that is read; the largest vocabularies take a tenth of it. */
const MAX_HEADER_BYTES = 128 << 20;

/** Shortest possible entries, so that a count is held against the bytes that are left: key, type and one byte; name, dimensions, type, offset. */
const MIN_ENTRY_BYTES = { keyValue: 8, tensor: 20 } as const;

/** Alignment where the metadata names none. */
const DEFAULT_ALIGNMENT = 32;

/** Reads a header of version 1 to 3, of either byte order. Throws `FormatError`. */
export async function readGgufHeader(
  source: ByteSource,
  signal?: AbortSignal,
): Promise<GgufHeader> {
  const head = await readGrowing(source, readHead, MAX_HEADER_BYTES, signal);
  const { version, isLittleEndian, metadata, tensorCount } = head;
  const readCount = countsOf(version);
  const tensors = new DeclaredTensors();
  const readNext = (cursor: ByteCursor): boolean => {
    tensors.add(readTensorInfo(cursor, readCount, version));
    return tensors.length < tensorCount;
  };
  const end =
    tensorCount === 0n
      ? head.start
      : await readEntries(source, head, readNext, MAX_HEADER_BYTES, signal);
  return { version, isLittleEndian, metadata, alignment: alignmentOf(metadata), tensors, end };
}

function readHead(cursor: ByteCursor): GgufHead {
  if (Buffer.from(cursor.take(4)).toString("latin1") !== "GGUF") {
    throw new FormatError("bad-magic", 'Cannot read header: it does not begin with "GGUF"');
  }
  const version = readVersion(cursor);
  const readCount = countsOf(version);
  const tensorCount = readCount(cursor);
  const valueCount = readCount(cursor);
  const metadata = readMetadata(cursor, valueCount, readCount);
  refuseCount("tensors", tensorCount, MIN_ENTRY_BYTES.tensor, cursor);
  const { isLittleEndian, at } = cursor;
  return { version, isLittleEndian, metadata, tensorCount, start: at };
}

function countsOf(version: number): ReadCount {
  return version === 1 ? (from) => BigInt(from.u32()) : (from) => from.u64();
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
