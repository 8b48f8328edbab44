import { keyedHash } from "./keyed-hash.ts";

/** Bytes of a page of texts. The first page is a small one: most sets are. */
const FIRST_PAGE_BYTES = 256;
const PAGE_BYTES = 256 << 10;

const FIRST_SLOTS = 16;

/** Numbers kept of each text: its page, where it begins there, its bytes, and its hash. */
const FIELDS = 4;
const [PAGE, START, LENGTH, HASH] = [0, 1, 2, 3];

/** Texts whose numbers are together, as a power of two; the first of them fewer. */
const GROUP_BITS = 14;
const GROUP = 2 ** GROUP_BITS;

/** What texts are encoded into; longer ones get more. Its words are what is hashed. */
let scratch: Buffer = Buffer.allocUnsafeSlow(1 << 12);
let words: Uint32Array = new Uint32Array(scratch.buffer);

/**
 * Texts, each once, by their numbers in the order in which they came. They lie as UTF-8 in a few large pieces: half a million
 * names would otherwise be as many objects. No text may hold half a character (a lone surrogate).
 */
export class TextSet {
  readonly #pages: Buffer[] = [];
  /** Bytes of the last page that are taken. */
  #taken = 0;
  readonly #groups: Uint32Array[] = [new Uint32Array(FIELDS * FIRST_SLOTS)];
  #size = 0;
  /** Number of a text and one, where its hash leads or the next free place behind that; 0 for none. */
  #slots: Uint32Array = new Uint32Array(FIRST_SLOTS);

  /** How many there are. */
  get size(): number {
    return this.#size;
  }

  /** The text of a number that `add` gave. */
  at(number: number): string {
    const start = this.#field(number, START);
    const length = this.#field(number, LENGTH);
    return this.#pageOf(number).toString("utf8", start, start + length);
  }

  /** Which of two texts comes first, by their bytes: below zero the first, above it the second. */
  compare(a: number, b: number): number {
    const start = this.#field(a, START);
    const end = start + this.#field(a, LENGTH);
    const otherStart = this.#field(b, START);
    const otherEnd = otherStart + this.#field(b, LENGTH);
    return this.#pageOf(a).compare(this.#pageOf(b), otherStart, otherEnd, start, end);
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
    this.#keep(length, hash);
    this.#size += 1;
    this.#slots[slot] = this.#size;
    if (4 * this.#size > 3 * this.#slots.length) this.#spread();
    return this.#size - 1;
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

  #pageOf(number: number): Buffer {
    return this.#pages[this.#field(number, PAGE)] ?? scratch;
  }

  #field(number: number, field: number): number {
    return this.#groups[number >>> GROUP_BITS]?.[FIELDS * (number % GROUP) + field] ?? 0;
  }

  /** Whether the text in the scratch is that of a number. */
  #isAt(number: number, length: number, hash: number): boolean {
    if (this.#field(number, HASH) !== hash || this.#field(number, LENGTH) !== length) return false;
    const start = this.#field(number, START);
    return this.#pageOf(number).compare(scratch, 0, length, start, start + length) === 0;
  }

  #keep(length: number, hash: number): void {
    let page = this.#pages.at(-1);
    if (page === undefined || page.length - this.#taken < length) {
      const wanted = page === undefined ? FIRST_PAGE_BYTES : PAGE_BYTES;
      page = Buffer.allocUnsafeSlow(Math.max(wanted, length));
      this.#pages.push(page);
      this.#taken = 0;
    }
    scratch.copy(page, this.#taken, 0, length);
    const group = this.#groupFor(this.#size);
    const at = FIELDS * (this.#size % GROUP);
    group[at + PAGE] = this.#pages.length - 1;
    group[at + START] = this.#taken;
    group[at + LENGTH] = length;
    group[at + HASH] = hash;
    this.#taken += length;
  }

  /** The group that a new text comes into, with room for it. Whole groups are never copied. */
  #groupFor(number: number): Uint32Array {
    const index = number >>> GROUP_BITS;
    const group = this.#groups[index];
    const at = FIELDS * (number % GROUP);
    if (group !== undefined && at < group.length) return group;
    const grown = new Uint32Array(group === undefined ? FIELDS * GROUP : 2 * group.length);
    if (group !== undefined) grown.set(group);
    this.#groups[index] = grown;
    return grown;
  }

  /** Twice as many slots, so that ways stay short. */
  #spread(): void {
    const slots = new Uint32Array(2 * this.#slots.length);
    const mask = slots.length - 1;
    for (let number = 0; number < this.#size; number += 1) {
      let slot = this.#field(number, HASH) & mask;
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
