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

/** True for a name without a version, or a pointer, where the file holds a text of the family; and for the title of a text. */
export function belongsToText(
  text: string,
  { ids: [id = ""], isBare, isPointer, start, end }: Name,
  texts: readonly LicenseTextMatch[],
): boolean {
  const family = familyOfId(id);
  if (isBare !== true && isPointer !== true)
    return texts.some(
      (match) =>
        familyOfId(match.id) === family &&
        match.start >= end &&
        (match.start - end < FAMILY_GAP || isTitle(text.slice(end, match.start))),
    );
  const isGnu = /^[al]?gpl$/.test(family);
  return texts.some((match) => {
    const own = familyOfId(match.id);
    if (
      own === family ||
      (id === "X11" && own === "mit") ||
      (isPointer === true && isGnu && /^[al]?gpl$/.test(own))
    )
      return true;
    const before = text.slice(Math.max(0, start - WORD_REACH), start);
    if (match.end <= start) return start - match.end < ANNOUNCED_GAP && ABOVE.test(before);
    if (match.start < end || match.start - end >= ANNOUNCED_GAP) return false;
    if (FOLLOWING.test(before)) return true;
    if (match.start - end >= LONGEST_GAP) return false;
    return isTitle(text.slice(end, match.start));
  });
}

/** True where hardly more than copyright lines stands between a name and a text. */
function isTitle(between: string): boolean {
  if (between === "" || between.length >= LONGEST_GAP) return false;
  const gap = between.replace(COPYRIGHT_LINE, "");
  return gap.trim().length < TITLE_GAP && leadsTo(gap);
}

/** The words before a name that announce its text, or point back to it. */
const FOLLOWING = /\bfollowing\s+$/i;
const ABOVE = /\b(?:above|preceding)\s+$/i;
const WORD_REACH = 14;
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
