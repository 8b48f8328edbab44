import { crc32 } from "node:zlib";
import type { ByteSource } from "../byte-source.ts";
import { FormatError } from "../errors.ts";
import { inflatedSource, inflateWhole } from "../inflated-source.ts";
import { memorySource } from "../memory-source.ts";
import { sliceSource } from "../slice-source.ts";
import { spend, type UnpackBudget } from "../unpack-budget.ts";
import { unpackedChunks } from "../unpacked-chunks.ts";
import type { ZipMember } from "./read-zip.ts";

/** Deflated members up to this long are unpacked at once and kept while they are read; longer ones as a stream. */
const MAX_KEPT_BYTES = 32 << 20;

const STORED = 0;
const DEFLATED = 8;

/** The bytes of a member. Rejects with `FormatError` when it is encrypted, packed in a way we do not know, or damaged. */
export function openZipMember(
  file: ByteSource,
  { name, dataOffset, packedLength, byteLength, method, isEncrypted }: ZipMember,
  budget: UnpackBudget,
): Promise<ByteSource> {
  if (isEncrypted) {
    throw new FormatError("encrypted", `Cannot open "${name}": it is encrypted`);
  }
  const packed = sliceSource(file, dataOffset, dataOffset + packedLength);
  if (method === STORED) return Promise.resolve(packed);
  if (method !== DEFLATED) {
    throw new FormatError("unknown-packing", `Cannot open "${name}": packed by method ${method}`);
  }
  return byteLength <= MAX_KEPT_BYTES
    ? inflateWhole(packed, byteLength, budget)
    : Promise.resolve(inflatedSource(packed, byteLength, budget));
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
