import type { QueryText } from "../catalog/query.ts";
import type { EqualWords } from "../license.ts";
import { alignWords } from "./align.ts";
import { type CandidatePool, createCandidatePool } from "./candidate-pool.ts";
import { exactPlace, type ExactPlace } from "./exact-texts.ts";
import type { IdentifyContext } from "./identify-context.ts";
import { type Judgment, judgeDifferences } from "./judge-differences.ts";
import type { Candidate } from "./occurrences.ts";
import { shareThere } from "./telling-words.ts";

/** Words by which a candidate may reach into a place that is taken. */
const EDGE = 10;
/** Share of a text that other texts found inside it may have. */
const MOST_TAKEN = 0.25;
/** Candidates for one place that are aligned; more only differ from these by more. */
const MOST_RIVALS = 16;
/** A rival of which this much less is expected than the best one is worth, as a share and in words, cannot win. */
const RIVAL_SHARE = 0.15;
const RIVAL_WORDS = 15;
/** Words that one shared gram stands for, at most. */
const MOST_BROKEN = 2.5;
/** Words by which an estimate from few grams may be too low. */
const SLACK = 15;
/** Texts whose values differ by less than this, as a share and in words, explain a place about equally well. */
const CLOSE_SHARE = 0.1;
const CLOSE_WORDS = 8;
/** Share of the words that tell a text from another which must be there, and by how much the other may have more. */
const LEAST_TELLING = 0.6;
const CLEARLY_MORE = 0.2;
/** Rivals that share about as much as the one that shares most, as a share. */
const LIKE_SHARE = 0.85;
/** Share of the required words from which on a text is that license, complete or nearly so. */
const WHOLE_SHARE = 0.75;
/** A text that lacks or adds so many words may be several shorter ones, each at most this share of it. */
const PASSAGE_WORDS = 30;
const PART_SHARE = 0.75;
/** An excerpt: this many words of the license, hardly anything else between them, and grams that few licenses have. */
const EXCERPT_WORDS = 100;
const EXCERPT_SHARE = 0.05;
const EXCERPT_PURITY = 0.8;
const EXCERPT_RARE_HITS = 6;
/** What an excerpt is worth at least, as a share of its words: less than any text that is there completely. */
const EXCERPT_VALUE = 0.2;
/** Share of the required words that a text may lack and still be whole; beyond, each missing word costs more. */
const WHOLE_MISSING = 0.25;
const MISSING_COST = 0.75;
/** Times that left-over stretches are searched again: copies of one license that the first walk took for one. */
const MOST_PASSES = 4;
const SHORTEST_LEFT_OVER = 12;
/** Fewer known grams than this in a left-over stretch hold no license. */
const LEAST_HITS = 3;

/** A stretch of a text that is a license text. Places count words. */
export interface Region {
  readonly text: number;
  readonly from: number;
  readonly to: number;
  readonly blocks: readonly EqualWords[];
  readonly judgment: Judgment;
  /** How well the reference text explains the place, in words. */
  readonly value: number;
}

/** License texts of a whole text, then of the stretches that are left over, until nothing more is found. */
export function findRegions(context: IdentifyContext, query: QueryText): readonly Region[] {
  let regions: readonly Region[] = [];
  let stretches: readonly Stretch[] = [{ from: 0, to: query.words.length }];
  for (let pass = 0; pass < MOST_PASSES && stretches.length > 0; pass += 1) {
    const candidates: Candidate[] = [];
    const found: Region[] = [...regions];
    const hits: number[] = [];
    for (const { from, to } of stretches) {
      const walk = context.finder.find(query.words, from, to);
      for (const candidate of walk.candidates) candidates.push(candidate);
      for (const place of walk.exact) found.push(exactRegion(place));
      for (const hit of walk.hits) hits.push(hit);
    }
    chooseRegions(context, query, candidates, found);
    if (found.length === regions.length) return regions;
    regions = found.toSorted((a, b) => a.from - b.from);
    stretches = leftOver(regions, hits, query.words.length);
  }
  return regions;
}

interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Stretches between the regions that are long enough for a license text, and hold words of one. */
function leftOver(
  regions: readonly Region[],
  hits: readonly number[],
  length: number,
): readonly Stretch[] {
  const found: Stretch[] = [];
  let hit = 0;
  let from = 0;
  for (const next of [...regions, undefined]) {
    const to = next?.from ?? length;
    while (hit < hits.length && (hits[hit] ?? 0) < from) hit += 1;
    const first = hit;
    while (hit < hits.length && (hits[hit] ?? 0) < to) hit += 1;
    if (to - from >= SHORTEST_LEFT_OVER && hit - first >= LEAST_HITS) found.push({ from, to });
    from = next?.to ?? length;
  }
  return found;
}

