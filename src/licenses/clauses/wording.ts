import { contextOf, type WordSpan } from "./clause-rule.ts";
import type { Sentence } from "./clause-text.ts";

/**
 * Words that the rules share. All patterns are bounded ("at most n characters between"), so that their time
 * grows with the text and never with its square.
 */

/** Forbids what follows. */
export const MUST_NOT: string = [
  String.raw`\b(?:may|must|shall|will|can|should)(?: not\b(?! only| be (?:deemed|construed|considered|liable|required|obligated|limited|responsible))| never\b|n't\b)`,
  String.raw`\bcannot\b`,
  String.raw`\bcan't\b`,
  String.raw`\bwon't\b`,
  String.raw`\bagrees? (?:never|not) to\b`,
  String.raw`\bundertakes? not to\b`,
  String.raw`\b(?:ask|urge|require|request|call on|call upon)s? (?:all |our |the )*\w+ not to\b`,
  String.raw`\b(?:is|are|be) (?:strictly |expressly |explicitly |hereby )?(?:prohibited|forbidden|barred)(?: from)?\b`,
  String.raw`(?<!\b(?:not|or|to) )\bprohibits?\b`,
  String.raw`\b(?:is|are) not (?:permitted|allowed|authori[sz]ed|licensed|entitled)\b`,
  String.raw`\brefrain(?:s|ing)? from\b`,
  String.raw`\bno (?:one|person|party|licensee|user|portion|part|right)\b[^.]{0,60}? (?:may|shall|to)\b`,
  String.raw`\b(?:prohibited|forbidden|restricted|disallowed|unacceptable|impermissible) us(?:es?|age)\b`,
  String.raw`(?:^|[;:,] |\band |\byou )(?:do not|don't)\b(?! (?:apply|include|cover|claim|warrant|agree|have to|need))`,
].join("|");

/** Demands what follows. */
export const MUST: string = String.raw`\b(?:must|shall|will|should|(?:is|are) required to|requires? (?:that |you to )?|needs? to|ha(?:s|ve) to|agrees? to|undertakes? to|(?:is|are) obligated to|please|provided that you|only if you|on (?:the )?condition that)(?! (?:not|never)\b)`;

/** Limits what is allowed to what follows, or to what went before. */
export const ONLY: string = String.raw`\b(?:only|solely|exclusively|limited to|restricted to|confined to)\b`;

/** Somebody other than the user, named by role. */
export const LICENSOR: string = String.raw`\b(?:[Ww]e|(?:[Tt]he )?(?:[Ll]icensors?|[Cc]ompany|[Oo]wner|[Pp]rovider|[Aa]uthors?|[Pp]ublisher))\b`;

/** Somebody other than the user, named by a name that is capitalized; for `exactPhrase`. */
export const LICENSOR_NAME: string = String.raw`\b(?!You\b|YOU\b|Licensees?\b|Recipients?\b|Users?\b|Customers?\b|Subscribers?\b|Contributors?\b|Derivatives?\b|The\b|This\b|It\b|They\b|If\b)[A-Z][\w.&-]{1,40}\b`;

/** At most `most` characters of anything between two phrases. */
export function within(most: number): string {
  return `[^]{0,${most}}?`;
}

/**
 * At most `most` characters of a list of prohibitions: its items may be divided by semicolons, and it ends where
 * something is allowed again.
 */
export function prohibitedWithin(most: number): string {
  return String.raw`(?:(?!\b(?:you|licensees?|users?) (?:may|can|are free to|are permitted)\b(?! not))[^]){0,${most}}?`;
}

/**
 * A phrase to look for. Many begin with the same words of duty; those are compiled once for all of them, and only the
 * rest for each, because compiling takes longer than reading a license.
 */
export interface Phrase {
  /** The beginning that it shares with others. */
  readonly lead: RegExp | undefined;
  /** The whole phrase, or what follows the lead at once. */
  readonly rest: RegExp;
}

