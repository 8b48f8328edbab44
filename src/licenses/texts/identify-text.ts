import { alignWords, indexReference, type ReferenceIndex } from "./align.ts";
import { createCandidatePool } from "./candidate-pool.ts";
import { type Catalog, createQuery, type QueryText } from "../catalog/catalog.ts";
import { type Candidate, findCandidates } from "./find-candidates.ts";
import { hashWords } from "../catalog/grams.ts";
import type { DifferenceContext } from "./classify-hunk.ts";
import { describeHunk, type Judgment, judgeDifferences } from "./judge-differences.ts";
import { type Covered, findRiders } from "./judge-surroundings.ts";
import type { EqualWords, LicenseTextMatch, TextDifference } from "../license.ts";
import { quoteWords } from "./quote.ts";
import type { TokenizedText } from "../words/tokenize.ts";
import type { WordSets } from "../catalog/word-sets.ts";

/** Candidates for one place that are aligned; more only differ from these by more. */
const MOST_RIVALS = 12;
/** A rival shares at least this much of what the best one so far matches. */
const LEAST_RIVAL_SHARE = 0.6;
/** Words by which a candidate may reach into a place that is taken. */
const EDGE = 10;
/** Share of the required words from which on a text is that license, complete or nearly so. */
const WHOLE_SHARE = 0.75;
/** An excerpt: this many words of the license, hardly anything else between them, and grams that few licenses have. */
const EXCERPT_WORDS = 100;
const EXCERPT_SHARE = 0.05;
const EXCERPT_PURITY = 0.8;
const EXCERPT_RARE_HITS = 6;
/** Times that left-over stretches are searched again: copies of one license that the first walk took for one. */
const MOST_PASSES = 4;
const SHORTEST_LEFT_OVER = 20;

/** What identification needs beside the text. */
export interface IdentifyContext extends DifferenceContext {
  readonly catalog: Catalog;
  readonly indexOf: (text: number) => ReferenceIndex;
}

interface Region {
  readonly text: number;
  readonly from: number;
  readonly to: number;
  readonly blocks: readonly EqualWords[];
  readonly judgment: Judgment;
  readonly value: number;
}

/** Builds the reusable part of identification over one catalog. */
export function createIdentifyContext(catalog: Catalog, sets: WordSets): IdentifyContext {
  const indexes: ReferenceIndex[] = [];
  let hashes: Uint32Array | undefined;
  return {
    catalog,
    sets,
    indexOf: (text) => (indexes[text] ??= indexReference(catalog.reference(text).words)),
    hashOfWord: (id) => (hashes ??= hashesById(catalog))[id] ?? 0,
  };
}

/** Whole license texts in a text, in order of place. */
export function identifyText(
  context: IdentifyContext,
  tokens: TokenizedText,
): readonly LicenseTextMatch[] {
  const query = createQuery(context.catalog, tokens);
  const [high, low] = hashWords(query.words, 0, query.words.length);
  const exact = query.words.length === 0 ? undefined : context.catalog.exactText(high, low);
  if (exact !== undefined) return [exactMatch(context, query, exact)];
  const regions = findRegions(context, query);
  const covered: readonly Covered[] = regions.map(({ text: of, from, to }) => ({
    from,
    to,
    index: context.indexOf(of),
  }));
  const riders = Map.groupBy(findRiders(query, covered, context.sets), ({ region }) => region);
  return regions.map((region, at) => {
    const own = riders.get(at)?.map(({ difference }) => difference) ?? [];
    return toMatch(context, query, region, own);
  });
}

function exactMatch(
  { catalog }: IdentifyContext,
  query: QueryText,
  text: number,
): LicenseTextMatch {
  const { id, clausePlaces } = catalog.owner(text);
  // Word for word: the nth counting word here is the nth of the reference.
  const clauses = clausePlaces?.map(({ kind, section, from, to }) => {
    const { line, text: words } = quoteWords(query, from, to);
    return { kind, ...(section === undefined ? {} : { section }), line, text: words };
  });
  const reference = titleLength(catalog, text, query);
  return {
    id,
    match: "exact",
    score: 1,
    ...lines(query, 0, query.words.length),
    differences: [],
    text,
    blocks: [{ query: 0, reference, length: query.words.length }],
    ...(clauses === undefined ? {} : { clauses }),
  };
}

/** Words of the title that an exact copy leaves out. */
function titleLength(catalog: Catalog, text: number, query: QueryText): number {
  if (query.words.length === catalog.wordCount(text)) return 0;
  const { words, optional } = catalog.reference(text);
  const first = optional.indexOf(0);
  return query.words.every((id, at) => words[first + at] === id) ? first : 0;
}

/** Regions of the whole text, then of the stretches that are left over, until nothing more is found. */
function findRegions(context: IdentifyContext, query: QueryText): readonly Region[] {
  let regions: readonly Region[] = [];
  for (let pass = 0; pass < MOST_PASSES; pass += 1) {
    const candidates = leftOver(regions, query.words.length).flatMap(({ from, to }) =>
      findCandidates(context.catalog, query.words, from, to),
    );
    const found = chooseRegions(context, query, candidates, regions);
    if (found.length === regions.length) return found;
    regions = found;
  }
  return regions;
}

