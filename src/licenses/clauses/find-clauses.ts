import { lineFinder } from "../../bytes/lines.ts";
import { CLAUSE_KINDS, type Clause, type ClauseKind } from "../license.ts";
import { type ClauseRule, contextOf, type WordSpan } from "./clause-rule.ts";
import type { ClauseText, Sentence } from "./clause-text.ts";
import { CLAUSE_RULES } from "./index.ts";
import { readSentences, squeeze } from "./sentences.ts";

/** No sentence that binds is shorter: "No resale." */
const SHORTEST_CLAUSE = 10;

/** Longest quotation in a clause. */
const MAX_QUOTE_LENGTH = 240;

/** A clause in its place: offsets of the words that are quoted for it, end exclusive. */
export interface PlacedClause {
  readonly kind: ClauseKind;
  readonly section?: string;
  readonly start: number;
  readonly end: number;
  /** Offset of the whole sentence, which ends with the quotation and may begin before it. */
  readonly sentenceStart: number;
}

/**
 * Finds the clauses of a license, policy or terms text by their wording, in the order of the text; within one
 * section each kind is given once. It reads English wording only, and says what is written, not what a court
 * would make of it. `kinds` are the only ones looked for: where the catalog tells them, or only some matter, the
 * others need not be read for.
 */
export function findClauses(
  text: string,
  kinds: readonly ClauseKind[] = CLAUSE_KINDS,
): readonly Clause[] {
  const lineOf = lineFinder(text);
  return placeClauses(text, kinds).map((clause) => quoted(text, clause, lineOf(clause.start)));
}

/** A clause as it is reported, with its words out of the text in which it was placed. */
export function quoted(
  text: string,
  { kind, section, start, end }: PlacedClause,
  line: number,
): Clause {
  return {
    kind,
    ...(section === undefined ? {} : { section }),
    line,
    text: quoteClause(text.slice(start, end)),
  };
}

/** As `findClauses`, with offsets instead of lines and quotations. */
export function placeClauses(text: string, kinds: readonly ClauseKind[]): readonly PlacedClause[] {
  const read = readSentences(text);
  const rules = rulesFor(read).filter((rule) => kinds.includes(rule.kind));
  const seen = new Set<string>();
  const clauses: PlacedClause[] = [];
  for (const sentence of read.sentences) {
    for (const rule of rulesOf(rules, sentence)) {
      const inSection = `${rule.kind} ${sentence.section ?? `block ${sentence.block}`}`;
      const inList = `${rule.kind}: ${sentence.leadIn}`;
      if (seen.has(inSection) || seen.has(inList)) continue;
      const span = rule.find(sentence, read);
      if (span === undefined) continue;
      seen.add(inSection);
      if (sentence.leadIn !== "") seen.add(inList);
      clauses.push({
        kind: rule.kind,
        ...(sentence.section === undefined ? {} : { section: sentence.section }),
        start: quoteStart(read.plain, sentence, span),
        end: sentence.end,
        sentenceStart: sentence.start,
      });
    }
  }
  return clauses;
}

/** Kinds of clause that single sentences of a text are, those sentences alone being read for any. */
export function kindsOfSentences(
  text: string,
  isRead: (sentence: Sentence) => boolean,
): ReadonlySet<ClauseKind> {
  const read = readSentences(text);
  const rules = rulesFor(read);
  const found = new Set<ClauseKind>();
  for (const sentence of read.sentences) {
    if (!isRead(sentence)) continue;
    for (const rule of rulesOf(rules, sentence))
      if (!found.has(rule.kind) && rule.find(sentence, read) !== undefined) found.add(rule.kind);
  }
  return found;
}

/** The longest word of each thing that a rule needs: words may stand on two lines of a text. */
const NEEDED_WORDS: ReadonlyMap<ClauseRule, readonly string[]> = new Map(
  CLAUSE_RULES.map((rule) => [rule, rule.needs.map(longestWord)]),
);

function longestWord(words: string): string {
  return words.split(" ").reduce((most, word) => (word.length > most.length ? word : most));
}

/** Rules of which a text has the words that they need, in whatever place: each sentence is asked for these alone. */
function rulesFor({ plain }: ClauseText): readonly ClauseRule[] {
  const text = plain.toLowerCase();
  return CLAUSE_RULES.filter((rule) => NEEDED_WORDS.get(rule)?.some((word) => text.includes(word)));
}

/** Those of some rules that a sentence has the words for; none for one that is too short to bind. */
function rulesOf(rules: readonly ClauseRule[], sentence: Sentence): readonly ClauseRule[] {
  const context = contextOf(sentence).toLowerCase();
  if (context.length < SHORTEST_CLAUSE) return [];
  return rules.filter(({ needs }) => needs.some((part) => context.includes(part)));
}

/** The words of a clause on one line, at most 240 characters. */
export function quoteClause(words: string): string {
  return squeeze(words.slice(0, MAX_QUOTE_LENGTH * 8))
    .slice(0, MAX_QUOTE_LENGTH)
    .trimEnd();
}

/** The start of the sentence, or of the words shortly before the decisive ones where these come late. */
function quoteStart(plain: string, sentence: Sentence, span: WordSpan): number {
  const ownStart = sentence.leadIn === "" ? 0 : sentence.leadIn.length + 1;
  const decisiveEnd = Math.min(span.end, span.start + MAX_QUOTE_LENGTH) - ownStart;
  if (decisiveEnd <= MAX_QUOTE_LENGTH) return sentence.start;
  const decisiveStart = Math.max(0, Math.min(span.start - ownStart, sentence.words.length));
  const before = sentence.words.slice(Math.max(0, decisiveStart - 110), decisiveStart);
  const boundary = Math.max(...[", ", "; ", ": ", " ("].map((mark) => before.lastIndexOf(mark)));
  const wanted = boundary < 0 ? decisiveStart : decisiveStart - before.length + boundary + 1;
  const space = sentence.words.lastIndexOf(" ", wanted) + 1;
  return sourceOffset(plain, sentence, space);
}

/** Where the nth squeezed character of a sentence stands in the source. */
function sourceOffset(plain: string, sentence: Sentence, index: number): number {
  const target = sentence.words.slice(0, index).replaceAll(" ", "").length;
  let seen = 0;
  for (let at = sentence.start; at < sentence.end; at++) {
    if (/\s/.test(plain.charAt(at))) continue;
    if (seen === target) return at;
    seen++;
  }
  return sentence.start;
}
