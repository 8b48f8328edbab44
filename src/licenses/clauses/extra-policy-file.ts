import type { ClauseRule } from "./clause-rule.ts";
import { exactPhrase, firstMatch, holds, phrase, type Phrase } from "./wording.ts";

const BINDS = String.raw`\b(?:subject to|governed by|comply with|complies with|consistent with|in accordance with|bound by|adhere to|agree to|abide by|in addition to)\b`;
const TERMS = String.raw`\b(?:terms|guidelines|polic(?:y|ies)|agreement|conditions|principles|rules|licen[sc]e)\b`;
const PLACE = String.raw`(?<!@)(?:https?:|www\.|\b[\w-]{1,60}\.(?:com|org|ai|io|net|dev)\b)`;
const FILE = String.raw`\b(?:[A-Z]{2,20}(?:_[A-Z]{1,20}){1,4}(?:\.(?:md|txt|pdf))?|[\w-]{3,40}\.(?:md|txt|pdf|rst))\b`;
const PHRASES: readonly Phrase[] = [
  phrase(
    BINDS,
    "[^;]{0,140}?",
    TERMS,
    "[^;]{0,120}?",
    String.raw`\b(?:available|found|located|accessible|published|set forth|posted|provided|at|in)\b[^;]{0,30}?`,
    PLACE,
  ),
  exactPhrase(BINDS, "[^;]{0,100}?", FILE),
];

/** The license's own address, policies of privacy and use (the latter a kind of their own), and terms of parts by others. */
const UNLESS =
  /\b(?:privacy|obtain a copy|copy of (?:the|this) licen[sc]e|licensed under|third[- ]party|acceptable use policy|prohibited use policy|AUP|use policy|brand guidelines|trademark|"?notice"? (?:text )?file|is provided under|attribution notices?|email|e-mail|contact)\b|\bincorporated\b/i;

/** Do further terms bind that stand in another file or page? */
export const extraPolicyFile: ClauseRule = {
  kind: "extra-policy-file",
  asks: "Do further terms bind that stand in another file or page?",
  because: "A review of the license text alone misses them.",
  needs: [
    "http",
    "www.",
    ".com",
    ".org",
    ".ai",
    ".io",
    ".net",
    ".dev",
    "_",
    ".md",
    ".txt",
    ".pdf",
    ".rst",
  ],

  find(sentence) {
    if (sentence.isDefinition || holds(sentence, UNLESS)) return undefined;
    return firstMatch(sentence, PHRASES);
  },
};
