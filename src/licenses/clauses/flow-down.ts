import type { ClauseRule } from "./clause-rule.ts";
import { firstMatch, MUST, phrase, within, holds, type Phrase } from "./wording.ts";

const PHRASES: readonly Phrase[] = [
  phrase(
    String.raw`\b(?:as|in any|an?)(?: an?)? (?:legally )?enforceable (?:provisions?|terms?|conditions?)\b`,
  ),
  phrase(
    MUST,
    within(160),
    String.raw`\b(?:bind|require|ensure|cause|oblige|obligate|impose|procure|flow down)\b[^.;]{0,60}?\b(?:recipients?|third[- ]part(?:y|ies)|(?:end |subsequent |downstream |sub)?users?|sublicensees?|licensees?|customers?|distributees?|transferees?)\b[^.;]{0,100}?\b(?:compl(?:y|ies|iance)|agree|bound|adhere|abide|subject|same|restrictions|no less|at least as)\b`,
  ),
  phrase(
    MUST,
    within(160),
    String.raw`\b(?:include|incorporate|impose|pass on|contain)\b[^.;]{0,60}?\b(?:use|usage|these|same|such|those|following)[- ](?:based )?(?:restrictions?|limitations?|policy|conditions)\b[^.;]{0,60}?\b(?:in|on|to)\b[^.;]{0,30}?\b(?:agreement|license|terms|recipients?|third|users?)`,
  ),
  phrase(
    String.raw`\b(?:agreement|terms|license)s?\b[^.;]{0,60}?\b(?:no less restrictive|at least as (?:restrictive|protective)|equally restrictive)\b`,
  ),
  phrase(
    String.raw`\b(?:whoever|anyone who|(?:each|any|every) (?:person|party|recipient)(?: who| that)?)\b[^.;]{0,80}?\b(?:must|shall) (?:also |first )?(?:agree to|accept|be bound by) (?:this|these|the same|all)\b`,
  ),
  phrase(String.raw`\bterms\b[^.;]{0,30}? provide that the use limitation`),
];

/** Copyleft passes freedoms on; secrecy and indemnity pass on something else. */
const UNLESS =
  /\b(?:confidential|indemnif|under this License or any later|corresponding source|copyleft|source code form)\b/i;

/** Must the restrictions be passed on as terms that bind the next user? */
export const flowDown: ClauseRule = {
  kind: "flow-down",
  asks: "Must the restrictions be passed on as terms that bind the next user?",
  because: "Who hands the work on has to write a contract with everyone who receives it.",
  needs: [
    "enforceable",
    "restrict",
    "compl",
    "agree",
    "bound",
    "adhere",
    "abide",
    "subject",
    "same",
    "less",
    "least",
    "limitation",
    "policy",
    "conditions",
  ],

  find(sentence) {
    if (sentence.isDefinition || holds(sentence, UNLESS)) return undefined;
    return firstMatch(sentence, PHRASES);
  },
};
