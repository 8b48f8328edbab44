/** Places of the grams of a reference text, in two lengths; those of one gram and of others with its hash are a chain. */
export interface ReferenceIndex {
  readonly words: Uint16Array;
  /** Grams of so many words as an anchor has at least. */
  readonly anchors: GramPlaces;
  /** Grams of three words. */
  readonly grams: GramPlaces;
}

interface GramPlaces {
  readonly mask: number;
  readonly heads: Int32Array;
  readonly next: Int32Array;
}

const GRAM_WORDS = 3;
/** Shortest run that proves that both texts are at the same place again. */
export const SHORTEST_ANCHOR = 4;

/** Indexes a reference text for alignment; the grams that few alignments need are indexed on first use. */
export function indexReference(words: Uint16Array): ReferenceIndex {
  let grams: GramPlaces | undefined;
  return {
    words,
    anchors: placesOf(words, SHORTEST_ANCHOR, anchorHash),
    get grams() {
      return (grams ??= placesOf(words, GRAM_WORDS, gramHash));
    },
  };
}

function placesOf(
  words: Uint16Array,
  length: number,
  hashAt: (words: Uint16Array, at: number) => number,
): GramPlaces {
  let size = 16;
  while (size < words.length * 2) size *= 2;
  const heads = new Int32Array(size).fill(-1);
  const next = new Int32Array(words.length).fill(-1);
  for (let at = words.length - length; at >= 0; at -= 1) {
    const slot = hashAt(words, at) & (size - 1);
    next[at] = heads[slot] ?? -1;
    heads[slot] = at;
  }
  return { mask: size - 1, heads, next };
}

/** True when the reference text has these three words in a row, before its place `before` or after `after`. */
export function hasAnchor(
  index: ReferenceIndex,
  query: Uint16Array,
  at: number,
  before: number = index.words.length,
  after: number = index.words.length,
): boolean {
  const { mask, heads, next } = index.grams;
  let place = heads[gramHash(query, at) & mask] ?? -1;
  while (place >= 0) {
    const isThere = place < before || place > after;
    if (isThere && runLength(index.words, place, query, at, at + GRAM_WORDS) >= GRAM_WORDS)
      return true;
    place = next[place] ?? -1;
  }
  return false;
}

/** How many words are equal from a place of a reference text and a place of a query on, before `to` in the query. */
export function runLength(
  reference: Uint16Array,
  place: number,
  query: Uint16Array,
  at: number,
  to: number,
): number {
  let length = 0;
  while (
    at + length < to &&
    place + length < reference.length &&
    reference[place + length] === query[at + length]
  ) {
    length += 1;
  }
  return length;
}

function gramHash(words: Uint16Array, at: number): number {
  const hash =
    Math.imul(words[at] ?? 0, 0x9e3779b1) ^
    Math.imul(words[at + 1] ?? 0, 0x85ebca6b) ^
    Math.imul(words[at + 2] ?? 0, 0xc2b2ae35);
  return hash ^ (hash >>> 15);
}

/** Hash by which the anchors that can stand at a word are looked up; two words are mixed in at once. */
export function anchorHash(words: Uint16Array, at: number): number {
  const hash =
    Math.imul((words[at] ?? 0) | ((words[at + 1] ?? 0) << 16), 0x9e3779b1) ^
    Math.imul((words[at + 2] ?? 0) | ((words[at + 3] ?? 0) << 16), 0x85ebca6b);
  return hash ^ (hash >>> 15);
}
