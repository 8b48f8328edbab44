import type { ClauseRule } from "./clause-rule.ts";
import { firstMatch, MUST_NOT, oneOf, phrase, holds, type Phrase } from "./wording.ts";

const SHARE = String.raw`\b(?:distribute|redistribute|re-distribute|make available|share|publish|transfer|disclose|sell)\b`;
const WORK = String.raw`\b(?:models?|weights|software|materials?|works?|derivatives?|adapted material|derivative works|checkpoints?|data ?sets?|data|copies|program|services?)\b`;
const PHRASES: readonly Phrase[] = [
  phrase(oneOf(MUST_NOT), "[^.;]{0,100}?", SHARE, "[^.;]{0,100}?", WORK),
  phrase(
    String.raw`\b(?:but not|do not have (?:the )?(?:right|permission)[^.;]{0,40}? to) `,
    SHARE,
    "[^.;]{0,60}?",
    WORK,
  ),
  phrase(
    String.raw`\b(?:redistribution|distribution)\b[^.;]{0,60}?\b(?:is|are) (?:\w+ )?(?:prohibited|forbidden|not (?:permitted|allowed))`,
  ),
  phrase(
    String.raw`\bno (?:right|license|permission) to\b[^.;]{0,60}?\b(?:distribute|redistribute)\b`,
  ),
];

/** Conditions of distribution, and things that nobody may distribute anyway. */
const UNLESS =
  /\b(?:except (?:as|to|in|under|if|for)|unless|other than|without (?:the|including|also|modif)|if you (?:do|cannot)|in violation|in a (?:way|manner)|notwithstanding|for (?:any )?(?:commercial|military)|under (?:a |any )?different|terms that|additional|malware|misinformation|disinformation|false|content|outside|to (?:any )?(?:embargoed|prohibited)|trademark|exports?|hosted|encourage|conflict|solely|assumed|(?:not|to) (?:restrict|deter|prevent|limit|hinder))\b/i;

/** Is it forbidden to pass copies, or changed copies, on? */
export const noDistribution: ClauseRule = {
  kind: "no-distribution",
  asks: "Is it forbidden to pass copies, or changed copies, on?",
  because:
    "Such a work can be used where it was received and nowhere else: no mirror, no product, no derived model in public.",
  needs: ["distribut", "make available", "share", "publish", "transfer", "disclose", "sell"],

  find(sentence) {
    if (sentence.isDefinition || holds(sentence, UNLESS)) return undefined;
    return firstMatch(sentence, PHRASES);
  },
};
