import type { ReferenceText } from "../catalog/catalog.ts";
import type { QueryText } from "../catalog/query.ts";
import type { EqualWords } from "../license.ts";

/** A place where both texts differ; all places count words. */
export interface Hunk {
  readonly queryFrom: number;
  readonly queryTo: number;
  readonly referenceFrom: number;
  readonly referenceTo: number;
}

/** The words of a hunk, without those that the other side has as skippable words at the same place. */
export interface HunkWords {
  /** Ids of words that only the reference text has, without optional ones. */
  readonly removed: readonly number[];
  /** Ids of words that only the query has. */
  readonly added: readonly number[];
  /** How many optional words only the reference text has. */
  readonly optional: number;
}

/** Words of a difference in which skippable words are looked for; longer ones are not about list numbers. */
const LONGEST_SOFT_REACH = 200;

/** So many words of the terms that the query skips are a line of it, not a list number. */
const SHORTEST_HIDDEN_LINE = 3;

/** The places between, before and after the equal runs. */
export function findHunks(blocks: readonly EqualWords[], referenceLength: number): readonly Hunk[] {
  const [first] = blocks;
  const last = blocks.at(-1);
  if (!first || !last) return [];
  const hunks: Hunk[] = [];
  const push = (queryFrom: number, queryTo: number, from: number, to: number): void => {
    if (queryTo > queryFrom || to > from)
      hunks.push({ queryFrom, queryTo, referenceFrom: from, referenceTo: to });
  };
  push(first.query, first.query, 0, first.reference);
  let before = first;
  for (const block of blocks) {
    if (block === first) continue;
    push(
      before.query + before.length,
      block.query,
      before.reference + before.length,
      block.reference,
    );
    before = block;
  }
  const queryEnd = last.query + last.length;
  push(queryEnd, queryEnd, last.reference + last.length, referenceLength);
  return hunks;
}

/** Reads the words of a hunk. A word that one side counts and the other skips, such as a list number, is no difference. */
export function readHunk(query: QueryText, reference: ReferenceText, hunk: Hunk): HunkWords {
  const removed: number[] = [];
  const added: number[] = [];
  const optional: number[] = [];
  for (let at = hunk.referenceFrom; at < hunk.referenceTo; at += 1) {
    (reference.optional[at] === 1 ? optional : removed).push(reference.words[at] ?? 0);
  }
  for (let at = hunk.queryFrom; at < hunk.queryTo; at += 1) added.push(query.words[at] ?? 0);
  const softHere = softWords(query, hunk);
  const softThere = referenceSoftWords(reference, hunk);
  if (softHere.length + softThere.length === 0)
    return { removed, added, optional: optional.length };
  const skippedHere = surplus(softHere, softThere);
  const left = without(removed, skippedHere);
  return {
    removed: left,
    added: [...without(added, surplus(softThere, softHere)), ...hiding(removed, left, skippedHere)],
    optional: without(optional, skippedHere).length,
  };
}

/** Words that made a line of the terms look like a copyright line, so that its words were skipped. */
function hiding(
  removed: readonly number[],
  left: readonly number[],
  skipped: readonly number[],
): readonly number[] {
  if (removed.length - left.length < SHORTEST_HIDDEN_LINE) return [];
  return without(skipped, removed);
}

/** Ids of skippable words of the query inside a hunk. */
function softWords({ tokens, places, softIds }: QueryText, hunk: Hunk): readonly number[] {
  const from = hunk.queryFrom > 0 ? (places[hunk.queryFrom - 1] ?? 0) + 1 : 0;
  const to = hunk.queryTo < places.length ? (places[hunk.queryTo] ?? 0) : tokens.length;
  const found: number[] = [];
  for (let at = from; at < to && at < from + LONGEST_SOFT_REACH; at += 1)
    if (tokens.flags[at] !== 0) found.push(softIds(at));
  return found;
}

/** True where the query has skippable words in place of a difference, such as a blank to fill in. */
export function hasSoftWords(query: QueryText, hunk: Hunk): boolean {
  return softWords(query, hunk).length > 0;
}

function referenceSoftWords({ soft }: ReferenceText, hunk: Hunk): readonly number[] {
  const found: number[] = [];
  const to = Math.min(hunk.referenceTo, hunk.referenceFrom + LONGEST_SOFT_REACH);
  for (let at = hunk.referenceFrom; at <= to; at += 1) {
    const words = soft.get(at);
    if (words) found.push(...words);
  }
  return found;
}

/** What `some` has more often than `others`. */
function surplus(some: readonly number[], others: readonly number[]): readonly number[] {
  return others.length === 0 ? some : without(some, others);
}

/** The words that are left when each word of `others` takes one equal word away. */
function without(words: readonly number[], others: readonly number[]): readonly number[] {
  if (others.length === 0 || words.length === 0) return words;
  const counts = new Map<number, number>();
  for (const id of others) counts.set(id, (counts.get(id) ?? 0) + 1);
  return words.filter((id) => {
    const count = counts.get(id) ?? 0;
    if (count > 0) counts.set(id, count - 1);
    return count === 0 || id === 0;
  });
}
