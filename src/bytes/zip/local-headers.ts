import type { ByteSource } from "../byte-source.ts";
import { LOCAL_BYTES, LOCAL_SIGNATURE, parseLocal, type ZipRecord } from "./zip-records.ts";

/** A local header where it was found. */
export interface LocalHeader {
  readonly offset: number;
  readonly record: ZipRecord;
}

/** The local header at an offset; undefined where there is none. */
export async function readLocal(
  source: ByteSource,
  offset: number,
  signal?: AbortSignal,
): Promise<LocalHeader | undefined> {
  const fixed = await source.read(offset, offset + LOCAL_BYTES, signal);
  const lengths = Buffer.from(fixed.buffer, fixed.byteOffset, fixed.byteLength);
  if (fixed.length < LOCAL_BYTES || lengths.readUInt32LE(0) !== LOCAL_SIGNATURE) return undefined;
  const end = LOCAL_BYTES + lengths.readUInt16LE(26) + lengths.readUInt16LE(28);
  const record = parseLocal(await source.read(offset, offset + end, signal));
  return record && { offset, record };
}

/** Bytes looked through at once for a signature; pieces overlap by what a signature needs. */
const SEARCH_BYTES = 1 << 20;

/** Where one of the signatures comes next in a range; undefined when none does. */
async function findSignature(
  source: ByteSource,
  signatures: readonly number[],
  { start, end }: { readonly start: number; readonly end: number },
  signal?: AbortSignal,
): Promise<number | undefined> {
  for (let at = start; at < end; at += SEARCH_BYTES - 3) {
    const bytes = await source.read(at, Math.min(end, at + SEARCH_BYTES), signal);
    const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    for (let found = view.indexOf("PK"); found >= 0; found = view.indexOf("PK", found + 1)) {
      if (found + 4 <= view.length && signatures.includes(view.readUInt32LE(found))) {
        return at + found;
      }
    }
  }
  return undefined;
}

/** Every local header that begins in a range, also one inside of another's data: what no list names is still read by some. */
export async function findLocals(
  source: ByteSource,
  { start, end }: { readonly start: number; readonly end: number },
  signal?: AbortSignal,
): Promise<readonly LocalHeader[]> {
  const found: LocalHeader[] = [];
  for (let at = start; at < end;) {
    const next = await findSignature(source, [LOCAL_SIGNATURE], { start: at, end }, signal);
    if (next === undefined) break;
    const local = await readLocal(source, next, signal);
    if (local !== undefined && local.record.name !== "") found.push(local);
    at = dataEnd(local, next, end);
  }
  return found;
}

/** Behind the data of a member whose lengths are given; else just behind its signature. */
function dataEnd(local: LocalHeader | undefined, at: number, end: number): number {
  if (local === undefined) return at + 4;
  const { recordBytes, packedLength, flags } = local.record;
  const behind = at + recordBytes + packedLength;
  const isLengthLater = (flags & 8) !== 0 && packedLength === 0;
  return isLengthLater || behind > end ? at + recordBytes : behind;
}
