import { ValueList } from "./value-list.ts";
import { MISSING, NOTHING, type Value } from "./values.ts";

/** Bytes of a stream for each entry, where it is all short texts. */
const BYTES_PER_ENTRY = 8;

/** How far beyond twice what is filled a key may lie to be kept in the array: a hostile key costs an entry, not memory. */
const GAP = 1024;

/** What PUT and MEMOIZE keep for GET. */
export class Memo {
  readonly #dense: ValueList;
  readonly #sparse = new Map<number, Value>();
  readonly #before: Memo | undefined;
  #size = 0;

  /**
   * @param before What was put by another run; read where this one put nothing.
   * @param streamBytes Bytes that the stream may have.
   */
  constructor(before?: Memo, streamBytes: number = 0) {
    this.#before = before;
    this.#dense = new ValueList(streamBytes / BYTES_PER_ENTRY);
  }

  /** Slots that are filled; MEMOIZE writes to the slot of this number, as the loader does. */
  get size(): number {
    return this.#size;
  }

  /** Puts a value into the slot that MEMOIZE writes to. */
  add(value: Value): void {
    if (this.#size === this.#dense.length && this.#sparse.size === 0) {
      this.#dense.push(value);
      this.#size += 1;
    } else this.put(this.#size, value);
  }

  /** Gives back room that is not needed, when the stream has ended. */
  trim(): void {
    this.#dense.trim();
  }

  /** Lets go of everything, when no other run reads it. */
  clear(): void {
    this.#dense.truncate(0);
    this.#sparse.clear();
    this.#size = 0;
    this.trim();
  }

  put(key: number, value: Value): void {
    const dense = this.#dense;
    if (key < dense.length) {
      if (dense.at(key) === NOTHING) this.#size += 1;
      dense.set(key, value);
      return;
    }
    if (this.#sparse.size === 0 || !this.#sparse.delete(key)) this.#size += 1;
    if (key >= 2 * this.#size + GAP) {
      this.#sparse.set(key, value);
      return;
    }
    while (dense.length < key) dense.push(this.#take(dense.length));
    dense.push(value);
  }

  /** `MISSING` when nothing was put there. */
  get(key: number): Value {
    const isDense = key < this.#dense.length;
    const value = isDense ? this.#dense.at(key) : (this.#sparse.get(key) ?? NOTHING);
    return value === NOTHING ? (this.#before?.get(key) ?? MISSING) : value;
  }

  /** Moves a value out of the map when the array grows over its key. */
  #take(key: number): Value {
    const value = this.#sparse.get(key) ?? NOTHING;
    this.#sparse.delete(key);
    return value;
  }
}
