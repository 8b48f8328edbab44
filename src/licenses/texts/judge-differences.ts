import { isAboutTheText } from "./about-the-text.ts";
import type { QueryText, ReferenceText } from "../catalog/catalog.ts";
import type { EqualWords, TextDifference } from "../license.ts";
import { isMisspelling } from "./misspelling.ts";
import { quoteWords } from "./quote.ts";
import { setsRule, type WordSets } from "../catalog/word-sets.ts";

/** What an alignment says of a text. */
export interface Judgment {
  /** Differences that change the terms; an empty list means the text is the reference text. */
  readonly hunks: readonly JudgedHunk[];
  /** Words of the reference text that were found. */
  readonly matched: number;
  /** Those of them that stand in runs; single equal words between changes prove nothing. */
  readonly firm: number;
  /** Words that count against the match, on either side. */
  readonly missing: number;
  readonly added: number;
  /** Words in differences that change nothing. */
  readonly free: number;
}

/** A difference that changes the terms. */
export interface JudgedHunk {
  readonly kind: TextDifference["kind"];
  readonly queryFrom: number;
  readonly queryTo: number;
  readonly referenceFrom: number;
  readonly referenceTo: number;
}

/** A place where both texts differ; all places count words. */
interface Hunk {
  readonly queryFrom: number;
  readonly queryTo: number;
  readonly referenceFrom: number;
  readonly referenceTo: number;
}

/** Longest name that may stand where a template leaves a blank or names the copyright holders. */
const LONGEST_PARTY_WORDS = 14;

/** Shortest run of equal words that speaks for a reference text. */
const FIRM_RUN = 3;
/** Words of a difference in which skippable words are looked for; longer ones are not about list numbers. */
const LONGEST_SOFT_REACH = 200;

/** Judges every difference between a text and a reference text it was aligned with. */
export function judgeDifferences(
  query: QueryText,
  reference: ReferenceText,
  blocks: readonly EqualWords[],
  sets: WordSets,
  hashOfWord: (id: number) => number,
): Judgment {
  const hunks: JudgedHunk[] = [];
  let free = 0;
  let missing = 0;
  let added = 0;
  for (const hunk of findHunks(blocks, reference.words.length)) {
    const rest = substance(query, reference, hunk, sets);
    if (rest.removed.length + rest.added.length === 0) continue;
    if (isFree(query, reference, hunk, rest, sets, hashOfWord)) {
      free += rest.removed.length + rest.added.length;
      continue;
    }
    missing += rest.removed.length;
    added += rest.added.length;
    hunks.push({ ...hunk, kind: kindOf(rest) });
  }
  const matched = blocks.reduce((sum, { length }) => sum + length, 0);
  const firm = blocks.reduce((sum, { length }) => sum + (length >= FIRM_RUN ? length : 0), 0);
  return { hunks, matched, firm, missing, added, free };
}

function findHunks(blocks: readonly EqualWords[], referenceLength: number): readonly Hunk[] {
  const [first] = blocks;
  const last = blocks.at(-1);
  if (!first || !last) return [];
  const hunks: Hunk[] = [];
  if (first.reference > 0) {
    hunks.push({
      queryFrom: first.query,
      queryTo: first.query,
      referenceFrom: 0,
      referenceTo: first.reference,
    });
  }
  blocks.slice(1).forEach((block, at) => {
    const before = blocks[at];
    if (!before) return;
    hunks.push({
      queryFrom: before.query + before.length,
      queryTo: block.query,
      referenceFrom: before.reference + before.length,
      referenceTo: block.reference,
    });
  });
  const queryEnd = last.query + last.length;
  const referenceEnd = last.reference + last.length;
  if (referenceEnd < referenceLength) {
    hunks.push({
      queryFrom: queryEnd,
      queryTo: queryEnd,
      referenceFrom: referenceEnd,
      referenceTo: referenceLength,
    });
  }
  return hunks;
}

interface Substance {
  readonly removed: readonly number[];
  readonly added: readonly number[];
  /** Whether only a title, preamble or appendix of the reference text is concerned. */
  readonly isOptional: boolean;
}

