import type { ClauseRule } from "./clause-rule.ts";
import { firstMatch, MUST, phrase, within, type Phrase } from "./wording.ts";

const PHRASES: readonly Phrase[] = [
  phrase(
    String.raw`\b(?:must|shall|will|retain|include|accompanied|contain|provide|ensure|carry|keep|preserve)\b`,
    within(240),
    String.raw`"? ?notice ?"? (?:text )?files?\b`,
  ),
  phrase(String.raw`\bincludes? an? "?notice"? (?:text )?file\b`),
  phrase(
    MUST,
    within(240),
    String.raw`\bfollowing (?:attribution |copyright |license |legal )*(?:notice|statement)\b`,
  ),
  phrase(String.raw`(?:^|: )include\b`, within(80), String.raw`\bnotice stating\b`),
];

/** Must a given notice travel with every copy? */
export const noticeFile: ClauseRule = {
  kind: "notice-file",
  asks: "Must a given notice travel with every copy?",
  because: "It is easy to keep and easy to forget: a copy without the notice is a breach.",
  needs: ["notice", "statement"],

  find(sentence) {
    if (sentence.isDefinition) return undefined;
    return firstMatch(sentence, PHRASES);
  },
};