/** A phrase that is compiled when a sentence is first read for it: most runs look for no clause. */
function lazyPhrase(lead: string | undefined, rest: string, flags: string): Phrase {
  let compiled: RegExp | undefined;
  return {
    get lead() {
      return lead === undefined ? undefined : sharedLead(lead);
    },
    get rest() {
      return (compiled ??= new RegExp(rest, flags));
    },
  };
}

/** A phrase in which letter case does not matter. */
export function phrase(...parts: readonly string[]): Phrase {
  const [first = "", ...others] = parts;
  if (others.length === 0 || !isShared(first)) return lazyPhrase(undefined, parts.join(""), "gi");
  return lazyPhrase(first, `(?:${others.join("")})`, "iy");
}

/** A phrase in which capitals count, as in names. */
export function exactPhrase(...parts: readonly string[]): Phrase {
  return lazyPhrase(undefined, parts.join(""), "g");
}

const LEADS = new Map<string, RegExp>();

/** Whether a beginning is one of the words of duty that many phrases have. */
function isShared(first: string): boolean {
  return [MUST_NOT, MUST, ONLY].some((words) => first === words || first === oneOf(words));
}

function sharedLead(first: string): RegExp {
  const known = LEADS.get(first);
  if (known) return known;
  const lead = new RegExp(first, "gi");
  LEADS.set(first, lead);
  return lead;
}

/** Any of several phrases, as a group. */
export function oneOf(...phrases: readonly string[]): string {
  return `(?:${phrases.join("|")})`;
}

/** A policy on use beside the license, by the names that such texts have. */
export const USE_POLICY: string = oneOf(
  String.raw`\b(?:acceptable|prohibited|permitted|responsible|restricted|fair|model) us(?:e|age) (?:policy|policies|guidelines|terms|restrictions)\b`,
  String.raw`\b(?:use|usage|content|ethics?|safety|trust|community|behaviou?r) (?:policy|policies|guidelines)\b`,
  String.raw`\bAUP\b`,
  String.raw`\b(?:responsible|trustworthy|ethical) AI (?:terms|policy|principles|guidelines|license)\b`,
  String.raw`\bcode of (?:ethics|conduct)\b`,
);

/**
 * The first place where a phrase is completed by the words of the sentence itself. A phrase that lies wholly
 * in the lead-in belongs to the sentence that introduces the list.
 */
export function firstMatch(sentence: Sentence, phrases: readonly Phrase[]): WordSpan | undefined {
  const context = contextOf(sentence);
  const ownStart = context.length - sentence.words.length;
  for (const { lead, rest } of phrases) {
    const found = lead ? afterLead(context, lead, rest, ownStart) : whole(context, rest, ownStart);
    if (found) return found;
  }
  return undefined;
}

function whole(context: string, pattern: RegExp, ownStart: number): WordSpan | undefined {
  pattern.lastIndex = 0;
  for (let match = pattern.exec(context); match !== null; match = pattern.exec(context)) {
    const end = match.index + match[0].length;
    if (end > ownStart) return { start: match.index, end };
    pattern.lastIndex = match.index + 1;
  }
  return undefined;
}

function afterLead(
  context: string,
  lead: RegExp,
  rest: RegExp,
  ownStart: number,
): WordSpan | undefined {
  lead.lastIndex = 0;
  for (let match = lead.exec(context); match !== null; match = lead.exec(context)) {
    rest.lastIndex = match.index + match[0].length;
    const end = rest.exec(context) === null ? -1 : rest.lastIndex;
    if (end > ownStart) return { start: match.index, end };
    lead.lastIndex = match.index + 1;
  }
  return undefined;
}

/** Whether the sentence itself, without its lead-in, holds the pattern. */
export function holds(sentence: Sentence, pattern: RegExp): boolean {
  pattern.lastIndex = 0;
  return pattern.test(sentence.words);
}
