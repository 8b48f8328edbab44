import type { Passage } from "./passage.ts";
import { wordsBefore } from "./reading.ts";

const BEFORE =
  /(?: see| read| consult| check| refer to| receive[ds]?| copy of| copies of| text of| texts of| terms of| section \d+ of| covered by| requirements of| permissions in| exceptions? to| copying| common licen[sc]es \/| description of| details of)(?: (?:the|an?|this|copy|of|full|complete|latest|version|versions|v|\d(?:\.\d)?|file|terms))*$/;
const FULL_TERMS = /(?: full| complete| entire) (?:terms|text)(?: of)?(?: the)?$/;
/** "Under the terms of" and the like put something under the license. */
const GRANTS =
  /(?: under| by| to| with| in| or)(?: either| both)?(?: the)?(?: same)? terms of(?: (?:the|either|both|one|of|an?|this|version|v|\d(?:\.\d)?))*$/;
const AFTER =
  /^ (?:for (?:the )?(?:more|full|further|specific)? ?(?:details?|information|terms|text)|along with this|can be (?:found|viewed|obtained))/;

/** True where words point to the text of a license, and do not put something under it by themselves. */
export function isPointer(passage: Passage, start: number, end: number): boolean {
  const before = wordsBefore(passage, start, 70);
  if (FULL_TERMS.test(before) || AFTER.test(passage.text.slice(end, end + 40))) return true;
  return BEFORE.test(before) && !GRANTS.test(before);
}
