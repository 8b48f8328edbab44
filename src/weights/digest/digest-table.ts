import { numbersInOrder } from "../../bytes/numbers-in-order.ts";
import { keptNames, type DigestNames } from "./digest-names.ts";
import { DIGEST_BYTES } from "./merkle.ts";
import type { TensorDigest } from "./tensor-digest.ts";

/** Both digests of a tensor. */
const ROW_BYTES = 2 * DIGEST_BYTES;

/** Digests of tensors in a few large pieces of memory: there may be half a million, and texts of them take five times as much. */
export class DigestTable implements Iterable<TensorDigest> {
  readonly #names: DigestNames;
  /** 1 at each position where something is. */
  #isThere: Uint8Array;
  #digests: Buffer;
  #length = 0;
  /** What `byName` gave; to sort half a million names takes seconds. */
  #byName: Uint32Array | undefined;

  /** A table of digests that are there. */
  static of(digests: Iterable<TensorDigest>): DigestTable {
    const table = new DigestTable();
    for (const digest of digests) table.set(table.length, digest);
    return table;
  }

  /**
   * @param expected Tensors that there may be; more are taken all the same.
   * @param names Their names, where these are known before.
   */
  constructor(expected: number = 16, names: DigestNames = keptNames(expected)) {
    this.#names = names;
    this.#isThere = new Uint8Array(expected);
    this.#digests = Buffer.allocUnsafeSlow(expected * ROW_BYTES);
  }

  /** One more than the highest position. */
  get length(): number {
    return this.#length;
  }

  has(position: number): boolean {
    return this.#isThere[position] === 1;
  }

  set(position: number, { name, stored, value }: TensorDigest): void {
    if (position >= this.#isThere.length) this.#grow(2 * position + 1);
    this.#isThere[position] = 1;
    this.#byName = undefined;
    this.#names.set(position, name);
    this.#digests.write(stored, position * ROW_BYTES, "hex");
    this.#digests.write(value, position * ROW_BYTES + DIGEST_BYTES, "hex");
    this.#length = Math.max(this.#length, position + 1);
  }

  readonly at = (position: number): TensorDigest | undefined => {
    if (!this.has(position)) return undefined;
    return new Row(this.#names, position, this.#digests);
  };

  *[Symbol.iterator](): Generator<TensorDigest, void, undefined> {
    for (let position = 0; position < this.#length; position += 1) {
      const digest = this.at(position);
      if (digest !== undefined) yield digest;
    }
  }

  /** Positions in the order of the bytes of names, then of those of the digests as stored. They are not to be changed. */
  byName(): Uint32Array {
    this.#byName ??= this.#sortedByName();
    return this.#byName;
  }

  #sortedByName(): Uint32Array {
    const compareNames = this.#names.comparison();
    const compare = (a: number, b: number): number =>
      compareNames(a, b) || this.#compareDigests("stored", a, b);
    return numbersInOrder(this.#positions(), compare);
  }

  /** The digests of one kind in the order of their bytes. */
  *sorted(kind: "stored" | "value"): Generator<Uint8Array, void, undefined> {
    const positions = this.#positions().toSorted((a, b) => this.#compareDigests(kind, a, b));
    for (const position of positions) {
      const start = startOf(kind, position);
      yield this.#digests.subarray(start, start + DIGEST_BYTES);
    }
  }

  #positions(): Uint32Array {
    return Uint32Array.from({ length: this.#length }, (_, position) => position);
  }

  #compareDigests(kind: "stored" | "value", a: number, b: number): number {
    const [start, other] = [startOf(kind, a), startOf(kind, b)];
    const digests = this.#digests;
    // Four bytes tell most apart.
    const difference = digests.readUInt32BE(start) - digests.readUInt32BE(other);
    if (difference !== 0) return difference;
    return digests.compare(digests, other, other + DIGEST_BYTES, start, start + DIGEST_BYTES);
  }

  #grow(length: number): void {
    const isThere = new Uint8Array(length);
    isThere.set(this.#isThere);
    this.#isThere = isThere;
    const digests = Buffer.allocUnsafeSlow(length * ROW_BYTES);
    this.#digests.copy(digests);
    this.#digests = digests;
  }
}

function startOf(kind: "stored" | "value", position: number): number {
  return position * ROW_BYTES + (kind === "stored" ? 0 : DIGEST_BYTES);
}

/** One tensor of a table, whose texts are made when they are asked for. */
class Row implements TensorDigest {
  readonly #names: DigestNames;
  readonly #position: number;
  readonly #digests: Buffer;

  constructor(names: DigestNames, position: number, digests: Buffer) {
    this.#names = names;
    this.#position = position;
    this.#digests = digests;
  }

  get name(): string {
    return this.#names.at(this.#position);
  }

  get stored(): string {
    return this.#text("stored");
  }

  get value(): string {
    return this.#text("value");
  }

  #text(kind: "stored" | "value"): string {
    const start = startOf(kind, this.#position);
    return this.#digests.toString("hex", start, start + DIGEST_BYTES);
  }
}
