import type { QueryText } from "../catalog/query.ts";
import { setsRule, type WordSets } from "../catalog/word-sets.ts";
import type { TextDifference } from "../license.ts";
import { quoteWords } from "./quote.ts";

/** What stands between two words of one sentence. */
const INSIDE_SENTENCE = /^(?:[ \t,\u00a0]*|[-/'\u2019])$/;
/** What stands between the last word of a text and a few words that were put behind it. */
const AFTER_SENTENCE = /^[ \t.,"'\u201d\u2019)]*$/;
/** Words after the end of the last sentence that are no sentence of their own. */
const MOST_TRAILING_WORDS = 3;
/** Longest run of words that is looked at on either side. */
const MOST_WORDS = 40;
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
  place: { readonly from: number; readonly to: number },
  limits: { readonly from: number; readonly to: number },
  sets: WordSets,
): readonly TextDifference[] {
  const found: TextDifference[] = [];
  const add = (first: number, last: number, at: number): void => {
    const words = Array.from(query.words.subarray(first, last));
    const isMinor = !setsRule(words, sets);
    const reference = { from: at, to: at };
    found.push({ kind: "added", isMinor, ...quoteWords(query, first, last), reference });
  };
  let first = from;
  while (first > limits.from && from - first < MOST_WORDS && !isSetApart(query, first)) first -= 1;
  const isMark = sets.commentMarks.has(query.words[first] ?? 0) || isFortranMark(query, first);
  if (first < from && !(from - first === 1 && isMark)) add(first, from, place.from);
  const last = endOfEdge(query, to, limits.to);
  if (last > to) add(to, last, place.to);
  return found;
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
