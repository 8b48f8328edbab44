import { isAscii } from "node:buffer";

/** Decodes UTF-8 that comes in pieces, which may end inside of a character. Throws `TypeError` where it is none. */
export class Utf8Pieces {
  readonly #decoder: TextDecoder;
  #isFirst = true;
  /** Whether the last piece may have ended inside of a character. */
  #isOpen = false;

  /** @param takesMark Whether a mark of the byte order in front is passed over; otherwise it is a character. */
  constructor(takesMark: boolean = false) {
    this.#decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: !takesMark });
  }

  /** The text of the bytes that come next. */
  decode(bytes: Uint8Array): string {
    // Plain letters need no decoder, save in front, where it looks for the mark.
    if (!this.#isFirst && !this.#isOpen && isAscii(bytes)) {
      return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
    }
    this.#isFirst = false;
    this.#isOpen = (bytes.at(-1) ?? (this.#isOpen ? 0x80 : 0)) >= 0x80;
    return this.#decoder.decode(bytes, { stream: true });
  }

  /** Makes sure that the last character is whole; others may come after that. */
  end(): string {
    this.#isFirst = true;
    this.#isOpen = false;
    return this.#decoder.decode();
  }
}
