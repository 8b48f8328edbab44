/**
 * What the machine keeps of a Python object, as one number: the kind in the high part, and in the low part the number
 * itself, the offset of the opcode that wrote a text, or the place of a thing. A pickle of millions of objects then costs
 * eight bytes each, and texts are never copied.
 */
export type Value = number;

const PART = 2 ** 50;
const INTEGER_ZERO = 1.5 * PART;
const TEXT = 2 * PART;
const BYTES = 3 * PART;
const TUPLE = 4 * PART;
/** From here on a value holds, or is, something that was made by a call or stands for something outside. */
const RICH = 5 * PART;
const RICH_TUPLE = RICH;
const THING = 6 * PART;
const CONTAINER = 7 * PART;

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

/** An integer. */
export function integer(number: number): Value {
  return Math.abs(number) < PART / 2 ? INTEGER_ZERO + number : BIG_INTEGER;
}

/** A text that the opcode at this offset wrote; of protocol 0 to 2 it may also be bytes. */
export function textAt(offset: number): Value {
  return TEXT + offset;
}

/** Bytes that the opcode at this offset wrote. */
export function bytesAt(offset: number): Value {
  return BYTES + offset;
}

/** A tuple whose cells begin at this index; rich when one of its items is. */
export function tupleAt(index: number, isRich: boolean): Value {
  return (isRich ? RICH_TUPLE : TUPLE) + index;
}

/** A list, set or dictionary whose cells begin at this index. */
export function containerAt(index: number): Value {
  return CONTAINER + index;
}

/** A thing: global, result or persistent id. */
export function thingAt(index: number): Value {
  return THING + index;
}

/** Whether a value is, or holds, a container, a global, a result or a persistent id. */
export function isRich(value: Value): boolean {
  return value >= RICH;
}

/** The number, or undefined when the value is no integer, or one beyond 50 bits. */
export function integerOf(value: Value): number | undefined {
  return value >= PART && value < TEXT ? value - INTEGER_ZERO : undefined;
}

/** Where the opcode of a text lies, or undefined when the value is no text. */
export function textOffset(value: Value): number | undefined {
  return value >= TEXT && value < BYTES ? value - TEXT : undefined;
}

/** Where the opcode of bytes lies, or undefined when the value is no bytes. */
export function bytesOffset(value: Value): number | undefined {
  return value >= BYTES && value < TUPLE ? value - BYTES : undefined;
}

/** Where the cells of a tuple begin, or undefined when the value is no tuple. */
export function tupleIndex(value: Value): number | undefined {
  if (value >= TUPLE && value < RICH) return value - TUPLE;
  return value >= RICH && value < THING ? value - RICH_TUPLE : undefined;
}

/** The place of a thing, or undefined when the value is none. */
export function thingIndex(value: Value): number | undefined {
  return value >= THING && value < CONTAINER ? value - THING : undefined;
}

/** Where the cells of a container begin, or undefined when the value is none. */
export function containerIndex(value: Value): number | undefined {
  return value >= CONTAINER ? value - CONTAINER : undefined;
}
