import { FormatError } from "../../bytes/errors.ts";
import { NONE, PLACES, type Value } from "./values.ts";

/** Small: a file may hold thousands of streams, each with lists of its own. */
const FIRST_LENGTH = 16;

/** A list of so many values will have many more. Room that is never written to takes no memory. */
const LARGE_LENGTH = 2 ** 16;

/** A list of more values than this keeps its room: to copy what it holds would take more memory than that gives back. */
const KEPT_LENGTH = 2 ** 20;

/** Room that is taken at once at most, 256 MiB. */
const MAX_EXPECTED = 2 ** 26;

/** What every list begins with: most hold nothing, and a search tries thousands of streams. */
const NO_VALUES = new Int32Array();

/** A list of values that grows and is cut at its end, without an object per value: the stack, the memo, the cells of tuples. */
export class ValueList {
  /** The values, and room behind them. Another array after `grow`; only the loop over opcodes writes here. */
  values: Int32Array = NO_VALUES;
  length = 0;
  readonly #expected: number;

  /** @param expected Values that a large list may come to: it then grows to that at once, and is not copied again. */
  constructor(expected: number = 0) {
    this.#expected = Math.min(expected, MAX_EXPECTED);
  }

  push(value: Value): void {
    if (this.length === this.values.length) this.grow();
    this.values[this.length] = value;
    this.length += 1;
  }

  /** The value at an index below `length`. */
  at(index: number): number {
    return this.values[index] ?? NONE;
  }

  set(index: number, value: Value): void {
    this.values[index] = value;
  }

  /** The value that is `depth` places below the end; 1 is the last. */
  fromEnd(depth: number): Value {
    return this.values[this.length - depth] ?? NONE;
  }

  pop(): Value {
    this.length -= 1;
    return this.values[this.length] ?? NONE;
  }

  /** Takes everything from `length` on away. */
  truncate(length: number): void {
    this.length = length;
  }

  slice(start: number, end: number): Value[] {
    return Array.from(this.values.subarray(start, Math.min(end, this.length)));
  }

  /** Makes room for one more value, or so many. Throws `FormatError` where no value could name a place in it. */
  grow(count: number = 1): void {
    if (this.length + count > PLACES) {
      throw new FormatError(
        "too-large",
        `Cannot follow pickle: it makes more than ${PLACES} values`,
      );
    }
    const least = Math.max(FIRST_LENGTH, 2 * this.values.length, this.length + count);
    const wanted = least > LARGE_LENGTH ? Math.max(least, Math.ceil(this.#expected)) : least;
    const grown = wanted > LARGE_LENGTH ? untouched(wanted) : new Int32Array(wanted);
    grown.set(this.values.subarray(0, this.length));
    this.values = grown;
  }

  /** Gives back room that a large list took and does not need. */
  trim(): void {
    const isFilled = this.values.length <= Math.max(LARGE_LENGTH, 2 * this.length);
    if (isFilled || this.length > KEPT_LENGTH) return;
    this.values = this.values.slice(0, this.length);
  }

  /** Takes room for so many values, which the caller writes; gives the index of the first. */
  take(count: number): number {
    const start = this.length;
    if (start + count > this.values.length) this.grow(count);
    this.length = start + count;
    return start;
  }
}

/** Not filled with zeros: only what was written is read, and room that nothing touches takes no memory. */
function untouched(length: number): Int32Array {
  const room = Buffer.allocUnsafeSlow(length * Int32Array.BYTES_PER_ELEMENT);
  return new Int32Array(room.buffer, room.byteOffset, length);
}
