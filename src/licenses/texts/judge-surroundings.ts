import { isAboutTheText } from "./about-the-text.ts";
import { hasAnchor, type ReferenceIndex } from "./reference-index.ts";
import type { QueryText } from "../catalog/query.ts";
import type { TextDifference } from "../license.ts";
import { quoteWords } from "./quote.ts";
import { setsRule, type WordSets } from "../catalog/word-sets.ts";

/** Shortest sentence that changes terms by any words of duty; a shorter one must limit a use: "research use only". */
const SHORTEST_RIDER = 5;
const LONGEST_TITLE = 10;
/** Words around a license text that belong to it when most of the file is something else. */
const NEIGHBORHOOD = 80;
/** Share of a file's words in license texts from which on the file is a license file. */
const LICENSE_FILE_SHARE = 0.4;

/** A stretch of a text that is a known license text; places count words. */
export interface Covered {
  readonly from: number;
  readonly to: number;
  readonly index: ReferenceIndex;
  /** Indexes of the appendices of other editions of the license. */
  readonly appendices: () => readonly Appendix[];
}

/** What a license says after its terms. */
export interface Appendix {
  readonly index: ReferenceIndex;
  /** Its last word before them. */
  readonly after: number;
}

/**
 * Sentences outside the license texts of a file that set rules of their own, by index of the license text they stand next to: the
 * one before them, else the one after. Titles, copyright lines, introductions and contact lines set no rules.
 */
export function findRiders(
  query: QueryText,
  covered: readonly Covered[],
  sets: WordSets,
): readonly { readonly region: number; readonly difference: TextDifference }[] {
  const inside = covered.reduce((sum, { from, to }) => sum + to - from, 0);
  const reach =
    inside >= query.words.length * LICENSE_FILE_SHARE ? query.words.length : NEIGHBORHOOD;
  const riders: { readonly region: number; readonly difference: TextDifference }[] = [];
  for (let gap = 0; gap <= covered.length; gap += 1) {
    const before = covered[gap - 1];
    const after = covered[gap];
    const from = Math.max(before?.to ?? 0, before ? 0 : (after?.from ?? 0) - reach);
    const to = after?.from ?? Math.min(query.words.length, from + reach);
    const region = before ? gap - 1 : gap;
    const own = covered[region];
    if (!own) continue;
    const place = before ? own.index.words.length : 0;
    for (const sentence of sentences(query, from, to)) {
      const isTitle = after !== undefined && sentence.to === to;
      const isChangedTitle = isTitle && announcesChange(query, sentence, sets);
      if (!isChangedTitle && !isRider(query, sentence, own, sets)) continue;
      riders.push({
        region,
        difference: {
          kind: "added",
          isMinor: false,
          ...quoteWords(query, sentence.from, sentence.to),
          reference: { from: place, to: place },
        },
      });
    }
  }
  return riders;
}

interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Cuts a stretch of words where the text between two of them ends a sentence or leaves a blank line. */
function sentences({ tokens, places }: QueryText, from: number, to: number): readonly Stretch[] {
  const found: Stretch[] = [];
  let start = from;
  for (let at = from; at < to; at += 1) {
    const place = places[at] ?? 0;
    const end = tokens.ends[place] ?? 0;
    const next = tokens.starts[places[at + 1] ?? tokens.length] ?? end;
    const between = tokens.text.slice(end, Math.min(next, end + 80));
    const isEnd =
      at === to - 1 || /[.!?;\u3002](?:\s|["'\u201d)*_]|$)|\n[^\p{L}\p{N}\n]*\n/u.test(between);
    if (!isEnd) continue;
    found.push({ from: start, to: at + 1 });
    start = at + 1;
  }
  return found;
}

/** True for a short title right before a license text that calls it modified, non-commercial and the like, or ends with a "no". */
function announcesChange(query: QueryText, { from, to }: Stretch, sets: WordSets): boolean {
  if (to - from > LONGEST_TITLE) return false;
  const last = query.words[to - 1] ?? 0;
  // "Only" ends titles too: "on rivers only".
  if (sets.negations.has(last) && !sets.norms.has(last)) return true;
  return query.words.subarray(from, to).some((id) => sets.qualifiers.has(id));
}

function isRider(
  query: QueryText,
  sentence: Stretch,
  { index, appendices }: Covered,
  sets: WordSets,
): boolean {
  const { from, to } = sentence;
  const words = Array.from(query.words.subarray(from, to));
  if (words.length < SHORTEST_RIDER) return limitsUse(words, sets);
  if (!setsRule(words, sets) || !words.some((id) => sets.objects.has(id))) return false;
  if (isAboutTheText(quoteWords(query, from, to).text)) return false;
  if (isKnown(query, sentence, index, 0)) return false;
  return !appendices().some(({ index, after }) => isKnown(query, sentence, index, after));
}

/** Share of the words in threes that a license has of a sentence that it says itself. */
const KNOWN_SHARE = 0.7;

/** True for a sentence that stands about so in a license after a word of it. */
function isKnown(
  { words }: QueryText,
  { from, to }: Stretch,
  index: ReferenceIndex,
  after: number,
): boolean {
  let known = 0;
  for (let at = from; at + 2 < to; at += 1)
    if (hasAnchor(index, words, at, 0, after - 1)) known += 1;
  return known >= (to - from - 2) * KNOWN_SHARE;
}

/** "No commercial use", "for research use only": a use and a word that limits it. */
function limitsUse(words: readonly number[], { uses, negations }: WordSets): boolean {
  return words.some((id) => uses.has(id)) && words.some((id) => negations.has(id));
}
