import type { ClauseRule } from "./clause-rule.ts";
import { firstMatch, MUST, oneOf, phrase, within, holds, type Phrase } from "./wording.ts";

const IMPLEMENT = String.raw`\b(?:implement(?:ing|s)?|maintain(?:ing)?|employ(?:ing)?|deploy(?:ing)?|apply(?:ing)?|adopt(?:ing)?|install(?:ing)?|use|put in place|establish(?:ing)?|incorporate|provide)\b`;
const FILTER = String.raw`\b(?:content[- ](?:filter(?:s|ing)?|moderation)|filters?\b|filtering (?:measures|mechanism)|moderation (?:measures|systems?|tools?)|safety (?:measures|mechanisms|filters|mitigations|systems)|guardrails|human oversight|safeguards)`;
const PHRASES: readonly Phrase[] = [
  phrase(
    oneOf(MUST, String.raw`\bif you:?`, String.raw`\bonly if\b`, String.raw`\bresponsible for`),
    within(160),
    IMPLEMENT,
    within(100),
    FILTER,
  ),
];

/** Advice, and measures that the licensor takes. */
const UNLESS =
  /\b(?:encourag|recommend|we (?:may )?(?:use|employ|implement)|confidential|spam filters?|cease)\b/i;

/** Must the user run a filter or other safety measure? */
export const contentFilterDuty: ClauseRule = {
  kind: "content-filter-duty",
  asks: "Must the user run a filter or other safety measure?",
  because: "It is work and cost that every deployment has to carry, and prove.",
  needs: ["filter", "moderation", "safety", "guardrail", "oversight", "safeguard"],

  find(sentence) {
    if (sentence.isDefinition || holds(sentence, UNLESS)) return undefined;
    return firstMatch(sentence, PHRASES);
  },
};
