import type { ClauseRule } from "./clause-rule.ts";
import { firstMatch, oneOf, phrase, within, holds, type Phrase } from "./wording.ts";

const POLICY = oneOf(
  String.raw`\b(?:acceptable|prohibited|permitted|responsible|restricted|fair|model) us(?:e|age) (?:policy|policies|guidelines|terms|restrictions)\b`,
  String.raw`\b(?:use|usage|content|ethics?|safety|trust|community|behaviou?r) (?:policy|policies|guidelines)\b`,
  String.raw`\bAUP\b`,
  String.raw`\b(?:responsible|trustworthy|ethical) AI (?:terms|policy|principles|guidelines|license)\b`,
  String.raw`\bcode of (?:ethics|conduct)\b`,
);
const PHRASES: readonly Phrase[] = [
  phrase(POLICY, within(200), String.raw`\bincorporated\b`),
  phrase(String.raw`\bincorporat\w+ by reference\b`, within(80), POLICY),
  phrase(
    String.raw`\b(?:adhere to|comply with|complies with|compliance with|abide by|accordance with|consistent with|subject to|follow|observe|agree(?:s|ing)? to|bound by|respect|governed by|violat(?:e|es|ing|ion of)|set forth in|listed in|defined in|specified in|described in|prohibited by|guardrails provided in|conflict with|under|contravention of|breach of)\b`,
    within(60),
    POLICY,
  ),
  phrase(
    POLICY,
    within(30),
    String.raw`\b(?:available at|found at|located at|accessible at|published (?:at|on)|identified at|set forth (?:in|at)|attached)\b`,
  ),
];

const UNLESS = /\bprivacy policy\b(?![^.]*\buse polic)|\bencourage|\b(?:trademarks?|brand|logo)\b/i;

/** Does the license bind its users to a separate use policy? */
export const aupIncorporated: ClauseRule = {
  kind: "aup-incorporated",
  asks: "Does the license bind its users to a separate use policy?",
  because: "The forbidden uses stand in another document, which has to be read and kept as well.",
  needs: ["polic", "guidelines", "aup", "code of", " ai ", " terms", "restrictions"],

  find(sentence, text) {
    if (new RegExp(POLICY, "i").test(text.title) || holds(sentence, UNLESS)) return undefined;
    return firstMatch(sentence, PHRASES);
  },
};
