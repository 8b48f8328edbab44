import type { ReferenceText } from "../catalog/catalog.ts";
import type { QueryText } from "../catalog/query.ts";
import {
  announcesTerms,
  isLight,
  isWeighty,
  setsRule,
  type WordSets,
} from "../catalog/word-sets.ts";
import { isAboutTheNotice, isAboutTheText } from "./about-the-text.ts";
import { isCopyrightStatement } from "./copyright-statement.ts";
import { isSetApart, withSoftBefore } from "./edge-words.ts";
import type { Hunk, HunkWords } from "./hunk.ts";
import { isMisspelling } from "./misspelling.ts";
import { quoteWords } from "./quote.ts";

/**
 * What a difference does. `nothing`: the SPDX matching guidelines set it free. `minor`: other words, hardly another meaning.
 * `changes-terms`: all else.
 */
export type DifferenceWeight = "nothing" | "minor" | "changes-terms";

/** What judging differences needs beside the texts. */
export interface DifferenceContext {
  readonly sets: WordSets;
  readonly hashOfWord: (id: number) => number;
}

/** Longest name that may stand where a template leaves a blank or names the copyright holders. */
const LONGEST_PARTY_WORDS = 14;
/** Longest name of a holder, in words. */
const SHORT_NAME = 2;
/** Words at the start of a text that can be its title; a longer start is a note of the steward. */
const LONGEST_TITLE = 16;
/** So many words of an optional part that are missing together are left out, not edited. */
const LEFT_OUT_WORDS = 8;

/** Judges one difference. */
export function classifyHunk(
  query: QueryText,
  reference: ReferenceText,
  hunk: Hunk,
  words: HunkWords,
  context: DifferenceContext,
): DifferenceWeight {
  const { removed, added, optional } = words;
  const { sets } = context;
  const isPlain = added.length <= LONGEST_PARTY_WORDS && !setsRule(added, sets);
  if (hunk.referenceFrom > reference.lastRequired + 1 && isPlain) return "nothing";
  if (removed.length === 0 && added.length === 0) {
    const isLeftOut = optional === 0 || isWholePart(reference, hunk) || optional >= LEFT_OUT_WORDS;
    return isLeftOut || isTitle(reference, hunk) ? "nothing" : "minor";
  }
  if (removed.length === 0) {
    if (isPlain && isNewTitle(query, reference, hunk) && !announcesTerms(added, sets))
      return "nothing";
    if (isPlain && (fillsBlank(reference, hunk) || isCopyrightLine(query, hunk))) return "nothing";
    if (added.length > 1 && isTitleLine(query, reference, hunk, added)) return "nothing";
    if (added.every((id) => sets.commentMarks.has(id)) && startsLine(query, hunk)) return "nothing";
    if (isAboutTheNotice(quoteWords(query, hunk.queryFrom, hunk.queryTo).text)) return "nothing";
  }
  return isMinor(query, hunk, words, isPlain, context) ? "minor" : "changes-terms";
}

function isMinor(
  query: QueryText,
  hunk: Hunk,
  { removed, added, optional }: HunkWords,
  isPlain: boolean,
  { sets, hashOfWord }: DifferenceContext,
): boolean {
  const isOfHolder = (id: number): boolean => isLight(id, sets);
  if (removed.length === 0) {
    if (optional > 0) return isPlain && !announcesTerms(added, sets);
    return (
      added.every(isOfHolder) ||
      isPageNumber(query, hunk, added, sets) ||
      isAddress(query, hunk) ||
      isAboutTheText(quoteWords(query, hunk.queryFrom, hunk.queryTo).text)
    );
  }
  if (isPlain && removed.every(isOfHolder)) return true;
  if (added.every(isOfHolder) && namesHolder(removed, added, sets)) return true;
  return isMisspelling(query, hunk.queryFrom, hunk.queryTo, removed, hashOfWord);
}