/** Adds the best candidate of each place, the strongest places first. */
function chooseRegions(
  context: IdentifyContext,
  query: QueryText,
  candidates: readonly Candidate[],
  regions: Region[],
): void {
  const hopeful = candidates.filter((candidate) => canBeEnough(context, candidate));
  if (hopeful.length === 0) return;
  const taken = new Uint8Array(query.words.length);
  for (const { from, to } of regions) taken.fill(1, from, to);
  const pool = createCandidatePool(hopeful, (candidate) => weight(context, candidate));
  for (let strongest = pool.next(); strongest; strongest = pool.next()) {
    const rivals = pool.rivalsOf(strongest);
    const best = bestRegion(context, query, rivals, taken);
    if (!best) {
      pool.remove(rivals);
      continue;
    }
    for (const region of separate(context, query, best, pool, taken)) {
      regions.push(region);
      taken.fill(1, region.from, region.to);
      pool.removeCovered(region.from, region.to);
    }
    pool.remove([strongest]);
  }
}

function weight({ catalog }: IdentifyContext, { text, shared }: Candidate): number {
  return shared * Math.sqrt(shared / catalog.wordCount(text));
}

/** Two or more texts in the place of one that lacks or adds much, when together they explain more; else that one. */
function separate(
  context: IdentifyContext,
  query: QueryText,
  whole: Region,
  pool: CandidatePool,
  taken: Uint8Array,
): readonly Region[] {
  if (whole.judgment.missing + whole.judgment.added < PASSAGE_WORDS) return [whole];
  const most = (whole.to - whole.from) * PART_SHARE;
  const parts: Region[] = [];
  const takenByParts = taken.slice();
  let left = pool
    .near(whole.from, whole.to)
    .filter(
      ({ text, from, to }) =>
        text !== whole.text &&
        to - from <= most &&
        from >= whole.from - EDGE &&
        to <= whole.to + EDGE,
    );
  while (left.length > 0) {
    const [first] = rank(context, left);
    if (!first) break;
    const near = left.filter((other) => shareOf(first.candidate, other) > 0.5);
    const best = bestRegion(context, query, near, takenByParts);
    left = left.filter((other) => !near.includes(other) && (!best || shareOf(best, other) <= 0.5));
    if (!best) continue;
    parts.push(best);
    takenByParts.fill(1, best.from, best.to);
  }
  const value = parts.reduce((sum, part) => sum + part.value, 0);
  return parts.length > 1 && value > whole.value ? parts : [whole];
}

/** Share of the shorter stretch that both have. */
function shareOf(a: Stretch, b: Stretch): number {
  const common = Math.min(a.to, b.to) - Math.max(a.from, b.from);
  return common / Math.min(a.to - a.from, b.to - b.from);
}

/** The candidates of one place by how well they may explain it, as far as their grams tell, the best first. */
function rank(
  { catalog }: IdentifyContext,
  rivals: readonly Candidate[],
): readonly { readonly candidate: Candidate; readonly expected: number }[] {
  // Changed words break several grams each, for all rivals alike: the one that shares most shows how many were broken.
  const most = rivals.reduce((shared, rival) => Math.max(shared, rival.shared), 0);
  let broken = 1;
  for (const { from, to, shared } of rivals)
    if (shared >= most * LIKE_SHARE) broken = Math.max(broken, (to - from) / shared);
  broken = Math.min(broken, MOST_BROKEN);
  return rivals
    .map((candidate) => {
      const length = catalog.wordCount(candidate.text);
      const matched = Math.min(length, candidate.to - candidate.from, candidate.shared * broken);
      const missing = length - matched;
      return { candidate, expected: Math.max(matched - missing * 0.75, matched * EXCERPT_VALUE) };
    })
    .toSorted((a, b) => b.expected - a.expected);
}

function bestRegion(
  context: IdentifyContext,
  query: QueryText,
  rivals: readonly Candidate[],
  taken: Uint8Array,
): Region | undefined {
  const ranked = rank(context, rivals);
  const regions: Region[] = [];
  let best: Region | undefined;
  let aligned = 0;
  for (const { candidate, expected } of ranked) {
    if (best && (aligned >= MOST_RIVALS || expected < leastRival(best))) break;
    if (best && isExplained(best, candidate)) continue;
    aligned += 1;
    const region = alignCandidate(context, query, candidate, taken);
    if (!region) continue;
    regions.push(region);
    if (!best || region.value > best.value) best = region;
  }
  return best && plainer(context, best, regions);
}

