import { crc32 } from "node:zlib";
import type { ByteSource } from "../byte-source.ts";
import { FormatError } from "../errors.ts";
import type { FilePlace } from "../file-place.ts";
import { inflatedSource, inflateWhole } from "../inflated-source.ts";
import { memorySource } from "../memory-source.ts";
import { sliceSource } from "../slice-source.ts";
import { spend, type UnpackBudget } from "../unpack-budget.ts";
import { unpackedChunks } from "../unpacked-chunks.ts";
import type { ZipMember } from "./member-table.ts";
import { WHOLE_METHODS } from "./whole-methods.ts";

/** Deflated members up to this long are unpacked at once and kept while they are read; longer ones as a stream. */
const MAX_KEPT_BYTES = 32 << 20;

const STORED = 0;
const DEFLATED = 8;

/** The bytes of a member. Rejects with `FormatError` when it is encrypted, packed in a way we do not know, or damaged. */
export async function openZipMember(
  file: ByteSource,
  member: ZipMember,
  budget: UnpackBudget,
): Promise<ByteSource> {
  const { name, dataOffset, packedLength, byteLength, method, isEncrypted } = member;
  if (isEncrypted) {
    throw new FormatError("encrypted", `Cannot open "${name}": it is encrypted`);
  }
  const packed = sliceSource(file, dataOffset, dataOffset + packedLength);
  if (method === STORED) return packed;
  if (method !== DEFLATED) return memorySource(await unpackWhole(packed, member, budget));
  return byteLength <= MAX_KEPT_BYTES
    ? inflateWhole(packed, byteLength, budget)
    : inflatedSource(packed, byteLength, budget);
}

/** Where the bytes of a member lie that is stored as it is, whole, in an archive that is a file of this machine. */
export function storedPlace(
  { byteLength: fileLength, place }: ByteSource,
  { dataOffset, packedLength, byteLength, method, isEncrypted }: ZipMember,
): FilePlace | undefined {
  const isStored = method === STORED && !isEncrypted && packedLength === byteLength;
  if (!isStored || place === undefined || dataOffset + byteLength > fileLength) return undefined;
  return { ...place, start: place.start + dataOffset };
}

/** Packed bytes that are read at once, and bytes they may unpack to. */
const MAX_PACKED_BYTES = 100e6;
const MAX_UNPACKED_BYTES = 180e6;

async function unpackWhole(
  packed: ByteSource,
  { name, method, byteLength }: ZipMember,
  budget: UnpackBudget,
): Promise<Uint8Array> {
  const unpack = WHOLE_METHODS.get(method);
  if (unpack === undefined) {
    throw new FormatError("unknown-packing", `Cannot open "${name}": packed by method ${method}`);
  }
  if (packed.byteLength > MAX_PACKED_BYTES || byteLength > MAX_UNPACKED_BYTES) {
    throw new FormatError("archive-limit", `Cannot open "${name}": unpacks to ${byteLength} bytes`);
  }
  const { bytes, damage } = unpack(await packed.read(0, packed.byteLength), byteLength);
  spend(budget, bytes.length);
  if (bytes.length === byteLength) return bytes;
  const detail = damage?.message ?? `${bytes.length} of ${byteLength} bytes`;
  throw new FormatError("archive-damaged", `Cannot open "${name}": ${detail}`);
}

/**
 * What comes out of a deflated member whose declared length is a lie, or that is cut off: readers that trust the stream and
 * not the list see it. Undefined where nothing comes out, or more than `MAX_KEPT_BYTES`.
 */
export async function salvageZipMember(
  file: ByteSource,
  { dataOffset, packedLength, method, isEncrypted }: ZipMember,
  budget: UnpackBudget,
): Promise<ByteSource | undefined> {
  if (method !== DEFLATED || isEncrypted) return undefined;
  const packed = sliceSource(file, dataOffset, dataOffset + packedLength);
  const parts: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const part of unpackedChunks(packed, "deflate")) {
      spend(budget, part.length);
      length += part.length;
      if (length > MAX_KEPT_BYTES) return undefined;
      parts.push(part);
    }
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
  }
  return length === 0 ? undefined : memorySource(Buffer.concat(parts));
}

/** Members up to this long are checked against their CRC; longer ones when their digest is taken. */
const MAX_CHECKED_BYTES = 4 << 20;

/** Whether the bytes fit the CRC that the archive declares; long members are not read for it and pass. */
export async function hasRightCrc(
  bytes: ByteSource,
  { crc }: ZipMember,
  signal?: AbortSignal,
): Promise<boolean> {
  if (bytes.byteLength > MAX_CHECKED_BYTES) return true;
  return crc32(await bytes.read(0, bytes.byteLength, signal)) === crc;
}
