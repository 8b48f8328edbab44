/** Bytes in pieces, the same ones as often as they are asked for: they need not be in memory together. */
export class LongBytes {
  /** One piece after the other, none of which is to be changed. That they are as they were is known behind the last one. */
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

  /** Whether they are these. */
  equals(bytes: Uint8Array): boolean {
    let at = 0;
    for (const piece of this.pieces()) {
      if (Buffer.compare(piece, bytes.subarray(at, at + piece.length)) !== 0) return false;
      at += piece.length;
    }
    return at === bytes.length;
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
