import type { QueryText } from "../catalog/query.ts";
import type { EqualWords } from "../license.ts";
import { alignWords, isSameStart } from "./align.ts";
import { type ReferenceIndex } from "./reference-index.ts";
import { hasWordsEnough, isEnough, leastWords } from "./enough.ts";
import { exactPlace, type ExactPlace } from "./exact-texts.ts";
import type { IdentifyContext } from "./identify-context.ts";
import { firmWords, type Judgment, judgeDifferences } from "./judge-differences.ts";
import { withoutScatteredEdges } from "./chance-edges.ts";
import type { Candidate } from "./occurrences.ts";
import type { Region, Stretch } from "./region.ts";

/** Words by which a candidate may reach into a place that is taken. */
export const EDGE = 10;
/** Words by which two starts of a copy may differ and still be the same one. */
const SAME_START = 16;
/** Share of a text that other texts found inside it may have. */
const MOST_TAKEN = 0.25;
/** What an excerpt is worth at least, as a share of its words: less than any text that is there completely. */
export const EXCERPT_VALUE = 0.2;
/** Share of the required words that a text may lack and still be whole; each word that is missing beyond it costs more. */
const WHOLE_MISSING = 0.25;
const MISSING_COST = 0.75;

/**
 * Lays a candidate beside its place, as far as no other text has taken it; undefined when it is not enough, or cannot be worth `least`
 * words, so that its differences need not be judged.
 */
export function alignCandidate(
  context: IdentifyContext,
  query: QueryText,
  candidate: Candidate,
  taken: Uint8Array,
  least: number,
): Region | undefined {
  const reference = context.catalog.reference(candidate.text);
  const start = candidate.from - candidate.referenceFrom + reference.firstRequired;
  const exact = start < 0 ? undefined : exactPlace(candidate.text, reference, query.words, start);
  if (exact && candidate.from >= exact.from - EDGE / 2 && isFree(taken, exact))
    return exactRegion(exact);
  const lead = candidate.referenceFrom + (candidate.referenceFrom >> 2) + 30;
  const tail = reference.words.length - candidate.referenceTo;
  const inside = freeInside(taken, candidate);
  const from = freeBefore(taken, inside.from + EDGE, Math.max(0, candidate.from - lead));
  const furthest = Math.min(query.words.length, candidate.to + tail + (tail >> 2) + 30);
  const to = freeAfter(taken, inside.to - EDGE, furthest);
  const place = { from, to };
  if (!hasWordsEnough(reference, query.words, place, candidate)) return undefined;
  const needed = Math.max(least, leastWords(reference, candidate));
  const blocks = alignFromBestStart(
    context.indexOf(candidate.text),
    query,
    place,
    candidate,
    needed,
  );
  if (blocks.length === 0 || firmWords(blocks) < least) return undefined;
  const region = placeOf(blocks);
  if (isTaken(taken, region)) return undefined;
  if (!isEnough(context, reference, blocks, region, candidate)) return undefined;
  const judgment = judgeDifferences(query, reference, blocks, context);
  const found = { text: candidate.text, value: valueOf(judgment, reference.requiredCount) };
  const own = withoutScatteredEdges(reference, blocks);
  if (own.length === blocks.length) return { ...found, ...region, blocks, judgment };
  return {
    ...found,
    ...placeOf(own),
    blocks: own,
    judgment: judgeDifferences(query, reference, own, context),
  };
}

/**
 * A copy begins where its first hit or where most of its hits say, whichever explains more: words before it may be like its own, and
 * the longer half of one that lost its middle says nothing of where the other begins.
 */
function alignFromBestStart(
  index: ReferenceIndex,
  query: QueryText,
  { from, to }: Stretch,
  { diagonal, from: first, referenceFrom }: Candidate,
  least: number,
): readonly EqualWords[] {
  const byMost = alignWords(index, query.words, from, to, diagonal, least);
  if (Math.abs(first - referenceFrom - diagonal) <= SAME_START) return byMost;
  const firstDiagonal = first - referenceFrom;
  if (isSameStart(index, query.words, from, to, [diagonal, firstDiagonal])) return byMost;
  const byFirst = alignWords(index, query.words, from, to, firstDiagonal, least);
  return firmWords(byFirst) > firmWords(byMost) ? byFirst : byMost;
}

/** The words from the first to the last run. */
function placeOf(blocks: readonly EqualWords[]): Stretch {
  const last = blocks.at(-1);
  return { from: blocks[0]?.query ?? 0, to: last ? last.query + last.length : 0 };
}

/** A text that stands word for word. */
export function exactRegion({ text, from, to, reference }: ExactPlace): Region {
  const length = to - from;
  const judgment = {
    hunks: [],
    matched: length,
    firm: length,
    missing: 0,
    added: 0,
    free: 0,
    cost: 0,
  };
  return { text, from, to, judgment, value: length, blocks: [{ query: from, reference, length }] };
}

function isFree(taken: Uint8Array, { from, to }: ExactPlace): boolean {
  for (let at = from; at < to; at += 1) if (taken[at] === 1) return false;
  return true;
}

/** True when much of a stretch belongs to texts that were found before. */
function isTaken(taken: Uint8Array, { from, to }: Stretch): boolean {
  let count = 0;
  for (let at = from; at < to; at += 1) count += taken[at] ?? 0;
  return count > Math.max(EDGE, (to - from) * MOST_TAKEN);
}

/** A stretch without what is taken at its ends. */
function freeInside(taken: Uint8Array, { from, to }: Stretch): Stretch {
  let first = from;
  let last = Math.min(to, taken.length);
  while (first < last && taken[first] === 1) first += 1;
  while (last > first && taken[last - 1] === 1) last -= 1;
  return { from: first, to: last };
}

/** First word from `place` back to `least` after which nothing is taken. */
function freeBefore(taken: Uint8Array, place: number, least: number): number {
  let from = Math.min(place, taken.length);
  while (from > least && taken[from - 1] === 0) from -= 1;
  return from;
}

/** Place from `place` on, up to `most`, before which nothing is taken. */
function freeAfter(taken: Uint8Array, place: number, most: number): number {
  let to = Math.max(0, place);
  while (to < most && taken[to] === 0) to += 1;
  return to;
}

/**
 * How well a reference text explains a text, in words. A text that lacks much is an excerpt: it has some value, but hardly that of
 * a text that is there.
 */
function valueOf({ firm, missing, cost }: Judgment, requiredCount: number): number {
  const lacking = Math.max(0, missing - requiredCount * WHOLE_MISSING);
  return Math.max(firm - cost - lacking * MISSING_COST, firm * EXCERPT_VALUE - lacking / 1000);
}
