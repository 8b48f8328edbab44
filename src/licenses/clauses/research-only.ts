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

const RESEARCH = String.raw`\b(?:research|academic|educational|evaluation|testing|experimental|scientific|teaching|non-production)\b`;
const PURPOSE = String.raw`\b(?:purposes?|use|uses|environments?|activit\w+)\b`;
const GRANT = String.raw`\bgrants?\b`;
const PHRASES: readonly Phrase[] = [
  phrase(ONLY, "[^.;]{0,160}?", RESEARCH, "[^.;]{0,60}?", PURPOSE),
  phrase(RESEARCH, String.raw`[^.;]{0,60}?\b(?:purposes?|use|uses)[^.;]{0,12}? only\b`),
  phrase(String.raw`\bfor (?:\w+ )?research(?: use)? only\b|\bresearch-only\b`),
  phrase(
    oneOf(MUST_NOT),
    String.raw`[^.;]{0,120}?\b(?:purposes? other than|for anything (?:other|but)|except for) `,
    RESEARCH,
  ),
  phrase(oneOf(MUST_NOT), String.raw`[^.;]{0,120}?\bproduction (?:use|purposes?|environments?)\b`),
];

/** A grant for such purposes limits only where no other grant stands beside it. */
const GRANTS: readonly Phrase[] = [
  phrase(
    GRANT,
    within(300),
    String.raw`\bfor (?:your )?(?:personal,? |internal,? |non-?commercial,? |academic,? |and |or )*research purposes?\b`,
  ),
];

/** A list of purposes that names commercial ones limits nothing to research. */
const UNLESS =
  /\bresearch[^.;]{0,20} (?:and|or|and\/or|as well as) (?:for )?(?:any )?commercial\b|(?<!non-? ?)commercial,? (?:and|or) (?:for )?(?:research|academic|educational)|\bany research or non|disclos|internal business|publish(?:ed|ing)? (?:the )?results/i;

/** Is use limited to research, evaluation or other non-production work? */
export const researchOnly: ClauseRule = {
  kind: "research-only",
  asks: "Is use limited to research, evaluation or other non-production work?",
  because:
    "A product, or a service in daily use, is outside such a license even where no money is earned.",
  needs: [
    "research",
    "academic",
    "educational",
    "evaluation",
    "testing",
    "experimental",
    "scientific",
    "teaching",
    "production",
  ],

  find(sentence, text) {
    if (sentence.isDefinition || holds(sentence, UNLESS)) return undefined;
    const found = firstMatch(sentence, PHRASES);
    if (found !== undefined) return found;
    const granted = firstMatch(sentence, GRANTS);
    return granted !== undefined && !grantsCommercialUse(text) ? granted : undefined;
  },
};
