import type { ClauseRule } from "./clause-rule.ts";
import { firstMatch, holds, phrase, USE_POLICY, within, type Phrase } from "./wording.ts";

const CHANGED = String.raw`(?:updated|amended|modified|changed|revised|supplemented)\b`;
const CHANGE = String.raw`\b(?:may|can|will|reserves? the right to|periodically)(?: also)?(?: \w+){0,2}? (?:update|amend|modify|change|revise|supplement)\b`;
const PHRASES: readonly Phrase[] = [
  phrase(USE_POLICY, within(160), String.raw`\b(?:may be|as|will be|be) `, CHANGED),
  phrase(
    USE_POLICY,
    within(200),
    String.raw`\b(?:from time to time|at any time|evolve over time|as amended)\b`,
  ),
  phrase(CHANGE, within(80), USE_POLICY),
  phrase(CHANGE, String.raw` (?:the|our) (?!privacy)(?:\w+ )?polic(?:y|ies)\b`),
];

/** In a policy, "this policy" and "these terms" are the policy. */
const OWN_CHANGES: readonly Phrase[] = [
  phrase(
    CHANGE,
    within(40),
    String.raw`\b(?:this|these|the|our) (?:policy|policies|terms|guidelines)\b`,
  ),
  phrase(
    String.raw`\b(?:this policy|these terms|our policies)\b`,
    within(60),
    String.raw`\b(?:may be `,
    CHANGED,
    String.raw`|from time to time|evolve over time|at any time)`,
  ),
];
/** Rules for a name, not for use. */
const UNLESS = /\b(?:trademarks?|brand|logo)\b/i;
const IS_POLICY = new RegExp(USE_POLICY, "i");

/** May the use policy be changed later? */
export const aupMutable: ClauseRule = {
  kind: "aup-mutable",
  asks: "May the use policy be changed later?",
  because: "What is allowed today can be forbidden tomorrow without a new release.",
  needs: ["polic", "guidelines", "aup", "code of", " ai ", " terms", "restrictions"],

  find(sentence, text) {
    if (holds(sentence, UNLESS)) return undefined;
    const found = firstMatch(sentence, PHRASES);
    if (found !== undefined) return found;
    return IS_POLICY.test(text.title) ? firstMatch(sentence, OWN_CHANGES) : undefined;
  },
};
