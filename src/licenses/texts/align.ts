import type { EqualWords } from "../license.ts";
import { matchGap } from "./gap.ts";
import { anchorHash, type ReferenceIndex, runLength, SHORTEST_ANCHOR } from "./reference-index.ts";

/** Runs longer than this are not better proof. */
const LONGEST_PROOF = 40;
/** Places of one gram that are tried; more only occur in word lists. */
const MOST_PLACES = 48;
/** Words before the first and after the last anchor in which more equal words are looked for; the first is the best of the beginning. */
const START_WORDS = 48;
const END_WORDS = 24;
/** Words of the query before the first anchor that a title may be away: copyright lines lie between. */
const END_ROOM = 72;
/** So many words at an end are no chance match. */
const LONGEST_STRAY = 12;
/** So many words of the license are missing after a chance match at its beginning. */
const MOST_MISSING = 4;
/** A run of so many words that goes on in the reference text where the next one begins is no chance match. */
const CONNECTED_RUN = 3;

/**
 * Aligns the words of `query` from `from` up to `to` with a reference text: equal runs in the order of both.
 * `diagonal` is about how far the query lies after the reference text, so that the end of another copy is not taken for this one.
 * As soon as fewer than `least` words can be equal there is no alignment.
 */
export function alignWords(
  index: ReferenceIndex,
  query: Uint16Array,
  from: number,
  to: number,
  diagonal?: number,
  least: number = 0,
): readonly EqualWords[] {
  const blocks: EqualWords[] = [];
  let equal = 0;
  const push = (block: EqualWords): void => {
    equal += block.length;
    pushBlock(blocks, block);
  };
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
    if (equal + Math.min(to - at, words.length - place) < least) return [];
  }
  const referenceTo = Math.min(words.length, place + END_WORDS);
  const queryTo = Math.min(to, at + END_WORDS);
  if (at > from)
    matchGap(words, query, { referenceFrom: place, referenceTo, queryFrom: at, queryTo }, push);
  return trimEnds(blocks);
}

/** True when two diagonals lead to one first anchor, and so to one alignment. */
export function isSameStart(
  index: ReferenceIndex,
  query: Uint16Array,
  from: number,
  to: number,
  diagonals: readonly [number, number],
): boolean {
  const [one, other] = diagonals.map((diagonal) => nextAnchor(index, query, from, to, 0, diagonal));
  return one?.query === other?.query && one?.reference === other?.reference;
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
  let length = 0;
  for (let at = 0; at < last && length < LONGEST_STRAY; at += 1) {
    const [run, next] = [blocks[at], blocks[at + 1]];
    if (!run || !next) break;
    length += run.length;
    if (isStray(length, run.length, run, next)) [first, length] = [at + 1, 0];
  }
  length = 0;
  for (let at = last; at > first && length < LONGEST_STRAY; at -= 1) {
    const [run, next] = [blocks[at], blocks[at - 1]];
    if (!run || !next) break;
    length += run.length;
    if (isStray(length, run.length, next, run)) [last, length] = [at - 1, 0];
  }
  return blocks.slice(first, last + 1);
}

/** True when runs of `length` words, of which the one beside the gap has `nearest`, lie outside of the license. */
function isStray(length: number, nearest: number, before: EqualWords, after: EqualWords): boolean {
  const gap = after.query - before.query - before.length;
  const missing = after.reference - before.reference - before.length;
  if (missing === 0 && nearest >= CONNECTED_RUN && gap <= END_ROOM) return false;
  // A word or two that many words of the license are missing after stand there by chance.
  if (length < CONNECTED_RUN && missing > MOST_MISSING) return true;
  return length < LONGEST_STRAY && gap > length * 2;
}
