import type { ClauseRule } from "./clause-rule.ts";
import { firstMatch, holds, phrase, USE_POLICY, within, type Phrase } from "./wording.ts";

const PHRASES: readonly Phrase[] = [
  phrase(USE_POLICY, within(200), String.raw`\bincorporated\b`),
  phrase(String.raw`\bincorporat\w+ by reference\b`, within(80), USE_POLICY),
  phrase(
    String.raw`\b(?:adhere to|comply with|complies with|compliance with|abide by|accordance with|consistent with|subject to|follow|observe|agree(?:s|ing)? to|bound by|respect|governed by|violat(?:e|es|ing|ion of)|set forth in|listed in|defined in|specified in|described in|prohibited by|guardrails provided in|conflict with|under|contravention of|breach of)\b`,
    within(60),
    USE_POLICY,
  ),
  phrase(
    USE_POLICY,
    within(30),
    String.raw`\b(?:available at|found at|located at|accessible at|published (?:at|on)|identified at|set forth (?:in|at)|attached)\b`,
  ),
  phrase(
    String.raw`\b(?:the|our|this|that) (?!privacy)(?:\w+ )?policy (?:is|forms|shall be) (?:an? )?(?:integral )?part of (?:this|the|these) (?:licen[sc]e|agreement|terms)\b`,
  ),
];

const IS_USE_POLICY = new RegExp(USE_POLICY, "i");
const UNLESS = /\bprivacy policy\b(?![^.]*\buse polic)|\bencourage|\b(?:trademarks?|brand|logo)\b/i;

/** Does the license bind its users to a separate use policy? */
export const aupIncorporated: ClauseRule = {
  kind: "aup-incorporated",
  asks: "Does the license bind its users to a separate use policy?",
  because: "The forbidden uses stand in another document, which has to be read and kept as well.",
  needs: ["polic", "guidelines", "aup", "code of", " ai ", " terms", "restrictions"],

  find(sentence, text) {
    if (IS_USE_POLICY.test(text.title) || holds(sentence, UNLESS)) return undefined;
    return firstMatch(sentence, PHRASES);
  },
};
