import { NONE, type Value } from "./values.ts";

/** Small: a file may hold thousands of streams, each with lists of its own. */
const FIRST_LENGTH = 16;

/** What every list begins with: most hold nothing, and a search tries thousands of streams. */
const NO_VALUES = new Float64Array();

/** A list of values that grows and is cut at its end, without an object per value: the stack, the memo, the cells of tuples. */
export class ValueList {
  #values = NO_VALUES;
  #length = 0;

  get length(): number {
    return this.#length;
  }

  push(value: Value): void {
    if (this.#length === this.#values.length) this.#grow();
    this.#values[this.#length] = value;
    this.#length += 1;
  }

  /** The value at an index below `length`. */
  at(index: number): Value {
    return this.#values[index] ?? NONE;
  }

  set(index: number, value: Value): void {
    this.#values[index] = value;
  }

  /** The value that is `depth` places below the end; 1 is the last. */
  fromEnd(depth: number): Value {
    return this.#values[this.#length - depth] ?? NONE;
  }

  pop(): Value {
    this.#length -= 1;
    return this.#values[this.#length] ?? NONE;
  }

  /** Takes everything from `length` on away. */
  truncate(length: number): void {
    this.#length = length;
  }

  slice(start: number, end: number): Value[] {
    return Array.from(this.#values.subarray(start, Math.min(end, this.#length)));
  }

  #grow(): void {
    const grown = new Float64Array(Math.max(FIRST_LENGTH, 2 * this.#values.length));
    grown.set(this.#values);
    this.#values = grown;
  }
}
