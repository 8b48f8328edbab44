import { DIGEST_BYTES } from "./merkle.ts";

/** Digests in a row. */
export class DigestList {
  #bytes: Buffer;
  #length = 0;

  /** @param expected Digests that there may be; more are taken all the same. */
  constructor(expected: number = 1) {
    this.#bytes = Buffer.allocUnsafeSlow(expected * DIGEST_BYTES);
  }

  /** How many there are. */
  get count(): number {
    return this.#length / DIGEST_BYTES;
  }

  /** All of them, 32 bytes each. */
  get bytes(): Buffer {
    return this.#bytes.subarray(0, this.#length);
  }

  /** Takes all of them out; the memory is used again. */
  clear(): void {
    this.#length = 0;
  }

  /** Adds a digest as `sha256Text` gives it. */
  push(digest: string): void {
    if (this.#length === this.#bytes.length) {
      const grown = Buffer.allocUnsafeSlow(2 * this.#length + DIGEST_BYTES);
      this.#bytes.copy(grown);
      this.#bytes = grown;
    }
    this.#bytes.write(digest, this.#length, "latin1");
    this.#length += DIGEST_BYTES;
  }
}
