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

const CHANGE = String.raw`[^.;]{0,30}?\b(?:may|can|reserves? the right(?:,[^,]{0,60},)? to|will|is entitled to)\b[^.;]{0,60}?\b(?:update|modify|amend|revise|change|supplement|alter|replace)\b[^.;]{0,40}?`;
const TERMS = String.raw`\b(?:[Tt]his|[Tt]hese|[Tt]he|[Oo]ur)(?: \w+){0,2} (?:[Ll]icen[sc]e|[Aa]greement|[Tt]erms|[Cc]onditions|AGREEMENT|LICENSE|TERMS)\b`;
const PHRASES: readonly Phrase[] = [
  exactPhrase(oneOf(LICENSOR, LICENSOR_NAME), CHANGE, TERMS),
  phrase(
    TERMS,
    String.raw`[^.;]{0,40}?\b(?:may|can|will) be (?:updated|modified|amended|revised|changed)\b[^.;]{0,80}?\b(?:from time to time|at any time|by us|by the licensor|without notice|in our|in its|periodically)`,
  ),
  phrase(
    String.raw`\bcontinued use\b[^.;]{0,120}?\b(?:constitutes?|means|acceptance|accept|agree)\b[^.;]{0,80}?\b(?:revised|updated|modified|new|changed|amended|modifications|changes)\b`,
  ),
];

/** Free software licenses get new versions too; there the old one stays valid. */
const REPLACED: readonly Phrase[] = [
  phrase(
    String.raw`\bnew(?:er)? versions? of (?:this|the) (?:licen[sc]e|agreement|terms)\b[^.;]{0,80}?\b(?:newest|latest|most recent|new) (?:one|version)\b[^.;]{0,30}?\b(?:applies|governs|binds|(?:shall|will) (?:apply|govern|bind))\b`,
  ),
];

/** New versions that leave the old one valid, changes by agreement of both, and terms that the user adds. */
const UNLESS =
  /\b(?:publish\w*(?: \w+){0,2} (?:revised|new)(?: and\/or new)? versions?|new versions? of|later versions?|license steward|in writing (?:and )?signed|signed by|only (?:by|be)|you may (?:add|modify|change)|your (?:own )?(?:modifications|terms)|may not (?:be )?(?:modif|amend|chang)|contributions?|privacy)\b/i;

/** May the licensor change the terms of this license later? */
export const licenseMayChange: ClauseRule = {
  kind: "license-may-change",
  asks: "May the licensor change the terms of this license later?",
  because: "The text that was reviewed may not be the text that binds next year.",
  needs: [
    "updat",
    "modif",
    "amend",
    "revis",
    "chang",
    "supplement",
    "alter",
    "replace",
    "accept",
    "version",
  ],

  find(sentence, text) {
    const replaced = firstMatch(sentence, REPLACED);
    if (replaced !== undefined) return replaced;
    if (sentence.isDefinition || holds(sentence, UNLESS) || /\bpolicy\b/i.test(text.title))
      return undefined;
    return firstMatch(sentence, PHRASES);
  },
};
