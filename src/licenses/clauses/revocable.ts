import type { ClauseRule } from "./clause-rule.ts";
import {
  exactPhrase,
  firstMatch,
  holds,
  LICENSOR,
  LICENSOR_NAME,
  oneOf,
  phrase,
  type Phrase,
} from "./wording.ts";

const OTHER_PARTY = oneOf(LICENSOR, LICENSOR_NAME);
const FREELY = String.raw`(?:\bat any time\b|\bfor any reason\b|\bno reason\b|\bwithout (?:cause|reason|prior notice|notice)\b|\bwith or without (?:cause|notice|reason)\b|\b(?:in|at) (?:its|our|their) (?:sole |absolute |own )*discretion\b|\bfor convenience\b|\bupon (?:\w+ ){0,3}notice\b)`;
const PHRASES: readonly Phrase[] = [
  phrase(String.raw`(?<!non-|not |ir)\brevocable\b|\b(?:is|are) subject to revocation\b`),
  exactPhrase(
    OTHER_PARTY,
    "[^.;]{0,40}?",
    String.raw`\b(?:may|can|reserves? the right to|is entitled to|shall have the right to)\b[^.;]{0,40}?\b(?:terminate|revoke|cancel|withdraw|suspend|end|discontinue)\b[^.;]{0,90}?`,
    FREELY,
  ),
  exactPhrase(
    OTHER_PARTY,
    "[^.;]{0,40}?",
    String.raw`\b(?:may|can|reserves? the right to)\b[^.;]{0,20}?\brevoke\b`,
  ),
  phrase(
    FREELY,
    "[^.;]{0,30}?",
    OTHER_PARTY,
    String.raw`[^.;]{0,20}?\b(?:may|can)\b[^.;]{0,20}?\b(?:terminate|revoke|cancel)\b`,
  ),
  phrase(
    String.raw`\b(?:license|agreement|rights?)\b[^.;]{0,40}?\b(?:may|can) be (?:terminated|revoked|withdrawn)\b[^.;]{0,60}?`,
    FREELY,
  ),
];

/** Ending after a breach, and what the user may end. */
const UNLESS =
  /\b(?:not|non|is never) revocable\b|\b(?:if|where|when|in case|in the event) (?:you|licensee|the licensee|user)[^.;]{0,60}(?:breach|violat|fail|infring)(?![^]*with or without cause)|\bat any time (?:if|in the event)|\b(?:you|licensee|subscriber|user)s? may (?:\w+ )?terminate|\bconsent\b[^.;]{0,60}\brevo|feedback|\bno contributor|in (?:the event|case) of (?:your|any|a|licensee's)[^.;]{0,30}(?:breach|violation)/i;

/** May the licensor take the license back without a breach? */
export const revocable: ClauseRule = {
  kind: "revocable",
  asks: "May the licensor take the license back without a breach?",
  because: "Nothing can be built to last on a right that ends when somebody else decides.",
  needs: [
    "revoc",
    "revoke",
    "terminate",
    "cancel",
    "withdraw",
    "suspend",
    "discontinue",
    " end",
    "revoked",
  ],

  find(sentence) {
    if (sentence.isDefinition || holds(sentence, UNLESS)) return undefined;
    return firstMatch(sentence, PHRASES);
  },
};
