import type { ByteSource } from "../../bytes/byte-source.ts";
import { FormatError } from "../../bytes/errors.ts";
import type { GgufHeader } from "./header.ts";

/** First byte of the data, which begins at a multiple of the alignment. */
export function dataStart({ end, alignment }: GgufHeader): number {
  return alignUp(end, alignment);
}

/**
 * Holds the offsets against the only order that ggml accepts: each tensor where the one before ends, padded, and nothing
 * behind the last. Old writers leave out the padding of the last tensor. Padding that holds anything is room for another
 * file. Throws `FormatError`.
 */
export async function checkPlaces(
  source: ByteSource,
  header: GgufHeader,
  signal?: AbortSignal,
): Promise<void> {
  const { tensors, alignment, end } = header;
  const start = dataStart(header);
  if (tensors.length === 0) {
    refuseTail(source, end, start);
    await refuseFilledPadding(source, end, Math.min(start, source.byteLength), signal);
    return;
  }
  let expected = 0;
  let last = end;
  for (const { name, offset, byteLength } of tensors) {
    if (offset !== BigInt(expected)) {
      throw new FormatError(
        "bad-offset",
        `Cannot accept tensor "${name}": it lies at ${offset}, the one before ends at ${expected}`,
      );
    }
    const first = start + expected;
    if (first + byteLength > source.byteLength) {
      throw new FormatError(
        "truncated",
        `Cannot accept tensor "${name}": it ends at ${first + byteLength}, the file at ${source.byteLength}`,
      );
    }
    await refuseFilledPadding(source, last, first, signal);
    last = first + byteLength;
    expected = alignUp(expected + byteLength, alignment);
  }
  refuseTail(source, last, start + expected);
  await refuseFilledPadding(source, last, source.byteLength, signal);
}

function refuseTail(source: ByteSource, last: number, padded: number): void {
  if (source.byteLength <= Math.max(last, padded)) return;
  const more = source.byteLength - padded;
  throw new FormatError(
    "trailing-bytes",
    `Cannot accept file: ${more} bytes follow the last tensor`,
  );
}

/** Padding is read in pieces: an alignment may be up to 2 GiB. */
const PIECE_BYTES = 1 << 20;

async function refuseFilledPadding(
  source: ByteSource,
  start: number,
  end: number,
  signal: AbortSignal | undefined,
): Promise<void> {
  for (let at = start; at < end; at += PIECE_BYTES) {
    const bytes = await source.read(at, Math.min(end, at + PIECE_BYTES), signal);
    const filled = bytes.findIndex((byte) => byte !== 0);
    if (filled < 0) continue;
    throw new FormatError(
      "filled-padding",
      `Cannot accept file: the padding holds data at byte ${at + filled}`,
    );
  }
}

function alignUp(position: number, alignment: number): number {
  return Math.ceil(position / alignment) * alignment;
}