/** True where a copy says "the author" in place of the name of one, such as `ISC`. */
function namesHolder(
  removed: readonly number[],
  added: readonly number[],
  sets: WordSets,
): boolean {
  if (removed.length > SHORT_NAME || !added.some((id) => sets.holders.has(id))) return false;
  return !removed.some((id) => isWeighty(id, sets));
}

/** True in front of the first word that must be there. */
function isTitle({ firstRequired }: ReferenceText, { referenceTo }: Hunk): boolean {
  return referenceTo <= Math.min(firstRequired, LONGEST_TITLE) && firstRequired > 0;
}

/** True for other words in a title, or around it, that stand apart from the first sentence. */
function isNewTitle(query: QueryText, reference: ReferenceText, hunk: Hunk): boolean {
  if (!isTitle(reference, hunk)) return false;
  return hunk.referenceTo < reference.firstRequired || isSetApart(query, hunk.queryTo);
}

/** True for a line of its own with words of the title, which some copies say again before their terms. */
function isTitleLine(
  query: QueryText,
  { words, firstRequired }: ReferenceText,
  hunk: Hunk,
  added: readonly number[],
): boolean {
  if (!startsLine(query, hunk) || !startsLine(query, { ...hunk, queryFrom: hunk.queryTo }))
    return false;
  const title = words.subarray(0, firstRequired);
  return added.every((id) => title.includes(id));
}

/** True when the optional words of a hunk are a whole optional part. */
function isWholePart({ optional }: ReferenceText, { referenceFrom, referenceTo }: Hunk): boolean {
  return optional[referenceFrom - 1] !== 1 && optional[referenceTo] !== 1;
}

function fillsBlank({ blanks }: ReferenceText, { referenceFrom, referenceTo }: Hunk): boolean {
  for (let at = referenceFrom; at <= referenceTo; at += 1) if (blanks.has(at)) return true;
  return false;
}

/** True when the added words are a copyright statement, or whole lines with one. */
function isCopyrightLine(query: QueryText, hunk: Hunk): boolean {
  const { tokens, places } = query;
  const start = tokens.starts[places[hunk.queryFrom] ?? 0] ?? 0;
  const end = tokens.ends[places[hunk.queryTo - 1] ?? 0] ?? 0;
  const first = tokens.text.lastIndexOf("\n", start) + 1;
  if (isCopyrightStatement(withSoftBefore(query, hunk.queryFrom, end))) return true;
  if (!/copyright|\(c\)|\u00a9/i.test(tokens.text.slice(first, end))) return false;
  return (
    startsLine(query, hunk) && /^[^\p{L}\p{N}\n]*(?:\n|$)/u.test(tokens.text.slice(end, end + 80))
  );
}

/** True when no counting word stands before the added ones on their line. */
function startsLine({ tokens, places }: QueryText, { queryFrom }: Hunk): boolean {
  if (queryFrom === 0) return true;
  const before = tokens.ends[places[queryFrom - 1] ?? 0] ?? 0;
  const start = tokens.starts[places[queryFrom] ?? 0] ?? 0;
  return tokens.text.slice(before, start).includes("\n");
}

/** True for words such as "page 3" that a layout leaves between lines. */
function isPageNumber(
  { tokens, places }: QueryText,
  { queryFrom, queryTo }: Hunk,
  added: readonly number[],
  { layout }: WordSets,
): boolean {
  if (!added.some((id) => layout.has(id))) return false;
  for (let at = queryFrom; at < queryTo; at += 1) {
    const place = places[at] ?? 0;
    const word = tokens.text.slice(tokens.starts[place], tokens.ends[place]);
    if (!/^(?:\d+|page|of)$/i.test(word)) return false;
  }
  return true;
}

/** True when the added words are one web or mail address. */
function isAddress({ tokens, places }: QueryText, { queryFrom, queryTo }: Hunk): boolean {
  const start = tokens.starts[places[queryFrom] ?? 0] ?? 0;
  const end = tokens.ends[places[queryTo - 1] ?? 0] ?? 0;
  return end - start <= 200 && /^\S+[.@][a-z]{2,}\S*$/i.test(tokens.text.slice(start, end));
}
