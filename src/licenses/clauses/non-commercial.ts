import type { ClauseRule } from "./clause-rule.ts";
import { grantsCommercialUse } from "./commercial-grant.ts";
import {
  firstMatch,
  MUST_NOT,
  ONLY,
  oneOf,
  phrase,
  within,
  holds,
  type Phrase,
} from "./wording.ts";

const NON_COMMERCIAL = String.raw`\bnon-? ?commercial(?:ly)?\b`;
const COMMERCIAL_USE = String.raw`(?<!non-? ?)\bcommercial(?:ly|ize| exploitation| use| usage| purposes?| gain| advantage| benefit| activit\w+| applications?| products?| services?| or production| and production| setting| environment)\b|for (?:profit|monetary gain|commercial)\b`;
const FORBIDDEN = String.raw`(?:\b(?:is|are) (?:\w+ )?(?:prohibited|forbidden|excluded)|\bnot (?:be )?(?:permitted|allowed|authori[sz]ed|granted|licensed)|\brequires? (?:a|an|prior|our|the)\b[^.;]{0,40}?(?:licen[sc]e|permission|agreement|consent))`;
const GRANT = String.raw`\bgrants?\b`;
const PHRASES: readonly Phrase[] = [
  phrase(ONLY, within(160), NON_COMMERCIAL),
  phrase(NON_COMMERCIAL, "[^.;]{0,60}?", ONLY),
  phrase(
    ONLY,
    "[^.;]{0,80}?",
    String.raw`(?:other than|not for|and not|but not|non-production)[^.;]{0,40}?\bcommercial\b`,
  ),
  phrase(oneOf(MUST_NOT), "[^.;]{0,160}?", `(?:${COMMERCIAL_USE})`),
  phrase(String.raw`\b(?:for|to) purposes other than (?:any )?commercial`),
  phrase(
    String.raw`\b(?:any |all )?commercial (?:use|usage|exploitation|purposes?|applications?|activit\w+)\b[^.;]{0,80}?`,
    FORBIDDEN,
  ),
  phrase(String.raw`\bnot for (?:any )?commercial (?:use|purposes?|gain)`),
  phrase(String.raw`\b(?:no|without) commercial (?:use|rights?)\b`),
  phrase(
    String.raw`\b(?:use|redistribution|copying|distribution)\b[^.;]{0,60}? for `,
    NON_COMMERCIAL,
    String.raw`[^.;]{0,140}?\b(?:is|are) permitted\b`,
  ),
  phrase(NON_COMMERCIAL, String.raw` (?:purposes?|uses?) (?:is|are) (?:a )?permitted`),
];

/** A grant for such purposes limits only where no other grant stands beside it. */
const GRANTS: readonly Phrase[] = [
  phrase(
    GRANT,
    within(400),
    String.raw`\bfor (?:your |any )?(?:personal,? |internal,? |research,? |academic,? |educational,? |and |or )*`,
    NON_COMMERCIAL,
  ),
];

/** Conditions, permissions of both kinds, and rules about names: none of them limits what the work is used for. */
const UNLESS =
  /\bcommercial (?:and|or|and\/or|as well as) (?:for )?(?:research|non-?\s?commercial)|\bnon-?\s?commercial(?:ly)?,? (?:and|or|and\/or|as well as) (?:for )?(?:any )?commercial|exceed|not in accordance with|internal business|\btrademarks?\b|commercial (?:damages|advertis)|\bexport|is not intended to|\balternative\b/i;

/** Is use limited to non-commercial purposes? */
export const nonCommercial: ClauseRule = {
  kind: "non-commercial",
  asks: "Is use limited to non-commercial purposes?",
  because: "A company may not use such a release at all, or only under a separate contract.",
  needs: ["commercial", "profit", "monetary gain"],

  find(sentence, text) {
    if (sentence.isDefinition || holds(sentence, UNLESS)) return undefined;
    const found = firstMatch(sentence, PHRASES);
    if (found !== undefined) return found;
    const granted = firstMatch(sentence, GRANTS);
    return granted !== undefined && !grantsCommercialUse(text) ? granted : undefined;
  },
};
