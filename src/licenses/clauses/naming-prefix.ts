import type { ClauseRule } from "./clause-rule.ts";
import { firstMatch, MUST, phrase, within, holds, type Phrase } from "./wording.ts";

const PHRASES: readonly Phrase[] = [
  phrase(
    MUST,
    within(120),
    String.raw`\bat the (?:beginning|start|front|end) of\b[^.;]{0,60}?\bnames?\b`,
  ),
  phrase(
    String.raw`\bnames?\b[^.;]{0,60}?`,
    MUST,
    String.raw`[^.;]{0,30}?\b(?:begin|start|be prefixed|be preceded)\b`,
  ),
  phrase(
    MUST,
    String.raw`[^.;]{0,100}?\b(?:prefix|prefixed|prepend)\b[^.;]{0,80}?\b(?:name|title)`,
  ),
  phrase(
    MUST,
    String.raw`[^.;]{0,60}?\binclude\b[^.;]{0,40}?\b(?:in|as part of|within)\b[^.;]{0,12}?\b(?:model|product|its|the|their|any such)\b[^.;]{0,30}?\bname\b`,
  ),
];

const UNLESS =
  /\bcopyright notice\b|\bfile ?names?\b|\bname of (?:the )?(?:author|file|copyright)/i;

/** Must derived models carry a given name? */
export const namingPrefix: ClauseRule = {
  kind: "naming-prefix",
  asks: "Must derived models carry a given name?",
  because: "A forced name ties every derivative to the licensor's trademark, and changes with it.",
  needs: ["name", "title", "prefix"],

  find(sentence) {
    if (sentence.isDefinition || holds(sentence, UNLESS)) return undefined;
    return firstMatch(sentence, PHRASES);
  },
};
