import type { ByteSource } from "../bytes/byte-source.ts";
import { FormatError } from "../bytes/errors.ts";
import { startsWith } from "./binary-content.ts";
import { spend, type UnpackBudget } from "../bytes/unpack-budget.ts";
import { unpackedChunks } from "../bytes/unpacked-chunks.ts";

/** How a tar file is packed, told by its first bytes. */
export type TarPacking = "plain" | "gzip" | "zstd";

/** Stands in for the bytes of members, which nobody looks at while a plain tar is indexed. */
const ZEROS = Buffer.alloc(1 << 24);

/** Headers are read in pieces of this size, with the members between them when these are small. */
const HEADER_READ_BYTES = 1 << 16;

/** A tar of texts packs five to one, of zeros a thousand to one: beyond both numbers we stop. */
const BOMB_RATIO = 200;
const BOMB_BYTES = 64 << 20;

/** How the tar that begins with these bytes is packed. */
export function tarPacking(bytes: Uint8Array): TarPacking {
  if (startsWith(bytes, [0x1f, 0x8b])) return "gzip";
  return startsWith(bytes, [0x28, 0xb5, 0x2f, 0xfd]) ? "zstd" : "plain";
}

/** Whether a file that begins with these bytes can be a tar: packed, or with the mark of POSIX tars at byte 257. */
export function looksLikeTar(bytes: Uint8Array): boolean {
  const ustar = [0x75, 0x73, 0x74, 0x61, 0x72];
  return tarPacking(bytes) !== "plain" || startsWith(bytes.subarray(257), ustar);
}

/** Where the next header is expected; bytes before it are not needed. */
export interface TarPosition {
  nextHeader: number;
}

/** A plain tar from beginning to end, with zeros in place of what lies before `position.nextHeader`: no weights are read. */
export async function* plainTarBytes(
  source: ByteSource,
  position: TarPosition,
  signal: AbortSignal | undefined,
): AsyncGenerator<Uint8Array, void, undefined> {
  for (let at = 0; at < source.byteLength;) {
    signal?.throwIfAborted();
    const skipped = Math.min(position.nextHeader, source.byteLength) - at;
    const chunk =
      skipped > HEADER_READ_BYTES
        ? ZEROS.subarray(0, skipped)
        : await source.read(at, at + HEADER_READ_BYTES, signal);
    at += chunk.length;
    yield chunk;
  }
}

/** A compressed tar, unpacked. Throws `FormatError("archive-limit")` beyond the budget or a ratio that no release has. */
export async function* unpackedTarBytes(
  source: ByteSource,
  packing: "gzip" | "zstd",
  budget: UnpackBudget,
  signal: AbortSignal | undefined,
): AsyncGenerator<Uint8Array, void, undefined> {
  let unpackedBytes = 0;
  for await (const chunk of unpackedChunks(source, packing, signal)) {
    spend(budget, chunk.length);
    unpackedBytes += chunk.length;
    if (unpackedBytes > BOMB_BYTES && unpackedBytes > source.byteLength * BOMB_RATIO) {
      const detail = `${source.byteLength} bytes unpack to more than ${BOMB_RATIO} times as many`;
      throw new FormatError("archive-limit", `Cannot unpack more: ${detail}`);
    }
    yield chunk;
  }
}
