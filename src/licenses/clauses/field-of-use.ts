import type { ClauseRule } from "./clause-rule.ts";
import { firstMatch, MUST_NOT, oneOf, phrase, within, holds, type Phrase } from "./wording.ts";

/** Fields that use restrictions name. That the law must be kept is not among them: it binds without a license. */
const FIELD = oneOf(
  String.raw`\b(?:military|warfare|weapon(?:s|ry)?|munitions?|nuclear|surveillance|espionage|law enforcement|policing)\b`,
  String.raw`\b(?:biometric|facial recognition|social scoring|emotion recognition|predictive policing|profiling)\b`,
  String.raw`\b(?:terroris[mt]|violen(?:ce|t)|self-harm|suicide|human trafficking|exploitation of|child(?:ren)? (?:sexual|abuse)|minors)\b`,
  String.raw`\b(?:harass|harassment|bully|bullying|defam(?:e|ation|atory)|disparag|discriminat(?:e|es|ing|ion)\b|hate(?:ful)? speech|hateful|abus(?:e|ive))`,
  String.raw`\b(?:dis-?information|mis-?information|deep ?fakes?|fake news|impersonat|false(?:ly)? (?:information|represent)|deceptive|propaganda|political campaign|election)`,
  String.raw`\b(?:fraud|scams?|phishing|malware|malicious|spam|gambling|pornograph|sexual|illegal drugs?|controlled substances?)`,
  String.raw`\b(?:medical (?:advice|diagnos|device)|legal advice|medical,? legal|administration of justice|immigration|asylum|credit(?: |-)?(?:worthiness|scor)|critical infrastructure|high-risk|high risk)`,
  String.raw`\b(?:fully automated decision|automated decision|exploit(?:ing)?,? harm|harm(?:ing|s|ful)?\b|kill|injur(?:e|ing)|endanger)`,
  String.raw`\b(?:(?:national|social|state|public) ?/? ?(?:social )?security|public order)`,
);
const PHRASES: readonly Phrase[] = [
  phrase(oneOf(MUST_NOT), within(600), FIELD),
  phrase(String.raw`\bshall be used for good\b`),
  phrase(String.raw`\bnot[^.]{0,40}? licensed[^.]{0,80}?\bfor use in\b`, within(120), FIELD),
];

const FIELD_WORDS = new RegExp(`${FIELD}|for good`, "i");

/** Trade law, disclaimers and advice are no fields. */
const UNLESS =
  /\b(?:exports?|re-export|embargo|sanctions?\b|treasury department|not (?:designed|intended|tested|suitable)\b(?![^.]*licensed)|warrant(?:y|ies)\b|liab(?:le|ility)|indemnif|consequential|rely on)\b/i;

/** Does the text itself forbid fields of use? */
export const fieldOfUse: ClauseRule = {
  kind: "field-of-use",
  asks: "Does the text itself forbid fields of use?",
  because:
    "A work that may not be used for everything fails every definition of open source, and each forbidden field must be checked against the product.",
  needs: [
    "not",
    "n't",
    "never",
    "prohibit",
    "forbid",
    "forbidden",
    "barred",
    "refrain",
    "no ",
    "restrict",
    "disallow",
    "unacceptable",
    "impermissible",
    "for good",
  ],

  find(sentence) {
    if (sentence.isDefinition || holds(sentence, UNLESS)) return undefined;
    const found = firstMatch(sentence, PHRASES);
    return found === undefined || !holds(sentence, FIELD_WORDS) ? undefined : found;
  },
};
