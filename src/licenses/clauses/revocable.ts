import type { ClauseRule } from "./clause-rule.ts";
import { firstMatch, phrase, holds } from "./wording.ts";

const LICENSOR = String.raw`\b(?:we|licensors?|company|owner|us|provider|author|inc|ltd|[A-Z][\w.&]*)\b`;
const FREELY = String.raw`(?:\bat any time\b|\bfor any reason\b|\bno reason\b|\bwithout (?:cause|reason|prior notice|notice)\b|\bwith or without (?:cause|notice|reason)\b|\b(?:in|at) (?:its|our|their) (?:sole |absolute |own )*discretion\b|\bfor convenience\b|\bupon (?:\w+ ){0,3}notice\b)`;
const PHRASES: readonly RegExp[] = [
  phrase(String.raw`(?<!non-|not |ir)\brevocable\b`),
  phrase(
    LICENSOR,
    "[^.;]{0,40}?",
    String.raw`\b(?:may|can|reserves? the right to|is entitled to|shall have the right to)\b[^.;]{0,40}?\b(?:terminate|revoke|cancel|withdraw|suspend|end|discontinue)\b[^.;]{0,90}?`,
    FREELY,
  ),
  phrase(
    LICENSOR,
    "[^.;]{0,40}?",
    String.raw`\b(?:may|can|reserves? the right to)\b[^.;]{0,20}?\brevoke\b`,
  ),
  phrase(
    FREELY,
    "[^.;]{0,30}?",
    LICENSOR,
    String.raw`[^.;]{0,20}?\b(?:may|can)\b[^.;]{0,20}?\b(?:terminate|revoke|cancel)\b`,
  ),
  phrase(
    String.raw`\b(?:license|agreement|rights?)\b[^.;]{0,40}?\b(?:may|can) be (?:terminated|revoked|withdrawn)\b[^.;]{0,60}?`,
    FREELY,
  ),
];

/** Ending after a breach, and what the user may end. */
const UNLESS =
  /\b(?:not|non|is never) revocable\b|\b(?:if|where|when|in case|in the event) (?:you|licensee|the licensee|user)[^.;]{0,60}(?:breach|violat|fail|infring)(?![^]*with or without cause)|\bat any time (?:if|in the event)|\b(?:you|licensee|subscriber|user)s? may (?:\w+ )?terminate|\bconsent\b[^.;]{0,60}\brevo|feedback/i;

/** May the licensor take the license back without a breach? */
export const revocable: ClauseRule = {
  kind: "revocable",
  asks: "May the licensor take the license back without a breach?",
  because: "Nothing can be built to last on a right that ends when somebody else decides.",

  find(sentence) {
    if (sentence.isDefinition || holds(sentence, UNLESS)) return undefined;
    return firstMatch(sentence, PHRASES);
  },
};
