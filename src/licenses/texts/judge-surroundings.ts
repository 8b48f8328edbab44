import { isAboutTheText } from "./about-the-text.ts";
import { hasAnchor, type ReferenceIndex } from "./reference-index.ts";
import type { QueryText } from "../catalog/query.ts";
import type { TextDifference } from "../license.ts";
import { quoteWords } from "./quote.ts";
import { announcesTerms, setsRule, type WordSets } from "../catalog/word-sets.ts";

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
}

/** What the judgment of sentences needs. */
interface RiderContext {
  readonly sets: WordSets;
  /** The standard notices of all licenses. */
  readonly notices: readonly ReferenceIndex[];
}

/**
 * Sentences outside the license texts of a file that set rules of their own, by index of the license text they stand next to: the
 * one before them, else the one after. Titles, copyright lines, introductions and contact lines set no rules, and neither does what
 * `notices` say: with these words files are put under a license, which is told elsewhere.
 */
export function findRiders(
  query: QueryText,
  covered: readonly Covered[],
  { sets, notices }: RiderContext,
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
    let isException = false;
    for (const sentence of nearSentences(query, { from, to }, reach)) {
      const isAfter = before !== undefined && (!after || sentence.from < from + reach);
      const region = isAfter ? gap - 1 : gap;
      const own = covered[region];
      if (!own) continue;
      const place = isAfter ? own.index.words.length : 0;
      const words = query.words.subarray(sentence.from, sentence.to);
      isException ||= words.some((id) => sets.exceptions.has(id));
      if (isException && widens(words, sets)) continue;
      const isTitle = after !== undefined && sentence.to === to;
      const isChangedTitle = isTitle && announcesChange(query, sentence, sets);
      if (!isChangedTitle && !isRider(query, sentence, own.index, sets)) continue;
      if (!isChangedTitle && isOfNotice(query, sentence, notices)) continue;
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

/** The sentences of a stretch that begin within `reach` words of its start or lie within as many of its end. */
function nearSentences(query: QueryText, { from, to }: Stretch, reach: number): readonly Stretch[] {
  if (to - from <= reach * 2) return sentences(query, from, to);
  // What begins with the reach of the end is the rest of a sentence.
  const [, ...last] = sentences(query, to - reach, to);
  return [...sentences(query, from, to, from + reach), ...last];
}

/**
 * Cuts a stretch of words where the text between two of them ends a sentence or leaves a blank line; sentences from `stop` on are left
 * out.
 */
function sentences(
  { tokens, places }: QueryText,
  from: number,
  to: number,
  stop: number = to,
): readonly Stretch[] {
  const found: Stretch[] = [];
  let start = from;
  for (let at = from; at < to && start < stop; at += 1) {
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
  return announcesTerms(Array.from(query.words.subarray(from, to)), sets);
}

function isRider(
  query: QueryText,
  sentence: Stretch,
  index: ReferenceIndex,
  sets: WordSets,
): boolean {
  const { from, to } = sentence;
  const words = Array.from(query.words.subarray(from, to));
  if (words.length < SHORTEST_RIDER) return limitsUse(words, sets);
  if (!setsRule(words, sets) || !words.some((id) => sets.objects.has(id))) return false;
  const { text } = quoteWords(query, from, to);
  if (isAboutTheText(text) || !setsRule(withoutScope(words, text, sets), sets)) return false;
  return !isKnown(query, sentence, index);
}

/** True for a sentence of an exception: it permits, and limits nothing but how far. */
function widens(words: Uint16Array, sets: WordSets): boolean {
  const limits = Array.from(words).filter((id) => !sets.exceptional.has(id));
  return words.some((id) => sets.permits.has(id)) && !setsRule(limits, sets);
}

/** What is put under a license is said, and with these words nothing of what may be done with it. */
const PUTS_UNDER =
  /\b(?:licen[sc]ed|available|released|published|covered) (?:under|by)\b|\blicen[sc]es? appl(?:y|ies) to\b/i;
/** Words after one that leaves something out in which it is said what: parts of a work, or a use. */
const SCOPE_REACH = 4;
const USE_REACH = 8;

/** The words of a sentence without those that only say which parts it is about, such as "except where otherwise noted". */
function withoutScope(words: readonly number[], text: string, sets: WordSets): readonly number[] {
  const { exempting, granting, recipients, scopes, uses } = sets;
  const putsUnder = PUTS_UNDER.test(text);
  return words.filter((id, at) => {
    if (!exempting.has(id)) return !(putsUnder && granting.has(id));
    const next = words.slice(at, at + USE_REACH);
    if (putsUnder) return next.some((one) => uses.has(one) || recipients.has(one));
    return !next.slice(0, SCOPE_REACH).some((one) => scopes.has(one));
  });
}

/** Words that no sentence of a notice has. */
const LONGEST_OF_NOTICE = 200;

/** True for a sentence of one of the notices. */
function isOfNotice(
  query: QueryText,
  sentence: Stretch,
  notices: readonly ReferenceIndex[],
): boolean {
  if (sentence.to - sentence.from > LONGEST_OF_NOTICE) return false;
  return notices.some((notice) => isKnown(query, sentence, notice));
}

/** Share of the words in threes that a license has of a sentence that it says itself. */
const KNOWN_SHARE = 0.7;

/** True for a sentence that stands about so in a license or a notice. */
function isKnown({ words }: QueryText, { from, to }: Stretch, index: ReferenceIndex): boolean {
  const threes = to - from - 2;
  const mostUnknown = threes * (1 - KNOWN_SHARE);
  let unknown = 0;
  for (let at = from; at + 2 < to && unknown <= mostUnknown; at += 1)
    if (!hasAnchor(index, words, at)) unknown += 1;
  return threes > 0 && unknown <= mostUnknown;
}

/** "No commercial use", "for research use only": a use and a word that limits it. */
function limitsUse(words: readonly number[], { uses, negations }: WordSets): boolean {
  return words.some((id) => uses.has(id)) && words.some((id) => negations.has(id));
}
