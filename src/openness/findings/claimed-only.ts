import type { FindingKind } from "./finding-kind.ts";

const PROMISED =
  /\bcoming soon\b|\bwill (?:soon )?be (?:\w+ )?(?:released|published|available|open-?sourced|uploaded)\b|\bto be released\b|\bwill (?:soon )?(?:release|publish|open-?source)\b|\bstay tuned\b|即将(?:发布|开源)/i;
const PART =
  /\b(?:weights|checkpoints?|models?|code|data(?:sets?)?|logs?|scripts?|paper|report|recipes?|configs?|details)\b/i;

export const claimedOnly: FindingKind = {
  id: "claimed-only",
  severity: "low",
  because: "What is announced cannot be checked, and may never come.",
  remedy: "Publish it, or take the announcement out.",
  find({ observations }) {
    const promises = observations.documents.flatMap((document) =>
      document.prose.sentences.filter(
        (s) => s.kind !== "code" && PROMISED.test(s.text) && PART.test(s.text),
      ),
    );
    const [first] = promises;
    if (!first) return [];
    const more = promises.length > 1 ? `, and ${promises.length - 1} more announcements` : "";
    const message = `Announced, not there: "${(first.evidence.text ?? "").slice(0, 80)}"${more}`;
    return [{ message, evidence: promises.slice(0, 3).map((sentence) => sentence.evidence) }];
  },
};
