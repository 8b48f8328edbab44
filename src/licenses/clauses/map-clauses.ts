import type { ClausePlace } from "../catalog/license-entry.ts";
import type { QueryText } from "../catalog/query.ts";
import type { Clause, EqualWords, TextDifference } from "../license.ts";
import { quoteWords } from "../texts/quote.ts";

/** Share of a clause's words that must be left for it to be there at all. */
const LEAST_SHARE = 0.3;

/**
 * The clauses of a license where they stand in a text that holds the license, changed or not. A clause within which the text differs is
 * altered, with the differences that touch it; one whose words were taken out or replaced is missing. A change of next to nothing alters
 * no clause.
 */
export function mapClauses(
  places: readonly ClausePlace[],
  blocks: readonly EqualWords[],
  differences: readonly TextDifference[],
  query: QueryText,
): readonly Clause[] {
  return places.map((place) => {
    const { kind, section, from, to, sentenceFrom = from } = place;
    const named = { kind, ...(section === undefined ? {} : { section }) };
    const found = placeOf({ from, to }, blocks);
    const sentence = sentenceFrom < from ? placeOf({ from: sentenceFrom, to }, blocks) : found;
    const alteredBy = differences.filter(
      (difference) =>
        !difference.isMinor && touches(difference, { from: sentenceFrom, to }, query, sentence),
    );
    if (found.words < (to - from) * LEAST_SHARE) {
      const { line } = quoteWords(query, found.first - 1, found.first);
      return { ...named, line, text: "", isMissing: true, alteredBy };
    }
    const { line, text } = quoteWords(query, found.first, found.last + 1);
    const isAltered = alteredBy.length > 0;
    return { ...named, line, text, ...(isAltered && { isAltered, alteredBy }) };
  });
}

interface FoundPlace {
  /** Words of the clause that are there. */
  readonly words: number;
  /** First and last of them in the text; where none is there, the word before which it should stand. */
  readonly first: number;
  readonly last: number;
}

/** Counting words of the license, end exclusive. */
type Stretch = Pick<ClausePlace, "from" | "to">;

function placeOf({ from, to }: Stretch, blocks: readonly EqualWords[]): FoundPlace {
  let words = 0;
  let first = -1;
  let last = -1;
  let before = 0;
  for (const { query, reference, length } of blocks) {
    if (reference < from) before = query + Math.min(length, from - reference);
    const start = Math.max(reference, from);
    const end = Math.min(reference + length, to);
    if (start >= end) continue;
    words += end - start;
    if (first < 0) first = query + start - reference;
    last = query + end - reference - 1;
  }
  return first < 0 ? { words, first: before, last: before } : { words, first, last };
}

/** Whether a difference concerns a clause: words of it are gone or changed, or others stand between them. */
function touches(
  { kind, start, end, reference }: TextDifference,
  { from, to }: Stretch,
  { tokens, places }: QueryText,
  { first, last }: FoundPlace,
): boolean {
  if (kind !== "added") return reference.from < to && from < reference.to;
  const clauseStart = tokens.starts[places[first] ?? 0] ?? 0;
  const clauseEnd = tokens.ends[places[last] ?? 0] ?? 0;
  return start >= clauseStart && end <= clauseEnd;
}
