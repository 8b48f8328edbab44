/** Bytes in pieces, the same ones as often as they are asked for: they need not be in memory together. */
export class LongBytes {
  /** One piece after the other; each is to be used before the next is asked for, and not to be changed. */
  readonly pieces: () => Iterable<Uint8Array>;
  #length: number | undefined;

  /** @param length How many bytes there are, where this is known; otherwise they are counted when that is asked for. */
  constructor(pieces: () => Iterable<Uint8Array>, length?: number) {
    this.pieces = pieces;
    this.#length = length;
  }

  get length(): number {
    if (this.#length === undefined) {
      let length = 0;
      for (const piece of this.pieces()) length += piece.length;
      this.#length = length;
    }
    return this.#length;
  }

  /** All of them in memory. */
  inOne(): Buffer {
    return Buffer.concat([...this.pieces()]);
  }

  /** All of them as text. */
  toString(encoding: BufferEncoding = "utf8"): string {
    return this.inOne().toString(encoding);
  }
}

/** The pieces of bytes: those that are in memory are one. */
export function piecesOf(bytes: Uint8Array | LongBytes): Iterable<Uint8Array> {
  return bytes instanceof Uint8Array ? [bytes] : bytes.pieces();
}
