import type { ClauseRule } from "./clause-rule.ts";
import { firstMatch, phrase, holds, type Phrase } from "./wording.ts";

const SUE = String.raw`\b(?:institut|commenc|fil|bring|initiat|maintain|assert|participat|threaten|mak)(?:e|es|ed|ing|s)?\b[^.;]{0,80}?\b(?:litigation|lawsuits?|legal (?:action|proceedings?)|proceedings?|patent claims?|patent infringement|(?:claim|suit|action)s?\b[^.;]{0,60}? (?:against|alleging|that))`;
const END = String.raw`\b(?:terminates?|terminated|cease|ceases|revoked?|ends?|no longer)\b`;
const PHRASES: readonly Phrase[] = [
  phrase(SUE, "[^]{0,900}?", END),
  phrase(END, String.raw`[^.;]{0,80}?\b(?:if|once|when|as of the date)\b[^.;]{0,60}?`, SUE),
];

const UNLESS = /\b(?:arbitrat|venue|indemnif\w* party)\b/i;

/** Does the license end when the user goes to court over the work? */
export const terminationOnLitigation: ClauseRule = {
  kind: "termination-on-litigation",
  asks: "Does the license end when the user goes to court over the work?",
  because: "A company with patents has to weigh its own claims before it uses the work.",
  needs: ["litigation", "lawsuit", "proceeding", "patent", "claim", "suit", "action"],

  find(sentence) {
    if (sentence.isDefinition || holds(sentence, UNLESS)) return undefined;
    return firstMatch(sentence, PHRASES);
  },
};
