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
  const padding = new PaddingReader(source, signal);
  if (tensors.length === 0) {
    refuseTail(source, end, start);
    await padding.refuseFilled(end, Math.min(start, source.byteLength));
    return;
  }
  let expected = 0;
  let last = end;
  for (let position = 0; position < tensors.length; position += 1) {
    const offset = tensors.offset(position);
    const byteLength = tensors.byteLength(position);
    if (offset !== expected) {
      throw new FormatError(
        "bad-offset",
        `Cannot accept tensor "${tensors.name(position)}": it lies at ${offset}, the one before ends at ${expected}`,
      );
    }
    const first = start + expected;
    if (first + byteLength > source.byteLength) {
      throw new FormatError(
        "truncated",
        `Cannot accept tensor "${tensors.name(position)}": it ends at ${first + byteLength}, the file at ${source.byteLength}`,
      );
    }
    await padding.refuseFilled(last, first);
    last = first + byteLength;
    expected = alignUp(expected + byteLength, alignment);
  }
  refuseTail(source, last, start + expected);
  await padding.refuseFilled(last, source.byteLength);
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

/** Reads between two paddings that are so near to each other reach to those that follow. */
const NEAR_BYTES = 1 << 10;
const AHEAD_BYTES = 64 << 10;

/** Reads what lies between tensors, of which there may be half a million small ones. */
class PaddingReader {
  readonly #source: ByteSource;
  readonly #signal: AbortSignal | undefined;
  /** The bytes that were read last, and where they begin. */
  #bytes: Uint8Array = new Uint8Array();
  #start = 0;

  constructor(source: ByteSource, signal: AbortSignal | undefined) {
    this.#source = source;
    this.#signal = signal;
  }

  /** Throws `FormatError` where a byte of the padding is not zero. */
  async refuseFilled(start: number, end: number): Promise<void> {
    for (let at = start; at < end; at += PIECE_BYTES) {
      const upTo = Math.min(end, at + PIECE_BYTES);
      if (at < this.#start || upTo > this.#start + this.#bytes.length) await this.#read(at, upTo);
      const bytes = this.#bytes.subarray(at - this.#start, upTo - this.#start);
      const filled = bytes.findIndex((byte) => byte !== 0);
      if (filled < 0) continue;
      throw new FormatError(
        "filled-padding",
        `Cannot accept file: the padding holds data at byte ${at + filled}`,
      );
    }
  }

  async #read(start: number, end: number): Promise<void> {
    const isNear = start - (this.#start + this.#bytes.length) < NEAR_BYTES;
    const upTo = isNear ? Math.max(end, start + AHEAD_BYTES) : end;
    this.#bytes = await this.#source.read(
      start,
      Math.min(upTo, this.#source.byteLength),
      this.#signal,
    );
    this.#start = start;
  }
}

function alignUp(position: number, alignment: number): number {
  return Math.ceil(position / alignment) * alignment;
}
