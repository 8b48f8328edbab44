import type { WordBox } from "./word-runs.ts";

/** Words of one anchor: so many in a row that stand once in each text show the same place. */
const ANCHOR_WORDS = 4;

/** A place that both texts have, by the number of its first word. */
export interface Anchor {
  readonly before: number;
  readonly after: number;
}

/**
 * Places that stretches of two texts share for certain, in the order of both: groups of words that stand once in each. Of groups that
 * changed their order, the most that still stand in order are kept ("patience").
 */
export function sharedAnchors(
  before: Uint32Array,
  after: Uint32Array,
  box: WordBox,
): readonly Anchor[] {
  const size = tableSize(Math.max(box.beforeTo - box.beforeFrom, box.afterTo - box.afterFrom));
  const places = uniqueGroups(before, box.beforeFrom, box.beforeTo, size);
  const others = uniqueGroups(after, box.afterFrom, box.afterTo, size);
  const found: Anchor[] = [];
  for (let slot = 0; slot < size; slot += 1) {
    const at = places[slot] ?? 0;
    const other = others[slot] ?? 0;
    if (at <= 0 || other <= 0) continue;
    if (sameWords(before, at - 1, after, other - 1))
      found.push({ before: at - 1, after: other - 1 });
  }
  return longestRising(found.toSorted((a, b) => a.before - b.before));
}

function tableSize(words: number): number {
  let size = 256;
  while (size < words * 4) size *= 2;
  return size;
}

/** Place, plus 1, of each group of words that stands once, by its hash; -1 where a slot is taken twice. */
function uniqueGroups(words: Uint32Array, from: number, to: number, size: number): Int32Array {
  const places = new Int32Array(size);
  for (let at = from; at + ANCHOR_WORDS <= to; at += 1) {
    const slot = slotOf(words, at, size);
    places[slot] = places[slot] === 0 ? at + 1 : -1;
  }
  return places;
}

function slotOf(words: Uint32Array, at: number, size: number): number {
  let hash = 0;
  for (let next = at; next < at + ANCHOR_WORDS; next += 1) {
    hash = Math.imul(hash ^ (words[next] ?? 0), 0x9e3779b1);
    hash ^= hash >>> 15;
  }
  return hash & (size - 1);
}

function sameWords(before: Uint32Array, at: number, after: Uint32Array, other: number): boolean {
  for (let word = 0; word < ANCHOR_WORDS; word += 1) {
    if (before[at + word] !== after[other + word]) return false;
  }
  return true;
}

/** The longest part of a list, sorted by `before`, in which `after` rises too. */
export function longestRising<T extends Anchor>(sorted: readonly T[]): readonly T[] {
  const tops: number[] = [];
  const previous = new Int32Array(sorted.length).fill(-1);
  for (const [at, { after }] of sorted.entries()) {
    let low = 0;
    let high = tops.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sorted[tops[middle] ?? 0]?.after ?? 0) < after) low = middle + 1;
      else high = middle;
    }
    previous[at] = tops[low - 1] ?? -1;
    tops[low] = at;
  }
  const rising: T[] = [];
  for (let at = tops.at(-1) ?? -1; at >= 0; at = previous[at] ?? -1) {
    const entry = sorted[at];
    if (entry) rising.push(entry);
  }
  return rising.toReversed();
}
