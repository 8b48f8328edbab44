import type { Catalog, ReferenceText } from "../catalog/catalog.ts";

/** A place where a text holds the words of a reference text, none changed, with as much of its title as there is. */
export interface ExactPlace {
  readonly text: number;
  readonly from: number;
  readonly to: number;
  /** Place in the reference text of the word at `from`. */
  readonly reference: number;
}

/** Finds reference texts that stand word for word inside a text. */
export interface ExactFinder {
  /** The longest text that begins at a word whose gram is given; undefined when none does, or when it may be part of a longer one. */
  findAt(words: Uint16Array, at: number, gram: number): ExactPlace | undefined;
}

/** Shortest text that is found so; shorter ones may be a sentence of another license. */
const SHORTEST_TEXT = 40;
/** Bits of a gram that pick its place in the filter of first grams. */
const FILTER_BITS = 14;
/** So many equal words after the end of one text belong to a longer text that begins with it. */
const CONTINUES = 3;

/** Indexes the first words of all reference texts. */
export function createExactFinder(catalog: Catalog): ExactFinder {
  const textsByGram = new Map<number, number[]>();
  catalog.sections.startGrams.forEach((gram, text) => {
    if (catalog.wordCount(text) < SHORTEST_TEXT) return;
    const texts = textsByGram.get(gram);
    if (texts) texts.push(text);
    else textsByGram.set(gram, [text]);
  });
  const filter = new Uint8Array(1 << FILTER_BITS);
  for (const gram of textsByGram.keys()) filter[gram >>> (32 - FILTER_BITS)] = 1;

  return {
    findAt(words, at, gram) {
      if (filter[gram >>> (32 - FILTER_BITS)] === 0) return undefined;
      const texts = textsByGram.get(gram);
      return texts && longestAt(catalog, texts, words, at);
    },
  };
}

function longestAt(
  catalog: Catalog,
  texts: readonly number[],
  words: Uint16Array,
  at: number,
): ExactPlace | undefined {
  let best: ExactPlace | undefined;
  let longest = 0;
  for (const text of texts) {
    const reference = catalog.reference(text);
    const length = equalWords(reference, words, at);
    longest = Math.max(longest, length);
    const place = exactPlace(text, reference, words, at);
    if (!place || (best && place.to < best.to)) continue;
    if (!best || place.to > best.to || hasTitle(catalog, place, best, words, at)) best = place;
  }
  return best && longest < best.to - at + CONTINUES ? best : undefined;
}

/** Words that may stand between a title and its text: the rest of a copyright line. */
const AFTER_TITLE = 8;

/** Share of the words that only one of two titles has which stand before a text. */
function ownTitle(title: Uint16Array, other: Uint16Array, before: ReadonlySet<number>): number {
  const own = title.filter((id) => !other.includes(id));
  return own.length === 0 ? 0 : own.filter((id) => before.has(id)).length / own.length;
}

/** Of two licenses that differ in nothing but their titles, true for the first where its title stands before the text. */
function hasTitle(
  catalog: Catalog,
  place: ExactPlace,
  twin: ExactPlace,
  query: Uint16Array,
  at: number,
): boolean {
  const [title, other] = [place, twin].map(({ text }) => {
    const { words, firstRequired } = catalog.reference(text);
    return words.subarray(0, firstRequired);
  });
  if (!title || !other) return false;
  const before = new Set(query.subarray(Math.max(0, at - title.length - AFTER_TITLE), at));
  return ownTitle(title, other, before) > ownTitle(other, title, before);
}

/** Words that are equal from the first word that must be there. */
function equalWords(
  { words, firstRequired }: ReferenceText,
  query: Uint16Array,
  at: number,
): number {
  let length = 0;
  const most = Math.min(words.length - firstRequired, query.length - at);
  while (length < most && words[firstRequired + length] === query[at + length]) length += 1;
  return length;
}

/**
 * The place of a text whose first required word stands at `at`, when all its required words follow in order. Of an appendix there
 * must be everything or nothing.
 */
export function exactPlace(
  text: number,
  reference: ReferenceText,
  query: Uint16Array,
  at: number,
): ExactPlace | undefined {
  const { words, firstRequired, lastRequired } = reference;
  const length = equalWords(reference, query, at);
  const end = firstRequired + length;
  if (end !== words.length && end !== lastRequired + 1) return undefined;
  let title = 0;
  while (
    title < firstRequired &&
    title < at &&
    words[firstRequired - title - 1] === query[at - title - 1]
  )
    title += 1;
  return { text, from: at - title, to: at + length, reference: firstRequired - title };
}
