import type { ClauseRule } from "./clause-rule.ts";
import { firstMatch, phrase, type Phrase } from "./wording.ts";

const PHRASES: readonly Phrase[] = [
  phrase(String.raw`\brestrict\b[^.;]{0,30}?\(?(?:remotely|electronically) or otherwise\b`),
  phrase(
    String.raw`\breserves? the right\b[^.;]{0,80}?\b(?:restrict|limit|disable|block|suspend|deny|prevent)\b[^.;]{0,60}?\b(?:use|usage|access|operation)\b`,
  ),
  phrase(
    String.raw`\b(?:remotely|electronically)\b[^.;]{0,30}?\b(?:restrict|disable|limit|block|deactivate|update|modify)\b`,
  ),
  phrase(
    String.raw`\b(?:restrict|disable|limit|block|deactivate|modify)\b[^.;]{0,30}?\bremotely\b`,
  ),
];

/** May the licensor restrict use of copies already received? */
export const remoteRestriction: ClauseRule = {
  kind: "remote-restriction",
  asks: "May the licensor restrict use of copies already received?",
  because: "Somebody else can switch off, or forbid, what runs in your own house.",
  needs: ["remotely", "electronically", "reserve"],

  find(sentence) {
    if (sentence.isDefinition) return undefined;
    return firstMatch(sentence, PHRASES);
  },
};
