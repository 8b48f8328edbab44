/**
 * What the machine keeps of a Python object, as one number of 32 bits: the kind in the high three, and in the others a small
 * integer, the offset of the opcode that wrote a text, or the place of a thing. A pickle of millions of objects then costs
 * four bytes each, and texts are never copied. `Scalars` knows the integers and offsets that are too great for that.
 */
export type Value = number;

/** Bits behind the kind. */
const PART_BITS = 29;
const MASK = 2 ** PART_BITS - 1;

const CONSTANT_KIND = 0;
const INTEGER_KIND = 1;
const TEXT_KIND = 2;
const BYTES_KIND = 3;
const TUPLE_KIND = 4;
/** From here on a value holds, or is, something that was made by a call or stands for something outside. */
const RICH_TUPLE_KIND = 5;
const THING_KIND = 6;
const CONTAINER_KIND = 7;

/** Places that a value can name: of cells, offsets and things. */
export const PLACES: number = 2 ** PART_BITS;

/** Integers from minus this up to this, not included, are values in themselves. */
const INTEGERS = PLACES / 2;

/** An integer is 50 bits long at most. */
const MAX_INTEGER = 2 ** 49;

/** `None`, booleans, and values whose content decides nothing. */
export const NONE: Value = 0;
export const TRUE: Value = 1;
export const FALSE: Value = 2;
export const FLOAT: Value = 3;
/** An integer of 50 bits or more: addresses of memory, which old files use as keys, are shorter. */
export const BIG_INTEGER: Value = 4;
/** A buffer that the caller hands to the loader beside the stream. */
export const BUFFER: Value = 5;
/** Something that the stream asked for and that was never there. */
export const MISSING: Value = 6;
/** No value: a place that nothing was put into. */
export const NOTHING: Value = 7;
/** From here on a value without a kind is a place among those that are too great. */
const FIRST_WIDE = 16;

/** A tuple whose cells begin at this index; rich when one of its items is. */
export function tupleAt(index: number, isRich: boolean): Value {
  return ((isRich ? RICH_TUPLE_KIND : TUPLE_KIND) << PART_BITS) | index;
}

/** A list, set or dictionary whose cells begin at this index. */
export function containerAt(index: number): Value {
  return (CONTAINER_KIND << PART_BITS) | index;
}

/** A thing: global, result or persistent id. */
export function thingAt(index: number): Value {
  return (THING_KIND << PART_BITS) | index;
}

/** Whether a value holds no others: it is a number, a text, bytes or a constant. */
export function isScalar(value: Value): boolean {
  return value >>> PART_BITS < TUPLE_KIND;
}

/** Whether a value is, or holds, a container, a global, a result or a persistent id. */
export function isRich(value: Value): boolean {
  return value >>> PART_BITS >= RICH_TUPLE_KIND;
}

/** Where the cells of a tuple begin, or undefined when the value is no tuple. */
export function tupleIndex(value: Value): number | undefined {
  const kind = value >>> PART_BITS;
  return kind === TUPLE_KIND || kind === RICH_TUPLE_KIND ? value & MASK : undefined;
}

/** The place of a thing, or undefined when the value is none. */
export function thingIndex(value: Value): number | undefined {
  return value >>> PART_BITS === THING_KIND ? value & MASK : undefined;
}

/** Where the cells of a container begin, or undefined when the value is none. */
export function containerIndex(value: Value): number | undefined {
  return value >>> PART_BITS === CONTAINER_KIND ? value & MASK : undefined;
}

/** Integers, and where texts and bytes lie, however great: those that are no value in themselves are kept here. */
export class Scalars {
  readonly #wideKinds: number[] = [];
  readonly #wideNumbers: number[] = [];

  /** An integer. */
  integer(number: number): Value {
    if (number >= -INTEGERS && number < INTEGERS) {
      return (INTEGER_KIND << PART_BITS) | (number + INTEGERS);
    }
    return Math.abs(number) < MAX_INTEGER ? this.#wide(INTEGER_KIND, number) : BIG_INTEGER;
  }

  /** A text that the opcode at this offset wrote; of protocol 0 to 2 it may also be bytes. */
  textAt(offset: number): Value {
    return this.spanAt(offset, false);
  }

  /** Bytes that the opcode at this offset wrote. */
  bytesAt(offset: number): Value {
    return this.spanAt(offset, true);
  }

  /** Bytes or a text that the opcode at this offset wrote. */
  spanAt(offset: number, isBytes: boolean): Value {
    const kind = isBytes ? BYTES_KIND : TEXT_KIND;
    return offset < PLACES ? (kind << PART_BITS) | offset : this.#wide(kind, offset);
  }

  /** The number, or undefined when the value is no integer, or one beyond 50 bits. */
  integerOf(value: Value): number | undefined {
    if (value >>> PART_BITS === INTEGER_KIND) return (value & MASK) - INTEGERS;
    return this.#wideOf(value, INTEGER_KIND);
  }

  /** Where the opcode of a text lies, or undefined when the value is no text. */
  textOffset(value: Value): number | undefined {
    return this.#offsetOf(value, TEXT_KIND);
  }

  /** Where the opcode of bytes lies, or undefined when the value is no bytes. */
  bytesOffset(value: Value): number | undefined {
    return this.#offsetOf(value, BYTES_KIND);
  }

  #offsetOf(value: Value, kind: number): number | undefined {
    return value >>> PART_BITS === kind ? value & MASK : this.#wideOf(value, kind);
  }

  #wide(kind: number, number: number): Value {
    this.#wideNumbers.push(number);
    return FIRST_WIDE + this.#wideKinds.push(kind) - 1;
  }

  #wideOf(value: Value, kind: number): number | undefined {
    if (value >>> PART_BITS !== CONSTANT_KIND || value < FIRST_WIDE) return undefined;
    const at = value - FIRST_WIDE;
    return this.#wideKinds[at] === kind ? this.#wideNumbers[at] : undefined;
  }
}
