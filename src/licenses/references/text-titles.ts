import type { LicenseReference, LicenseTextMatch } from "../license.ts";
import { familyOfId } from "./family.ts";

/** What of a reference says whether it is only the name of a license text of the file. */
interface Name extends Pick<LicenseReference, "ids" | "start" | "end"> {
  readonly isBare?: boolean;
  readonly isPointer?: boolean;
}

/** Longest stretch between the title of a license text and the text, without copyright lines. */
const TITLE_GAP = 60;
/** The same where both are of one family. */
const FAMILY_GAP = 100;
/** The same with these lines, and after "the following" or before "the above". */
const LONGEST_GAP = 400;
const ANNOUNCED_GAP = 1500;

/**
 * Tells names without a version and pointers, where a file holds a text of the family, and titles of texts: what they say, the texts say.
 * Texts come in order of place.
 */
export function createTextTitles(
  text: string,
  texts: readonly LicenseTextMatch[],
): (name: Name) => boolean {
  const families = new Set(texts.map(({ id }) => familyOfId(id)));
  const holdsGnu = [...families].some((family) => GNU.test(family));
  return ({ ids, isBare, isPointer, start, end }) => {
    const [id = ""] = ids;
    const family = familyOfId(id);
    // A choice of two licenses is more than the title of the text of one.
    if (ids.some((other) => familyOfId(other) !== family)) return false;
    const next = firstFrom(texts, end);
    const after = texts[next];
    if (isBare !== true && isPointer !== true)
      return (
        after !== undefined &&
        familyOfId(after.id) === family &&
        (after.start - end < FAMILY_GAP || isTitle(text.slice(end, after.start)))
      );
    if (families.has(family) || (id === "X11" && families.has("mit"))) return true;
    if (isPointer === true && holdsGnu && GNU.test(family)) return true;
    const words = text.slice(Math.max(0, start - WORD_REACH), start);
    const before = texts[next - 1];
    if (before && before.end <= start && start - before.end < ANNOUNCED_GAP && ABOVE.test(words))
      return true;
    if (!after || after.start - end >= ANNOUNCED_GAP) return false;
    const between = text.slice(end, after.start);
    if (FOLLOWING.test(words)) return true;
    return isPointer !== true && !SENTENCE_END.test(between) && isTitle(between);
  };
}

/** Index of the first text that begins at or after an offset. */
function firstFrom(texts: readonly LicenseTextMatch[], offset: number): number {
  let low = 0;
  let high = texts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((texts[middle]?.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** True where hardly more than copyright lines stands between a name and a text. */
function isTitle(between: string): boolean {
  if (between === "" || between.length >= LONGEST_GAP) return false;
  const gap = between.replace(COPYRIGHT_LINE, "");
  return gap.trim().length < TITLE_GAP && leadsTo(gap);
}

const GNU = /^[al]?gpl$/;
/** The words before a name that announce its text, or point back to it. */
const FOLLOWING = /\bfollowing\s+$/i;
const ABOVE = /\b(?:above|preceding)\s+$/i;
const WORD_REACH = 14;
/** The end of a sentence, which says its own and is no title of what comes after it. */
const SENTENCE_END = /^["'\u201d\u2019)]*\.["'\u201d\u2019)]*(?:\s|$)/;
/** Lines that say who holds the copyright, between a title and its text. */
const COPYRIGHT_LINE =
  /^[^\p{L}\n(]*(?:\(c\)|\u00a9|(?:portions )?copyright\b|all rights reserved).*$/gimu;

/** Words between the name of a license and its text. */
const LEADING_WORDS =
  /(?<!\p{L})(?:below|as|follows?|following|given|shown|reads?|license[ds]?|terms|the|is|are|which|here|and|conditions|text)(?!\p{L})/giu;

/** True where hardly a word stands between a name and a text. */
function leadsTo(gap: string): boolean {
  return !/\p{L}{2,}.*\p{L}{2,}/su.test(gap.replace(LEADING_WORDS, " "));
}
