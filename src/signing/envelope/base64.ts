import { FormatError } from "../../bytes/errors.ts";

/** Bytes of base64 in its one right spelling, of either alphabet and with or without padding. Throws `FormatError`. */
export function readBase64(text: string, place: string): Buffer {
  const base64 = new Base64Reader(place);
  return Buffer.concat([base64.take(text), base64.end()]);
}

/** Reads base64 that comes in parts, as `readBase64` does. */
export class Base64Reader {
  readonly #place: string;
  /** Characters that wait for others: one to four, so that the last ones, which may be fewer, are read by themselves. */
  #left = "";
  #isStandard = true;
  #isForUrls = true;
  #isEmpty = true;

  /** @param place For the message of the error. */
  constructor(place: string) {
    this.#place = place;
  }

  /** The bytes of the characters that come next, as far as these are known not to be the last. Throws `FormatError`. */
  take(part: string): Buffer {
    const text = this.#left + part;
    const whole = Math.max(0, text.length - 1 - ((text.length - 1) % 4));
    this.#left = text.slice(whole);
    return this.#read(text.slice(0, whole), false);
  }

  /** The bytes of the last characters. Throws `FormatError`, also where there were none at all. */
  end(): Buffer {
    const bytes = this.#read(this.#left, true);
    return this.#isEmpty ? this.#refuse() : bytes;
  }

  #read(text: string, isLast: boolean): Buffer {
    const bytes = Buffer.from(text, "base64");
    const standard = bytes.toString("base64");
    // Padding ends the whole, which need not have it.
    const isStandard = isLast
      ? text === standard || text === standard.replace(/=+$/, "")
      : text === standard && !text.endsWith("=");
    this.#isStandard &&= isStandard;
    this.#isForUrls &&= text === bytes.toString("base64url");
    if (!this.#isStandard && !this.#isForUrls) this.#refuse();
    if (bytes.length > 0) this.#isEmpty = false;
    return bytes;
  }

  #refuse(): never {
    throw new FormatError("bad-base64", `Cannot accept ${this.#place}: wanted base64`);
  }
}

/** The base64 of bytes, with padding. */
export function base64Of(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("base64");
}

/** The base64 of bytes that come in pieces: what does not fill four characters waits for the next one. */
export function* base64Pieces(pieces: Iterable<Uint8Array>): Generator<string, void, undefined> {
  let left: Uint8Array = new Uint8Array();
  for (const piece of pieces) {
    const bytes = left.length === 0 ? piece : Buffer.concat([left, piece]);
    const whole = bytes.length - (bytes.length % 3);
    yield base64Of(bytes.subarray(0, whole));
    left = bytes.subarray(whole);
  }
  yield base64Of(left);
}
