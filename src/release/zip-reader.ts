import { RandomAccessReader } from "yauzl";

import type { ByteSource } from "../bytes/byte-source.ts";

/** The directory of a zip is read in blocks: one read per entry would take twenty times as long. */
const BLOCK_BYTES = 1 << 20;

/** Lets yauzl read a `ByteSource`. Only the directory is read this way, never the members. */
export class SourceReader extends RandomAccessReader {
  readonly #source: ByteSource;
  #block: Uint8Array = new Uint8Array();
  #blockStart = 0;

  constructor(source: ByteSource) {
    super();
    this.#source = source;
  }

  override read(
    buffer: Buffer,
    offset: number,
    length: number,
    position: number,
    callback: (error: Error | null) => void,
  ): void {
    this.#fill(buffer, offset, length, position)
      // oxlint-disable-next-line promise/no-callback-in-promise -- the interface that yauzl gives us
      .then(callback)
      // What yauzl itself throws on odd bytes; without this it would be nobody's.
      .catch((error: unknown) => this.emit("error", error));
  }

  override close(callback: (error: Error | null) => void): void {
    callback(null);
  }

  /** The error that stopped it, or null: what yauzl wants to be told. */
  async #fill(
    buffer: Buffer,
    offset: number,
    length: number,
    position: number,
  ): Promise<Error | null> {
    try {
      const bytes = await this.#load(position, length);
      buffer.set(bytes, offset);
      return bytes.length < length ? new Error("the file ends too early") : null;
    } catch (error) {
      if (error instanceof Error) return error;
      throw error;
    }
  }

  async #load(position: number, length: number): Promise<Uint8Array> {
    const at = position - this.#blockStart;
    if (at >= 0 && at + length <= this.#block.length) return this.#block.subarray(at, at + length);
    this.#blockStart = position;
    this.#block = await this.#source.read(position, position + Math.max(length, BLOCK_BYTES));
    return this.#block.subarray(0, length);
  }
}
