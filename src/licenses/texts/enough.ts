import type { ReferenceText } from "../catalog/catalog.ts";
import type { WordSets } from "../catalog/word-sets.ts";
import type { EqualWords } from "../license.ts";
import { commonRequiredWords } from "./common-words.ts";
import type { IdentifyContext } from "./identify-context.ts";
import type { Candidate } from "./occurrences.ts";
import type { Stretch } from "./region.ts";
import { standing } from "./standing.ts";

/** Words that one shared gram stands for, at most. */
export const MOST_BROKEN = 2.5;
/** Words by which an estimate from few grams may be too low. */
const SLACK = 15;
/** Share of the required words from which on a text is that license, complete or nearly so. */
const WHOLE_SHARE = 0.75;
/** An excerpt: this many words of the license, hardly anything else between them, and grams that few licenses have. */
const EXCERPT_WORDS = 100;
const EXCERPT_SHARE = 0.05;
const EXCERPT_PURITY = 0.83;
const EXCERPT_RARE_HITS = 6;

/**
 * The grant of a license that everyone knows, without its disclaimer or with another one: so many words from its first on, as a share of
 * the text too, and hardly anything else between them.
 */
const GRANT_STANDING = 3;
const GRANT_WORDS = 50;
const GRANT_SHARE = 0.33;
const GRANT_PURITY = 0.9;
const GRANT_START = 30;
/** So many words of its grant a license may lack at its beginning. */
const GRANT_HEAD = 8;

/** Whether a candidate can be enough after all: changed words break several grams each, so it may match more than it shares. */
export function canBeEnough({ catalog }: IdentifyContext, candidate: Candidate): boolean {
  const { text, from, to, referenceFrom, shared, rareHits } = candidate;
  const reference = catalog.reference(text);
  const { requiredCount } = reference;
  const most = shared * MOST_BROKEN + SLACK;
  if (most >= requiredCount * WHOLE_SHARE) return true;
  const isGrant = most >= grantWords(requiredCount);
  if (isGrant && isWellKnown(reference, referenceFrom)) return true;
  if (most < leastExcerpt(requiredCount)) return false;
  return most >= (to - from) * EXCERPT_PURITY && rareHits >= EXCERPT_RARE_HITS;
}

/**
 * Whether a candidate can be enough by the words of its place: an alignment never finds more of the required words than both texts have.
 * Takes a small part of the time of an alignment.
 */
export function hasWordsEnough(
  reference: ReferenceText,
  query: Uint16Array,
  place: Stretch,
  candidate: Candidate,
): boolean {
  const { requiredCount } = reference;
  if (candidate.shared >= requiredCount * WHOLE_SHARE) return true;
  return commonRequiredWords(reference, query, place) >= leastWords(reference, candidate);
}

/** Words of a license that must be found at least, whatever else speaks for it. */
export function leastWords(
  { requiredCount, license }: ReferenceText,
  { rareHits }: Candidate,
): number {
  let least = requiredCount * WHOLE_SHARE;
  if (standing(license) >= GRANT_STANDING) least = Math.min(least, grantWords(requiredCount));
  if (rareHits >= EXCERPT_RARE_HITS) least = Math.min(least, leastExcerpt(requiredCount));
  return least;
}

/** Whether what was aligned is the license, or an excerpt of it that is no chance. */
export function isEnough(
  { sets }: IdentifyContext,
  reference: ReferenceText,
  blocks: readonly EqualWords[],
  region: Stretch,
  { rareHits }: Candidate,
): boolean {
  const { requiredCount, optional } = reference;
  const isKnown = isWellKnown(reference, blocks[0]?.reference ?? 0);
  const leastGrant = grantWords(requiredCount);
  let required = 0;
  let matched = 0;
  for (const { query, reference: place, length } of blocks) {
    matched += length;
    for (let at = place; at < place + length; at += 1) if (optional[at] === 0) required += 1;
    const isPure = matched >= (query + length - region.from) * GRANT_PURITY;
    if (isKnown && isPure && required >= leastGrant) return true;
  }
  if (required >= requiredCount * WHOLE_SHARE) return hasGrant(reference, blocks, sets);
  if (required < leastExcerpt(requiredCount)) return false;
  return matched >= (region.to - region.from) * EXCERPT_PURITY && rareHits >= EXCERPT_RARE_HITS;
}

/** Words of a well-known grant from which on it stands for its license. */
function grantWords(requiredCount: number): number {
  return Math.max(GRANT_WORDS, requiredCount * GRANT_SHARE);
}

/** Words of an excerpt from which on it stands for its license. */
function leastExcerpt(requiredCount: number): number {
  return Math.max(EXCERPT_WORDS, requiredCount * EXCERPT_SHARE);
}

/** Whether a text whose first words are missing still permits something: the disclaimer of a short license is none. */
function hasGrant(
  { words, firstRequired }: ReferenceText,
  blocks: readonly EqualWords[],
  sets: WordSets,
): boolean {
  if ((blocks[0]?.reference ?? 0) < firstRequired + GRANT_HEAD) return true;
  return blocks.some(({ reference, length }) =>
    words.subarray(reference, reference + length).some((id) => sets.grants.has(id)),
  );
}

/** Whether a text found from this place on is that of a license that everyone knows, from its beginning. */
function isWellKnown({ license, firstRequired }: ReferenceText, place: number): boolean {
  return place <= firstRequired + GRANT_START && standing(license) >= GRANT_STANDING;
}
