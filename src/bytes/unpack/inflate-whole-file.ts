import { constants, crc32, inflateRawSync, inflateSync, zstdDecompressSync } from "node:zlib";

import { damaged, unpackInto, type Unpacked } from "./growing-output.ts";

/** Whether bytes begin as a gzip file, packed by deflate. */
export function isGzip(head: Uint8Array): boolean {
  return head[0] === 0x1f && head[1] === 0x8b && head[2] === 8;
}

/** Whether bytes begin as a zlib stream: a window of 32 KiB, a level, and a header that 31 divides. */
export function isZlib(head: Uint8Array): boolean {
  const [first = 0, second = 0] = head;
  return first === 0x78 && (second & 0x20) === 0 && ((first << 8) | second) % 31 === 0;
}

/** Whether bytes begin as a frame of Zstandard. */
export function isZstd(head: Uint8Array): boolean {
  return head[0] === 0x28 && head[1] === 0xb5 && head[2] === 0x2f && head[3] === 0xfd;
}

/** Unpacks the members of a gzip file. */
export function gunzip(packed: Uint8Array, limit: number): Unpacked {
  return unpackInto(limit, (output) => {
    let at = 0;
    while (isGzip(packed.subarray(at))) {
      const start = gzipDataStart(packed, at);
      const left = Math.max(1, limit - output.length);
      const member = unpackAsFarAsItGoes(
        inflateRawSync,
        constants.Z_SYNC_FLUSH,
        packed.subarray(start),
        left,
      );
      output.append(member.bytes);
      if (member.damage) throw member.damage;
      at = start + member.end + GZIP_TRAILER_BYTES;
      expectGzipTrailer(packed, at, member.bytes);
    }
    return at;
  });
}

/** CRC and length of what was packed. */
const GZIP_TRAILER_BYTES = 8;

function expectGzipTrailer(packed: Uint8Array, end: number, bytes: Uint8Array): void {
  if (end > packed.length) throw damaged("the stream ends early");
  const start = packed.byteOffset + end - GZIP_TRAILER_BYTES;
  const trailer = new DataView(packed.buffer, start, GZIP_TRAILER_BYTES);
  if (trailer.getUint32(0, true) !== crc32(bytes)) throw damaged("the CRC is wrong");
}

/** Behind the header of a member: ten bytes, and the fields that its flags announce. */
function gzipDataStart(packed: Uint8Array, start: number): number {
  const flags = packed[start + 3] ?? 0;
  let at = start + 10;
  if ((flags & 4) !== 0) at += 2 + ((packed[at] ?? 0) | ((packed[at + 1] ?? 0) << 8));
  for (const field of [8, 16]) {
    if ((flags & field) === 0) continue;
    const end = packed.indexOf(0, at);
    at = end < 0 ? packed.length : end + 1;
  }
  return at + ((flags & 2) === 0 ? 0 : 2);
}

/** Unpacks a zlib stream. */
export function inflate(packed: Uint8Array, limit: number): Unpacked {
  return unpackAsFarAsItGoes(inflateSync, constants.Z_SYNC_FLUSH, packed, limit);
}

/** Unpacks the frames of a Zstandard file. */
export function unzstd(packed: Uint8Array, limit: number): Unpacked {
  return unpackAsFarAsItGoes(zstdDecompressSync, constants.ZSTD_e_flush, packed, limit);
}

interface UnpackOptions {
  readonly maxOutputLength: number;
  readonly chunkSize?: number;
  readonly info: boolean;
  readonly finishFlush?: number;
}

type Decompress = (bytes: Uint8Array, options: UnpackOptions) => unknown;

function unpackAsFarAsItGoes(
  decompress: Decompress,
  partial: number,
  packed: Uint8Array,
  limit: number,
): Unpacked {
  const options = { maxOutputLength: limit, info: true, ...chunkOf(packed, limit) };
  const whole = attempt(decompress, packed, options);
  if (whole instanceof Error) {
    const bytes = longestPart(decompress, packed, { ...options, finishFlush: partial });
    return { bytes, end: packed.length, damage: damaged(whole.message) };
  }
  return { bytes: whole.buffer, end: whole.engine.bytesWritten };
}

/** From here on what comes out is written into one piece: else it would be in memory twice when its pieces are joined. */
const LARGE_PACKED_BYTES = 64 << 10;

/** Bytes that deflate makes of one at most. */
const MAX_RATIO = 1032;

/** Room for all that can come out; what is not written to takes no memory. */
function chunkOf(packed: Uint8Array, limit: number): { readonly chunkSize?: number } {
  if (packed.length < LARGE_PACKED_BYTES) return {};
  return { chunkSize: Math.max(1024, Math.min(limit + 1, packed.length * MAX_RATIO)) };
}

/** Longest packed file of which a part is tried when the whole does not unpack. */
const MAX_TRIED_BYTES = 16e6;

/** What the longest beginning gives that unpacks without an error: found by halving. */
function longestPart(
  decompress: Decompress,
  packed: Uint8Array,
  options: UnpackOptions,
): Uint8Array {
  let best: Uint8Array = new Uint8Array();
  let low = 0;
  let high = Math.min(packed.length, MAX_TRIED_BYTES) + 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    const part = attempt(decompress, packed.subarray(0, middle), options);
    if (part instanceof Error) high = middle;
    else {
      low = middle;
      best = part.buffer;
    }
  }
  return best;
}

function attempt(
  decompress: Decompress,
  packed: Uint8Array,
  options: UnpackOptions,
): WithEngine | Error {
  try {
    const found = decompress(packed, options);
    return isWithEngine(found) ? found : new Error("zlib says nothing of how far it read");
  } catch (error) {
    if (error instanceof Error && "code" in error) return error;
    throw error;
  }
}

/** What zlib gives when it is asked for its state too; the types of Node do not know it. */
interface WithEngine {
  readonly buffer: Uint8Array;
  readonly engine: { readonly bytesWritten: number };
}

function isWithEngine(found: unknown): found is WithEngine {
  return typeof found === "object" && found !== null && "buffer" in found && "engine" in found;
}
