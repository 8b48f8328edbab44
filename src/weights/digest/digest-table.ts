import { TextSet } from "../text-set.ts";
import { DIGEST_BYTES } from "./merkle.ts";
import type { TensorDigest } from "./tensor-digest.ts";

/** Digests of tensors by their positions. */
export interface TensorDigests extends Iterable<TensorDigest> {
  readonly length: number;
  readonly at: (position: number) => TensorDigest | undefined;
}

/** Both digests of a tensor. */
const ROW_BYTES = 2 * DIGEST_BYTES;

/** Digests of tensors in a few large pieces of memory: there may be half a million, and texts of them take five times as much. */
export class DigestTable implements TensorDigests {
  readonly #names = new TextSet();
  /** Number of the name at each position, and one; 0 where nothing is yet. */
  #numbers: Uint32Array;
  #digests: Buffer;
  #length = 0;

  /** @param expected Tensors that there may be; more are taken all the same. */
  constructor(expected: number = 16) {
    this.#numbers = new Uint32Array(expected);
    this.#digests = Buffer.allocUnsafeSlow(expected * ROW_BYTES);
  }

  /** One more than the highest position. */
  get length(): number {
    return this.#length;
  }

  has(position: number): boolean {
    return (this.#numbers[position] ?? 0) > 0;
  }

  set(position: number, { name, stored, value }: TensorDigest): void {
    if (position >= this.#numbers.length) this.#grow(2 * position + 1);
    this.#numbers[position] = this.#names.add(name) + 1;
    this.#digests.write(stored, position * ROW_BYTES, "hex");
    this.#digests.write(value, position * ROW_BYTES + DIGEST_BYTES, "hex");
    this.#length = Math.max(this.#length, position + 1);
  }

  readonly at = (position: number): TensorDigest | undefined => {
    if (!this.has(position)) return undefined;
    const number = (this.#numbers[position] ?? 0) - 1;
    return new Row(this.#names, number, this.#digests, position * ROW_BYTES);
  };

  *[Symbol.iterator](): Generator<TensorDigest, void, undefined> {
    for (let position = 0; position < this.#length; position += 1) {
      const digest = this.at(position);
      if (digest !== undefined) yield digest;
    }
  }

  #grow(length: number): void {
    const numbers = new Uint32Array(length);
    numbers.set(this.#numbers);
    this.#numbers = numbers;
    const digests = Buffer.allocUnsafeSlow(length * ROW_BYTES);
    this.#digests.copy(digests);
    this.#digests = digests;
  }
}

/** One tensor of a table, whose texts are made when they are asked for. */
class Row implements TensorDigest {
  readonly #names: TextSet;
  readonly #number: number;
  readonly #digests: Buffer;
  readonly #start: number;

  constructor(names: TextSet, number: number, digests: Buffer, start: number) {
    this.#names = names;
    this.#number = number;
    this.#digests = digests;
    this.#start = start;
  }

  get name(): string {
    return this.#names.at(this.#number);
  }

  get stored(): string {
    return this.#digests.toString("hex", this.#start, this.#start + DIGEST_BYTES);
  }

  get value(): string {
    return this.#digests.toString("hex", this.#start + DIGEST_BYTES, this.#start + ROW_BYTES);
  }
}
