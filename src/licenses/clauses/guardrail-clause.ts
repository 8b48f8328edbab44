import type { ClauseRule } from "./clause-rule.ts";
import {
  firstMatch,
  MUST_NOT,
  oneOf,
  phrase,
  prohibitedWithin,
  holds,
  type Phrase,
} from "./wording.ts";

const REMOVE = String.raw`\b(?:bypass|circumvent|disable|remove|reduce|evade|defeat|override|tamper with|interfere with|work around|deactivate|weaken|undermine|jailbreak|subvert|degrade)(?:s|ing|ed)?\b`;
const MEASURE = String.raw`\b(?:guardrails?|safeguards?|safety (?:\w+ ){0,2}?(?:measures?|mechanisms?|features?|filters?|systems?|settings|mitigations?|restrictions|controls?)|content filters?|filters?|moderation|watermarks?|technical limitations?|technological (?:protection )?measures?|protective measures|security (?:measures?|features?|mechanisms?)|usage (?:limits|restrictions)|rate limits|restrictions built|embedded restrictions|provenance)\b`;
const PHRASES: readonly Phrase[] = [
  phrase(oneOf(MUST_NOT), prohibitedWithin(700), REMOVE, "[^.]{0,120}?", MEASURE),
  phrase(
    String.raw`\bif (?:you|licensee)\b[^.;]{0,80}?`,
    REMOVE,
    "[^.]{0,200}?",
    MEASURE,
    String.raw`[^]{0,400}?\bterminat`,
  ),
  phrase(REMOVE, "[^.]{0,160}?", MEASURE, "[^.]{0,80}?", oneOf(MUST_NOT)),
];

/** Copyright licenses promise not to use the law on technical measures against their users. */
const UNLESS =
  /\b(?:waives?|assert any right|effective technological|copyright notices?|proprietary notices?)\b/i;

/** Is it forbidden to remove or get round safety measures? */
export const guardrailClause: ClauseRule = {
  kind: "guardrail-clause",
  asks: "Is it forbidden to remove or get round safety measures?",
  because:
    "Fine-tuning, pruning and red-teaming can remove safety behavior without meaning to, and then end the license.",
  needs: [
    "guardrail",
    "safeguard",
    "safety",
    "filter",
    "moderation",
    "watermark",
    "technical limitation",
    "technological",
    "protective",
    "security",
    "limits",
    "restrictions",
    "provenance",
  ],

  find(sentence) {
    if (sentence.isDefinition || holds(sentence, UNLESS)) return undefined;
    return firstMatch(sentence, PHRASES);
  },
};