/** Stretches between the regions that are long enough for a license text. */
function leftOver(
  regions: readonly Region[],
  length: number,
): readonly { readonly from: number; readonly to: number }[] {
  const ends = [0, ...regions.map(({ to }) => to)];
  const starts = [...regions.map(({ from }) => from), length];
  return ends
    .map((from, at) => ({ from, to: starts[at] ?? length }))
    .filter(({ from, to }) => to - from >= SHORTEST_LEFT_OVER);
}

/** The best candidate of each place, the strongest places first. */
function chooseRegions(
  context: IdentifyContext,
  query: QueryText,
  candidates: readonly Candidate[],
  earlier: readonly Region[],
): readonly Region[] {
  const pool = createCandidatePool(candidates, (candidate) => weight(context, candidate));
  const regions: Region[] = [...earlier];
  const taken = new Uint8Array(query.words.length);
  for (const { from, to } of earlier) taken.fill(1, from, to);
  for (let strongest = pool.next(); strongest; strongest = pool.next()) {
    const rivals = pool.rivalsOf(strongest, MOST_RIVALS);
    const best = bestRegion(context, query, rivals, taken);
    if (!best) {
      pool.remove(rivals);
      continue;
    }
    regions.push(best);
    taken.fill(1, best.from, best.to);
    pool.remove([strongest]);
    pool.removeCovered(best.from, best.to);
  }
  return regions.toSorted((a, b) => a.from - b.from);
}

function weight({ catalog }: IdentifyContext, { text, shared }: Candidate): number {
  return shared * Math.sqrt(shared / catalog.wordCount(text));
}

function bestRegion(
  context: IdentifyContext,
  query: QueryText,
  rivals: readonly Candidate[],
  taken: Uint8Array,
): Region | undefined {
  let best: Region | undefined;
  for (const rival of rivals) {
    if (best && rival.shared < best.judgment.matched * LEAST_RIVAL_SHARE) continue;
    const region = alignCandidate(context, query, rival, taken, best?.value ?? 0);
    if (region && (!best || region.value > best.value)) best = region;
  }
  return best;
}

function alignCandidate(
  context: IdentifyContext,
  query: QueryText,
  candidate: Candidate,
  taken: Uint8Array,
  leastValue: number,
): Region | undefined {
  const reference = context.catalog.reference(candidate.text);
  const lead = candidate.referenceFrom + (candidate.referenceFrom >> 2) + 30;
  const tail = reference.words.length - candidate.referenceTo;
  const from = freeBefore(taken, candidate.from + EDGE, Math.max(0, candidate.from - lead));
  const furthest = Math.min(query.words.length, candidate.to + tail + (tail >> 2) + 30);
  const to = freeAfter(taken, candidate.to - EDGE, furthest);
  const blocks = alignWords(context.indexOf(candidate.text), query.words, from, to);
  const [first] = blocks;
  const last = blocks.at(-1);
  if (!first || !last) return undefined;
  if (blocks.reduce((sum, { length }) => sum + length, 0) <= leastValue) return undefined;
  const judgment = judgeDifferences(query, reference, blocks, context);
  const region = { from: first.query, to: last.query + last.length };
  if (!isEnough(judgment, reference, blocks, region, candidate)) return undefined;
  return { text: candidate.text, ...region, blocks, judgment, value: valueOf(judgment) };
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
 * How well a reference text explains a text, in words. A reference text that is there completely explains additions better than one
 * that lacks words itself; an excerpt is not punished for more than half of what it has.
 */
function valueOf({ firm, added, missing, free }: Judgment): number {
  const loss = Math.min(missing * 1.5, firm / 2);
  return firm - (missing === 0 ? added / 2 : added) - loss - free / 4;
}

function isEnough(
  { matched }: Judgment,
  { requiredCount, optional }: { readonly requiredCount: number; readonly optional: Uint8Array },
  blocks: readonly EqualWords[],
  region: { readonly from: number; readonly to: number },
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

function toMatch(
  { catalog }: IdentifyContext,
  query: QueryText,
  { text, from, to, blocks, judgment }: Region,
  riders: readonly TextDifference[],
): LicenseTextMatch {
  const differences = [
    ...judgment.hunks.map((hunk) => describeHunk(query, hunk)),
    ...riders,
  ].toSorted((a, b) => a.start - b.start);
  const total = judgment.matched + judgment.missing;
  return {
    id: catalog.owner(text).id,
    match: differences.length === 0 ? "exact" : "modified",
    score: differences.length === 0 ? 1 : Math.round((judgment.matched / total) * 1000) / 1000,
    ...lines(query, from, to),
    differences,
    text,
    blocks,
  };
}

function lines(
  { tokens, places, lineAt }: QueryText,
  from: number,
  to: number,
): Pick<LicenseTextMatch, "start" | "end" | "startLine" | "endLine"> {
  const start = tokens.starts[places[from] ?? 0] ?? 0;
  const end = tokens.ends[places[to - 1] ?? 0] ?? 0;
  return {
    start,
    end,
    startLine: lineAt(start),
    endLine: lineAt(Math.max(start, end - 1)),
  };
}

function hashesById({ sections: { vocabularyHashes, vocabularyIds } }: Catalog): Uint32Array {
  const hashes = new Uint32Array(0x10000);
  vocabularyHashes.forEach((hash, at) => {
    hashes[vocabularyIds[at] ?? 0] ||= hash;
  });
  return hashes;
}
