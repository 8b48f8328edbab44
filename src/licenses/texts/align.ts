import type { EqualWords } from "../license.ts";
import { matchGap } from "./gap.ts";

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
const SHORTEST_ANCHOR = 4;
/** Runs longer than this are not better proof. */
const LONGEST_PROOF = 40;
/** Places of one gram that are tried; more only occur in word lists. */
const MOST_PLACES = 48;
/** Words before the first and after the last anchor in which more equal words are looked for; the first is the best of the beginning. */
const START_WORDS = 48;
const END_WORDS = 24;
/** Words of the query before the first anchor that a title may be away: copyright lines lie between. */
const END_ROOM = 72;
/** A run of so many words that goes on in the reference text where the next one begins is no chance match. */
const CONNECTED_RUN = 3;

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

/**
 * Aligns the words of `query` from `from` up to `to` with a reference text: equal runs in the order of both.
 * `diagonal` is about how far the query lies after the reference text, so that the end of another copy is not taken for this one.
 */
export function alignWords(
  index: ReferenceIndex,
  query: Uint16Array,
  from: number,
  to: number,
  diagonal?: number,
): readonly EqualWords[] {
  const blocks: EqualWords[] = [];
  const push = (block: EqualWords): void => pushBlock(blocks, block);
  const { words } = index;
  let at = from;
  let place = 0;
  while (at < to && place < words.length) {
    const anchor = nextAnchor(
      index,
      query,
      at,
      to,
      place,
      blocks.length === 0 ? diagonal : undefined,
    );
    if (!anchor) break;
    const isFirst = blocks.length === 0;
    const gap = {
      referenceFrom: isFirst ? Math.max(place, anchor.reference - START_WORDS) : place,
      referenceTo: anchor.reference,
      queryFrom: isFirst ? Math.max(at, anchor.query - END_ROOM) : at,
      queryTo: anchor.query,
    };
    matchGap(words, query, gap, push);
    const length = runLength(words, anchor.reference, query, anchor.query, to);
    push({ query: anchor.query, reference: anchor.reference, length });
    at = anchor.query + length;
    place = anchor.reference + length;
  }
  const referenceTo = Math.min(words.length, place + END_WORDS);
  const queryTo = Math.min(to, at + END_WORDS);
  if (at > from)
    matchGap(words, query, { referenceFrom: place, referenceTo, queryFrom: at, queryTo }, push);
  return trimEnds(blocks);
}

function nextAnchor(
  index: ReferenceIndex,
  query: Uint16Array,
  from: number,
  to: number,
  place: number,
  diagonal: number | undefined,
): { readonly query: number; readonly reference: number } | undefined {
  let best: { query: number; reference: number } | undefined;
  let bestCost = Number.POSITIVE_INFINITY;
  const { mask, heads, next } = index.anchors;
  for (let at = from; at + SHORTEST_ANCHOR <= to; at += 1) {
    if (at - from > bestCost + LONGEST_PROOF * 2) break;
    let candidate = heads[anchorHash(query, at) & mask] ?? -1;
    for (let tried = 0; candidate >= 0 && tried < MOST_PLACES; candidate = next[candidate] ?? -1) {
      if (candidate < place) continue;
      tried += 1;
      // Places are in order: neither this one nor a later one can be better.
      if (at - from + (candidate - place) / 10 - 2 * LONGEST_PROOF >= bestCost) break;
      const run = runLength(index.words, candidate, query, at, Math.min(to, at + LONGEST_PROOF));
      if (run < SHORTEST_ANCHOR) continue;
      const drift = diagonal === undefined ? 0 : Math.abs(at - candidate - diagonal) / 2;
      const cost = at - from + (candidate - place) / 10 - 2 * run + drift;
      if (cost < bestCost) {
        bestCost = cost;
        best = { query: at, reference: candidate };
      }
    }
  }
  return best;
}

function pushBlock(blocks: EqualWords[], block: EqualWords): void {
  const last = blocks.at(-1);
  const isAdjacent =
    last &&
    last.query + last.length === block.query &&
    last.reference + last.length === block.reference;
  if (isAdjacent) blocks[blocks.length - 1] = { ...last, length: last.length + block.length };
  else blocks.push(block);
}

/** Drops short runs at both ends that stand far from the rest: chance matches in the text around a license. */
function trimEnds(blocks: readonly EqualWords[]): readonly EqualWords[] {
  let first = 0;
  let last = blocks.length - 1;
  while (first < last && isStray(blocks[first], blocks[first + 1])) first += 1;
  while (last > first && isStray(blocks[last], blocks[last - 1])) last -= 1;
  return blocks.slice(first, last + 1);
}

function isStray(block: EqualWords | undefined, neighbor: EqualWords | undefined): boolean {
  if (!block || !neighbor) return false;
  const [before, after] = block.query < neighbor.query ? [block, neighbor] : [neighbor, block];
  const gap = after.query - before.query - before.length;
  const isConnected = after.reference === before.reference + before.length;
  if (isConnected && block.length >= CONNECTED_RUN && gap <= END_ROOM) return false;
  return block.length < 12 && gap > block.length * 2;
}

function runLength(
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

function anchorHash(words: Uint16Array, at: number): number {
  const hash = gramHash(words, at) ^ Math.imul(words[at + 3] ?? 0, 0x27d4eb2f);
  return hash ^ (hash >>> 13);
}
