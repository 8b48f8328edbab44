import type { ReferenceText } from "../catalog/catalog.ts";
import type { QueryText } from "../catalog/query.ts";
import { setsRule, type WordSets } from "../catalog/word-sets.ts";
import type { TextDifference } from "../license.ts";
import { isCopyrightStatement } from "./copyright-statement.ts";
import { quoteWords } from "./quote.ts";

/** What stands between two words of one sentence. */
const INSIDE_SENTENCE = /^(?:[ \t,\u00a0]*|[-/'\u2019])$/;
/** What stands between the last word of a text and a few words that were put behind it. */
const AFTER_SENTENCE = /^[ \t.,"'\u201d\u2019)]*$/;
/** Words after the end of the last sentence that are no sentence of their own. */
const MOST_TRAILING_WORDS = 3;
/** Longest run of words that is looked at on either side. */
const MOST_WORDS = 40;
/** Skippable words before a word that can open a copyright statement. */
const MOST_SOFT_BEFORE = 4;
/** Characters between two words that are looked at. */
const LONGEST_BETWEEN = 40;

/** True when something other than spaces and commas stands between a counting word and the one before it. */
export function isSetApart(query: QueryText, word: number): boolean {
  return !INSIDE_SENTENCE.test(between(query, word));
}

/** Words that run into the first or out of the last sentence of a license text; places count words, `place` in the reference text. */
export function edgeDifferences(
  query: QueryText,
  { from, to }: { readonly from: number; readonly to: number },
  reference: ReferenceText,
  place: { readonly from: number; readonly to: number },
  limits: { readonly from: number; readonly to: number },
  sets: WordSets,
): readonly TextDifference[] {
  const found: TextDifference[] = [];
  const add = (first: number, last: number, at: number): void => {
    const words = Array.from(query.words.subarray(first, last));
    const isMinor = !setsRule(words, sets) && !words.some((id) => sets.negations.has(id));
    found.push({
      kind: "added",
      isMinor,
      ...quoteWords(query, first, last),
      reference: { from: at, to: at },
    });
  };
  let first = from;
  while (first > limits.from && from - first < MOST_WORDS && !isSetApart(query, first)) first -= 1;
  const isMark = sets.commentMarks.has(query.words[first] ?? 0) || isFortranMark(query, first);
  const isFree =
    (from - first === 1 && isMark) ||
    (place.from < reference.firstRequired && isArticle(query.words, first, from, sets)) ||
    isPartOf(query.words.subarray(first, from), freeWords(reference, 0, place.from)) ||
    isStatement(query, first, from, sets);
  if (first < from && !isFree) add(first, from, place.from);
  const last = endOfEdge(query, to, limits.to);
  const isFreeEnd = isPartOf(
    query.words.subarray(to, last),
    freeWords(reference, place.to, reference.words.length),
  );
  if (last > to && !isFreeEnd) add(to, last, place.to);
  return found;
}

/** True for the article of a title: "The MIT License". */
function isArticle(
  words: Uint16Array,
  first: number,
  from: number,
  { articles }: WordSets,
): boolean {
  return from - first === 1 && articles.has(words[first] ?? 0);
}

/** Words between two places of a reference text that it may lack, skippable ones too, in order. */
function freeWords(
  { words, optional, soft }: ReferenceText,
  from: number,
  to: number,
): readonly number[] {
  const found: number[] = [];
  for (let at = from; at <= to; at += 1) {
    found.push(...(soft.get(at) ?? []));
    if (at < to && optional[at] === 1) found.push(words[at] ?? 0);
  }
  return found;
}

/** True when all words stand in this order among the others. */
function isPartOf(words: Uint16Array, others: readonly number[]): boolean {
  let at = 0;
  for (const other of others) if (other === words[at]) at += 1;
  return at === words.length;
}

/** True when the words before a license text, in its line, say only who holds the copyright. */
function isStatement(query: QueryText, first: number, from: number, sets: WordSets): boolean {
  if (first === from) return true;
  const words = Array.from(query.words.subarray(first, from));
  if (setsRule(words, sets) || words.some((id) => sets.negations.has(id))) return false;
  const token = query.places[from - 1] ?? 0;
  return isCopyrightStatement(withSoftBefore(query, first, query.tokens.ends[token] ?? 0));
}

/** The text from the skippable words before a counting word on, those of its line, up to a character offset. */
export function withSoftBefore({ tokens, places }: QueryText, word: number, end: number): string {
  let token = places[word] ?? tokens.length;
  const least = Math.max(0, token - MOST_SOFT_BEFORE);
  while (token > least && tokens.flags[token - 1] !== 0) {
    if (tokens.text.slice(tokens.ends[token - 1], tokens.starts[token]).includes("\n")) break;
    token -= 1;
  }
  return tokens.text.slice(tokens.starts[token] ?? end, end);
}

function endOfEdge(query: QueryText, to: number, limit: number): number {
  let last = to;
  while (last < limit && last - to < MOST_WORDS && !isSetApart(query, last)) last += 1;
  if (last > to || to >= limit || !AFTER_SENTENCE.test(between(query, to))) return last;
  last = to + 1;
  while (last < limit && last - to <= MOST_TRAILING_WORDS && !between(query, last).includes("\n"))
    last += 1;
  const isLineEnd = last === query.words.length || between(query, last).includes("\n");
  return isLineEnd && last - to <= MOST_TRAILING_WORDS ? last : to;
}

/** The letter that opens a comment line in Fortran. */
function isFortranMark({ tokens, places }: QueryText, word: number): boolean {
  const token = places[word] ?? 0;
  return /^c$/i.test(tokens.text.slice(tokens.starts[token], tokens.ends[token]));
}

/** The text between a counting word and the token before it; skippable words set apart. */
function between({ tokens, places }: QueryText, word: number): string {
  const token = places[word] ?? tokens.length;
  if (token === 0 || tokens.flags[token - 1] !== 0) return "\n";
  const start = tokens.ends[token - 1] ?? 0;
  const end = token < tokens.length ? (tokens.starts[token] ?? start) : tokens.text.length;
  return end - start > LONGEST_BETWEEN ? "\n" : tokens.text.slice(start, end);
}
