import type { ReferenceText } from "../catalog/catalog.ts";
import { isLight, isWeighty, type WordSets } from "../catalog/word-sets.ts";
import type { Hunk, HunkWords } from "./hunk.ts";

/** A difference with its words. */
interface ReadHunk {
  readonly hunk: Hunk;
  readonly words: HunkWords;
}

/** Differences that one moved negation makes at most. */
const MOST_HUNKS = 6;

/**
 * Places in a list of differences that together only move a negation, by place: "the name of ... may not be used" says what "neither the
 * name of ... may be used" says, and the SPDX templates take one for the other.
 */
export function movedNegations(
  reference: ReferenceText,
  hunks: readonly ReadHunk[],
  sets: WordSets,
): ReadonlySet<number> {
  const moved = new Set<number>();
  hunks.forEach(({ words }, first) => {
    if (!words.removed.some((id) => sets.neither.has(id))) return;
    const last = endOfMove(reference, hunks, first, sets);
    for (let at = first; at <= last; at += 1) moved.add(at);
  });
  return moved;
}

/** The difference with which the move that begins at one ends; -1 when it is none. */
function endOfMove(
  { words: expected }: ReferenceText,
  hunks: readonly ReadHunk[],
  first: number,
  sets: WordSets,
): number {
  const { neither, not, may } = sets;
  const from = hunks[first]?.hunk.referenceFrom ?? 0;
  for (let at = first; at < Math.min(hunks.length, first + MOST_HUNKS); at += 1) {
    const { hunk, words } = hunks[at] ?? {};
    if (!hunk || !words) return -1;
    const between = expected.subarray(from, hunk.referenceTo);
    if (!between.every((id) => isLight(id, sets) || neither.has(id) || may.has(id))) return -1;
    const weighty = words.added.filter((id) => !isLight(id, sets) && isWeighty(id, sets));
    if (weighty.length === 0) continue;
    const isNot = weighty.length === 1 && not.has(weighty[0] ?? 0) && words.removed.length === 0;
    return isNot && may.has(expected[hunk.referenceFrom - 1] ?? 0) ? at : -1;
  }
  return -1;
}