/** The words of a hunk without articles, optional parts and words that the other side has as skippable. */
function substance(
  query: QueryText,
  reference: ReferenceText,
  hunk: Hunk,
  sets: WordSets,
): Substance {
  const softHere = softWords(query, hunk);
  const softThere = new Set<number>();
  const softTo = Math.min(hunk.referenceTo, hunk.referenceFrom + LONGEST_SOFT_REACH);
  for (let at = hunk.referenceFrom; at <= softTo; at += 1) {
    for (const id of reference.soft.get(at) ?? []) softThere.add(id);
  }
  const removed: number[] = [];
  let isOptional = hunk.referenceTo > hunk.referenceFrom;
  for (let at = hunk.referenceFrom; at < hunk.referenceTo; at += 1) {
    const id = reference.words[at] ?? 0;
    if (reference.optional[at] === 1) continue;
    isOptional = false;
    if (!sets.articles.has(id) && !softHere.has(id)) removed.push(id);
  }
  const added: number[] = [];
  for (let at = hunk.queryFrom; at < hunk.queryTo; at += 1) {
    const id = query.words[at] ?? 0;
    if (!sets.articles.has(id) && !(id !== 0 && softThere.has(id))) added.push(id);
  }
  return { removed, added, isOptional };
}

/** Ids of skippable words of the query inside a hunk; unknown, because they were dropped, so read from their hashes. */
function softWords({ tokens, places, softIds }: QueryText, hunk: Hunk): ReadonlySet<number> {
  const from = hunk.queryFrom > 0 ? (places[hunk.queryFrom - 1] ?? 0) + 1 : 0;
  const to = hunk.queryTo < places.length ? (places[hunk.queryTo] ?? 0) : tokens.length;
  const found = new Set<number>();
  for (let at = from; at < to && at < from + LONGEST_SOFT_REACH; at += 1)
    if (tokens.flags[at] !== 0) found.add(softIds(at));
  return found;
}

function isFree(
  query: QueryText,
  reference: ReferenceText,
  hunk: Hunk,
  { removed, added, isOptional }: Substance,
  sets: WordSets,
  hashOfWord: (id: number) => number,
): boolean {
  if (
    removed.length === 0 &&
    added.every((id) => sets.layout.has(id) || isNumber(query, hunk, id))
  ) {
    return added.some((id) => sets.layout.has(id));
  }
  const isPlain = !setsRule(added, sets) && added.length <= LONGEST_PARTY_WORDS;
  const isAnnounced = added.some((id) => sets.qualifiers.has(id));
  if (removed.length === 0 && isOptional) return isPlain && !isAnnounced;
  const hasBlank = hasBlankBetween(reference, hunk);
  if (removed.length === 0) {
    return (
      (hasBlank && isPlain) ||
      added.every((id) => sets.parties.has(id)) ||
      isAddress(query, hunk) ||
      isAboutTheText(quoteWords(query, hunk.queryFrom, hunk.queryTo).text)
    );
  }
  if (isPlain && removed.every((id) => sets.parties.has(id))) return true;
  return isMisspelling(query, hunk.queryFrom, hunk.queryTo, removed, hashOfWord);
}

/** True when the added words are one web or mail address. */
function isAddress({ tokens, places }: QueryText, { queryFrom, queryTo }: Hunk): boolean {
  const start = tokens.starts[places[queryFrom] ?? 0] ?? 0;
  const end = tokens.ends[places[queryTo - 1] ?? 0] ?? 0;
  return /^\S+[.@][a-z]{2,}\S*$/i.test(tokens.text.slice(start, end));
}

function hasBlankBetween(reference: ReferenceText, hunk: Hunk): boolean {
  for (let at = hunk.referenceFrom; at <= hunk.referenceTo; at += 1)
    if (reference.soft.has(at)) return true;
  return false;
}

function isNumber(query: QueryText, hunk: Hunk, id: number): boolean {
  for (let at = hunk.queryFrom; at < hunk.queryTo; at += 1) {
    if (query.words[at] !== id) continue;
    const place = query.places[at] ?? 0;
    return /^\d+$/.test(
      query.tokens.text.slice(query.tokens.starts[place], query.tokens.ends[place]),
    );
  }
  return false;
}

function kindOf({ removed, added }: Substance): TextDifference["kind"] {
  if (added.length === 0) return "removed";
  return removed.length === 0 ? "added" : "changed";
}

/** Line and words of a difference, in the text that was read. */
export function describeHunk(
  query: QueryText,
  { kind, queryFrom, queryTo, referenceFrom, referenceTo }: JudgedHunk,
): TextDifference {
  const common = { kind, isMinor: false, reference: { from: referenceFrom, to: referenceTo } };
  if (kind !== "removed") return { ...common, ...quoteWords(query, queryFrom, queryTo) };
  const { line, end } = quoteWords(query, queryFrom - 1, queryFrom);
  return { ...common, line, text: "", start: end, end };
}
