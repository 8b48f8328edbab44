import { keyedHash } from "./keyed-hash.ts";
import { NumberRows } from "./number-rows.ts";
import { TextPages, TextRoom } from "./text-pages.ts";

const FIRST_SLOTS = 16;

/** Numbers kept of each text: its place among the pages, and its hash. */
const FIELDS = 2;
const [PLACE, HASH] = [0, 1];

/** Texts that follow one another lean on the first of so many, a power of two. */
const FAMILY = 32;

/** What texts are encoded into; longer ones get more. Its words are what is hashed. */
let scratch: Buffer = Buffer.allocUnsafeSlow(1 << 12);
let words: Uint32Array = new Uint32Array(scratch.buffer);

/** What texts are put together in that are kept. */
const FIRST_ROOM = new TextRoom();
const SECOND_ROOM = new TextRoom();

/**
 * Texts, each once, by their numbers in the order in which they came. They lie in a few large pieces of memory: half a
 * million names would otherwise be as many objects. No text may hold half a character (a lone surrogate).
 */
export class TextSet {
  readonly #pages = new TextPages();
  readonly #rows = new NumberRows(FIELDS, Uint32Array);
  /** Number of a text and one, where its hash leads or the next free place behind that; 0 for none. */
  #slots: Uint32Array = new Uint32Array(FIRST_SLOTS);

  /** How many there are. */
  get size(): number {
    return this.#rows.length;
  }

  /** The text of a number that `add` gave. */
  at(number: number): string {
    const length = this.#read(number, FIRST_ROOM);
    return FIRST_ROOM.bytes.toString("utf8", 0, length);
  }

  /** Which of two texts comes first, by their bytes: below zero the first, above it the second. */
  compare(a: number, b: number): number {
    const length = this.#read(a, FIRST_ROOM);
    const otherLength = this.#read(b, SECOND_ROOM);
    return FIRST_ROOM.bytes.compare(SECOND_ROOM.bytes, 0, otherLength, 0, length);
  }

  /** Whether no text comes twice in a list of numbers that `add` gave. */
  areDistinct(length: number, numberAt: (position: number) => number): boolean {
    const seen = new Uint8Array(this.size);
    for (let position = 0; position < length; position += 1) {
      const number = numberAt(position);
      if (seen[number] === 1) return false;
      seen[number] = 1;
    }
    return true;
  }

  /** The number of a text; undefined where it is not there. */
  find(text: string): number | undefined {
    if (!text.isWellFormed()) return undefined;
    const length = encode(text);
    const found = this.#slots[this.#slotOf(length, hashOf(length))] ?? 0;
    return found === 0 ? undefined : found - 1;
  }

  /** Adds a text; its number, from 0, which is that of before where it was there already. */
  add(text: string): number {
    const length = encode(text);
    const hash = hashOf(length);
    const slot = this.#slotOf(length, hash);
    const found = this.#slots[slot] ?? 0;
    if (found !== 0) return found - 1;
    const number = this.#rows.length;
    const isFirst = number % FAMILY === 0;
    const whole = isFirst ? undefined : this.#rows.at(number - (number % FAMILY), PLACE);
    this.#rows.push(this.#pages.add(scratch, length, whole), hash);
    this.#slots[slot] = number + 1;
    if (4 * this.#rows.length > 3 * this.#slots.length) this.#spread();
    return number;
  }

  /** Where the text in the scratch stands among the slots, or the free place for it. */
  #slotOf(length: number, hash: number): number {
    const mask = this.#slots.length - 1;
    let slot = hash & mask;
    for (;;) {
      const found = this.#slots[slot] ?? 0;
      if (found === 0 || this.#isAt(found - 1, length, hash)) return slot;
      slot = (slot + 1) & mask;
    }
  }

  /** Writes the text of a number into a room; its length in bytes. */
  #read(number: number, room: TextRoom): number {
    const rows = this.#rows;
    const first = number - (number % FAMILY);
    return this.#pages.read(rows.at(number, PLACE), rows.at(first, PLACE), room);
  }

  /** Whether the text in the scratch is that of a number. */
  #isAt(number: number, length: number, hash: number): boolean {
    if (this.#rows.at(number, HASH) !== hash) return false;
    if (this.#read(number, FIRST_ROOM) !== length) return false;
    return FIRST_ROOM.bytes.compare(scratch, 0, length, 0, length) === 0;
  }

  /** Twice as many slots, so that ways stay short. */
  #spread(): void {
    const slots = new Uint32Array(2 * this.#slots.length);
    const mask = slots.length - 1;
    for (let number = 0; number < this.#rows.length; number += 1) {
      let slot = this.#rows.at(number, HASH) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = number + 1;
    }
    this.#slots = slots;
  }
}

/** A number for a text, for tables in memory: another one in every process. */
export function hashText(text: string): number {
  return hashOf(encode(text));
}

/** Hash of the text in the scratch. */
function hashOf(length: number): number {
  return keyedHash(words, (length >>> 2) + 1);
}

/** Writes a text into the scratch, with as many zeros behind it as fill its last word, and at least one; its bytes. */
function encode(text: string): number {
  if (scratch.length < 3 * text.length + 4) {
    scratch = Buffer.allocUnsafeSlow(4 * (2 * text.length + 1));
    words = new Uint32Array(scratch.buffer);
  }
  const length = scratch.write(text, "utf8");
  scratch.writeUInt32LE(0, length);
  return length;
}
