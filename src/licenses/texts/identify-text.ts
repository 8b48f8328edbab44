import type { Catalog } from "../catalog/catalog.ts";
import { createQuery, type QueryText } from "../catalog/query.ts";
import { mapClauses } from "../clauses/map-clauses.ts";
import { hashWords } from "../catalog/grams.ts";
import type { LicenseTextMatch, TextDifference } from "../license.ts";
import type { TokenizedText } from "../words/tokenize.ts";
import { describeDifferences } from "./describe-differences.ts";
import { openFrom } from "./open-from.ts";
import type { IdentifyContext } from "./identify-context.ts";
import { withoutBorrowedTitle } from "./chance-edges.ts";
import { edgeDifferences } from "./edge-words.ts";
import { type Covered, findRiders } from "./judge-surroundings.ts";
import type { Region } from "./region.ts";
import { findRegions } from "./regions.ts";

/** The license texts of a text, or of the first part of one. */
interface FoundTexts {
  /** In order of place. */
  readonly texts: readonly LicenseTextMatch[];
  /** The first character offset, from a given one on, where words of a license text stand that are in none of the texts; Infinity for none. */
  readonly openFrom: (offset: number) => number;
}

/** Whole license texts in a text, in order of place. */
export function identifyText(
  context: IdentifyContext,
  tokens: TokenizedText,
): readonly LicenseTextMatch[] {
  return findTexts(context, tokens).texts;
}

/** Whole license texts in a text, and where one may begin that is not whole. */
export function findTexts(context: IdentifyContext, tokens: TokenizedText): FoundTexts {
  const query = createQuery(context.catalog, tokens);
  const exact = wholeText(context.catalog, query.words);
  if (exact !== undefined)
    return { texts: [exactMatch(context, query, exact)], openFrom: () => Infinity };
  const { regions: found, hits } = findRegions(context, query);
  const regions = found.map((region) =>
    withoutBorrowedTitle(query, context.catalog.reference(region.text), region),
  );
  return {
    texts: regions.length === 0 ? [] : matchesOf(context, query, regions),
    openFrom: (offset) => openFrom(query, regions, hits, offset),
  };
}

function matchesOf(
  context: IdentifyContext,
  query: QueryText,
  regions: readonly Region[],
): readonly LicenseTextMatch[] {
  const covered: readonly Covered[] = regions.map(({ text: of, from, to }) => ({
    from,
    to,
    index: context.indexOf(of),
  }));
  const riders = Map.groupBy(findRiders(query, covered, context), ({ region }) => region);
  return regions.map((region, at) => {
    const own = riders.get(at)?.map(({ difference }) => difference) ?? [];
    const limits = {
      from: regions[at - 1]?.to ?? 0,
      to: regions[at + 1]?.from ?? query.words.length,
    };
    return toMatch(context, query, region, [...edgesOf(context, query, region, limits), ...own]);
  });
}

/** The reference text that a text is word for word; undefined when it is none. */
function wholeText(catalog: Catalog, words: Uint16Array): number | undefined {
  if (words.length === 0 || words.length > catalog.longestText) return undefined;
  const [high, low] = hashWords(words, 0, words.length);
  return catalog.exactText(high, low);
}

function exactMatch(
  { catalog }: IdentifyContext,
  query: QueryText,
  text: number,
): LicenseTextMatch {
  const { id, clausePlaces = [] } = catalog.owner(text);
  const reference = titleLength(catalog, text, query);
  const blocks = [{ query: 0, reference, length: query.words.length }];
  return {
    id,
    match: "exact",
    score: 1,
    ...span(query, 0, query.words.length),
    differences: [],
    text,
    blocks,
    clauses: mapClauses(clausePlaces, blocks, [], query),
  };
}

/** Words of the title that an exact copy leaves out. */
function titleLength(catalog: Catalog, text: number, query: QueryText): number {
  if (query.words.length === catalog.wordCount(text)) return 0;
  const { words, firstRequired } = catalog.reference(text);
  return query.words.every((id, at) => words[firstRequired + at] === id) ? firstRequired : 0;
}

function edgesOf(
  { catalog, sets }: IdentifyContext,
  query: QueryText,
  region: Region,
  limits: { readonly from: number; readonly to: number },
): readonly TextDifference[] {
  const first = region.blocks[0]?.reference ?? 0;
  const last = region.blocks.at(-1);
  const place = { from: first, to: last ? last.reference + last.length : 0 };
  return edgeDifferences(query, region, catalog.reference(region.text), place, limits, sets);
}

/** Differences of one region; words that are both an edge and a sentence of their own are told once. */
function toMatch(
  { catalog, sets }: IdentifyContext,
  query: QueryText,
  { text, from, to, blocks: found, judgment }: Region,
  around: readonly TextDifference[],
): LicenseTextMatch {
  const aligned = { blocks: found, hunks: judgment.hunks };
  const told = describeDifferences(query, catalog.reference(text), aligned, sets);
  const { blocks } = told;
  const differences = [
    ...told.differences,
    ...around.filter((one, at) => !around.slice(0, at).some((other) => tells(other, one))),
  ].toSorted((a, b) => a.start - b.start);
  const total = judgment.matched + judgment.missing;
  const { id, clausePlaces = [] } = catalog.owner(text);
  return {
    id,
    match: differences.length === 0 ? "exact" : "modified",
    score: differences.length === 0 ? 1 : Math.round((judgment.matched / total) * 1000) / 1000,
    ...span(query, from, to),
    differences,
    text,
    blocks,
    clauses: mapClauses(clausePlaces, blocks, differences, query),
  };
}

/** True when a difference quotes words of another one and weighs no less. */
function tells(one: TextDifference, other: TextDifference): boolean {
  const isCommon = one.start < other.end && other.start < one.end;
  return isCommon && (!one.isMinor || other.isMinor);
}

function span(
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
