import type { ReferenceText } from "../catalog/catalog.ts";
import type { QueryText } from "../catalog/query.ts";
import type { EqualWords, TextDifference } from "../license.ts";
import { setsRule, type WordSets } from "../catalog/word-sets.ts";
import { classifyHunk, type DifferenceContext } from "./classify-hunk.ts";
import { findHunks, type Hunk, type HunkWords, readHunk } from "./hunk.ts";

/** What an alignment says of a text. */
export interface Judgment {
  /** Where the texts differ; an empty list means the text is the reference text. */
  readonly hunks: readonly JudgedHunk[];
  /** Words of the reference text that were found. */
  readonly matched: number;
  /** Those of them that stand in runs; single equal words between changes prove nothing. */
  readonly firm: number;
  /** Words that count against the match, on either side. */
  readonly missing: number;
  readonly added: number;
  /** Words in differences that change little or nothing. */
  readonly free: number;
  /** How much all differences together speak against the reference text, in words. */
  readonly cost: number;
}

/** A difference that tells a text from others. */
export interface JudgedHunk extends Hunk {
  readonly kind: TextDifference["kind"];
  readonly isMinor: boolean;
}

/** So many words in differences that change nothing speak against a text as much as one other word. */
const FREE_WORDS = 4;
/** Longest run of words that may stand where a license names someone. */
const LONGEST_NAME = 14;
/** Words of one difference from which on it is a passage. */
const PASSAGE = 24;
/** What a difference costs beside its words. */
const EACH = 3;

/** Shortest run of equal words that speaks for a reference text. */
const FIRM_RUN = 3;

/** Judges every difference between a text and a reference text it was aligned with. */
export function judgeDifferences(
  query: QueryText,
  reference: ReferenceText,
  blocks: readonly EqualWords[],
  context: DifferenceContext,
): Judgment {
  const hunks: JudgedHunk[] = [];
  let free = 0;
  let cost = 0;
  let missing = 0;
  let added = 0;
  for (const hunk of findHunks(blocks, reference.words.length)) {
    const words = readHunk(query, reference, hunk);
    const weight = classifyHunk(query, reference, hunk, words, context);
    const count = words.removed.length + words.added.length;
    const isFree = weight !== "changes-terms" || isOtherName(words, context.sets);
    if (!isFree) {
      missing += words.removed.length;
      added += words.added.length;
    } else {
      free += count;
    }
    cost += isFree ? count / FREE_WORDS : costOf(words);
    if (weight === "nothing") continue;
    hunks.push({ ...hunk, kind: kindOf(words), isMinor: weight === "minor" });
  }
  const matched = blocks.reduce((sum, { length }) => sum + length, 0);
  return { hunks, matched, firm: firmWords(blocks), missing, added, free, cost };
}

/** Words of a reference text that were found in runs; a text is never worth more. */
export function firmWords(blocks: readonly EqualWords[]): number {
  let firm = 0;
  for (const { length } of blocks) if (length >= FIRM_RUN) firm += length;
  return firm;
}

/** True where other names stand than those that the license was first written for: a difference, but no other license. */
function isOtherName({ removed, added }: HunkWords, sets: WordSets): boolean {
  if (removed.length === 0 || added.length > LONGEST_NAME || setsRule(added, sets)) return false;
  return removed.every((id) => sets.names.has(id) || sets.parties.has(id) || sets.articles.has(id));
}

/** One passage that is missing or new speaks less against a text than as many single words all over it. */
function costOf({ removed, added }: HunkWords): number {
  return EACH + damped(removed.length) * 1.5 + damped(added.length);
}

function damped(words: number): number {
  return Math.min(words, PASSAGE) + Math.max(0, words - PASSAGE) / 4;
}

function kindOf(words: HunkWords): TextDifference["kind"] {
  if (words.added.length === 0) return "removed";
  return words.removed.length + words.optional === 0 ? "added" : "changed";
}
