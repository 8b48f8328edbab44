import type { ClauseRule } from "./clause-rule.ts";
import { firstMatch, MUST_NOT, oneOf, phrase, holds, type Phrase } from "./wording.ts";

const PHRASES: readonly Phrase[] = [
  phrase(
    oneOf(MUST_NOT),
    "[^.]{0,260}?",
    String.raw`\b(?:reverse[- ]?(?:engineer|compil|assembl)|de-?compil|disassembl|extract (?:the )?(?:model )?(?:weights|parameters|architecture)|derive (?:the )?source)`,
  ),
  phrase(
    String.raw`\breverse[- ]engineering\b[^.;]{0,60}?\b(?:is|are) (?:\w+ )?(?:prohibited|forbidden|not (?:permitted|allowed))`,
  ),
];

const UNLESS = /\bnot (?:\w+ )?(?:restrict|prohibit|prevent|forbid)|\bmust (?:permit|allow)/i;

/** Is it forbidden to study how the work is made? */
export const reverseEngineeringBan: ClauseRule = {
  kind: "reverse-engineering-ban",
  asks: "Is it forbidden to study how the work is made?",
  because:
    "Interpretability research, extraction and even conversion can fall under the ban; the freedom to study fails.",
  needs: ["reverse", "compil", "disassembl", "extract", "derive"],

  find(sentence) {
    if (sentence.isDefinition || holds(sentence, UNLESS)) return undefined;
    return firstMatch(sentence, PHRASES);
  },
};