/**
 * Of texts that explain a place about equally well, the one whose own words are there: a variant of a license is only found where the
 * words are that tell it from the plain license.
 */
function plainer(
  { tellingWords }: IdentifyContext,
  best: Region,
  regions: readonly Region[],
): Region {
  if (best.judgment.missing === 0) return best;
  const close = regions.filter(
    (region) =>
      region.value >= best.value * (1 - CLOSE_SHARE) - CLOSE_WORDS && shareOf(region, best) > 0.8,
  );
  let chosen = best;
  for (const region of close.toSorted((a, b) => b.value - a.value)) {
    if (region === chosen) continue;
    const own = shareThere(tellingWords(chosen.text, region.text), chosen.blocks);
    const other = shareThere(tellingWords(region.text, chosen.text), region.blocks);
    if (own < LEAST_TELLING && other > own + CLEARLY_MORE) chosen = region;
  }
  return chosen;
}

function leastRival({ value }: Region): number {
  return value * (1 - RIVAL_SHARE) - RIVAL_WORDS;
}

/** True when a text that is there without a change has all words that speak for the candidate. */
function isExplained({ from, to, judgment }: Region, candidate: Candidate): boolean {
  if (judgment.hunks.length + judgment.free > 0) return false;
  return candidate.from >= from - EDGE / 2 && candidate.to <= to + EDGE / 2;
}

function alignCandidate(
  context: IdentifyContext,
  query: QueryText,
  candidate: Candidate,
  taken: Uint8Array,
): Region | undefined {
  const reference = context.catalog.reference(candidate.text);
  const start = candidate.from - candidate.referenceFrom + reference.firstRequired;
  const exact = start < 0 ? undefined : exactPlace(candidate.text, reference, query.words, start);
  if (exact && candidate.from >= exact.from - EDGE / 2 && isFree(taken, exact))
    return exactRegion(exact);
  const lead = candidate.referenceFrom + (candidate.referenceFrom >> 2) + 30;
  const tail = reference.words.length - candidate.referenceTo;
  const from = freeBefore(taken, candidate.from + EDGE, Math.max(0, candidate.from - lead));
  const furthest = Math.min(query.words.length, candidate.to + tail + (tail >> 2) + 30);
  const to = freeAfter(taken, candidate.to - EDGE, furthest);
  const blocks = alignWords(
    context.indexOf(candidate.text),
    query.words,
    from,
    to,
    candidate.from - candidate.referenceFrom,
  );
  const [first] = blocks;
  const last = blocks.at(-1);
  if (!first || !last) return undefined;
  const judgment = judgeDifferences(query, reference, blocks, context);
  const region = { from: first.query, to: last.query + last.length };
  if (isTaken(taken, region)) return undefined;
  if (!isEnough(judgment, reference, blocks, region, candidate)) return undefined;
  return {
    text: candidate.text,
    ...region,
    blocks,
    judgment,
    value: valueOf(judgment, reference.requiredCount),
  };
}

function exactRegion({ text, from, to, reference }: ExactPlace): Region {
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
  if (missing <= requiredCount * WHOLE_MISSING) return Math.max(firm - cost, firm * EXCERPT_VALUE);
  return Math.max(firm - cost - missing * MISSING_COST, firm * EXCERPT_VALUE - missing / 1000);
}

/** Whether a candidate can be enough after all: changed words break several grams each, so it may match more than it shares. */
function canBeEnough({ catalog }: IdentifyContext, candidate: Candidate): boolean {
  const { text, from, to, shared, rareHits } = candidate;
  const { requiredCount } = catalog.reference(text);
  const most = shared * MOST_BROKEN + SLACK;
  if (most >= requiredCount * WHOLE_SHARE) return true;
  if (most < EXCERPT_WORDS || most < requiredCount * EXCERPT_SHARE) return false;
  return most >= (to - from) * EXCERPT_PURITY && rareHits >= EXCERPT_RARE_HITS;
}

function isEnough(
  { matched }: Judgment,
  { requiredCount, optional }: { readonly requiredCount: number; readonly optional: Uint8Array },
  blocks: readonly EqualWords[],
  region: Stretch,
  { rareHits }: Candidate,
): boolean {
  let required = 0;
  for (const { reference, length } of blocks) {
    for (let at = reference; at < reference + length; at += 1)
      if (optional[at] === 0) required += 1;
  }
  if (required >= requiredCount * WHOLE_SHARE) return true;
  if (required < EXCERPT_WORDS || required < requiredCount * EXCERPT_SHARE) return false;
  return matched >= (region.to - region.from) * EXCERPT_PURITY && rareHits >= EXCERPT_RARE_HITS;
}
