import type { ClauseRule } from "./clause-rule.ts";
import { firstMatch, MUST, oneOf, phrase, type Phrase } from "./wording.ts";

const PHRASES: readonly Phrase[] = [
  phrase(
    MUST,
    String.raw`[^.;]{0,100}?\b(?:use|adopt|install|upgrade to|update to|switch to|migrate to|move to)\b[^.;]{0,20}?\b(?:latest|newest|most recent|current|updated) (?:available )?(?:version|release|update)`,
  ),
  phrase(
    MUST,
    String.raw`[^.;]{0,60}?\b(?:cease|stop|discontinue)\b[^.;]{0,40}?\b(?:older|previous|prior|outdated|superseded) versions?`,
  ),
  phrase(
    String.raw`\b(?:new|newer|later|updated) versions?\b[^.;]{0,80}?`,
    oneOf(MUST),
    String.raw`[^.;]{0,60}?\b(?:switch|move|migrate|upgrade|update) to\b`,
  ),
  phrase(String.raw`\b(?:reasonable|best) efforts to use the (?:latest|most recent|newest)`),
];

/** Must the user move to the latest version? */
export const updateDuty: ClauseRule = {
  kind: "update-duty",
  asks: "Must the user move to the latest version?",
  because: "A pinned, reproducible version can become a breach when a newer one appears.",
  needs: ["version", "release", "update"],

  find(sentence) {
    if (sentence.isDefinition) return undefined;
    return firstMatch(sentence, PHRASES);
  },
};
