import { lineWords } from "../../inventory/lineage/line-words.ts";
import { letters, lineDuties } from "../lineage/line-duties.ts";
import type { FindingKind } from "./finding-kind.ts";

export const derivativeBrandingMissing: FindingKind = {
  id: "derivative-branding-missing",
  severity: "low",
  because: "A license up the line asks for words to be shown with what was made from its model.",
  remedy: "Put the words into the card as the license writes them.",
  find(facts) {
    const { documents } = facts.observations;
    const shown = documents.map(({ file }) => letters(file.text));
    return lineDuties("branding-display", facts).flatMap(({ ancestor, clause, words }) => {
      // Without a document there is no place to look; without words in quotes, nothing to look for.
      const asked = words.filter((each) => each.includes(" "));
      const isShown = asked.some((each) => shown.some((text) => text.includes(letters(each))));
      if (asked.length === 0 || documents.length === 0 || isShown) return [];
      const phrase = asked.map((each) => `"${each}"`).join(" or ");
      return [
        {
          message: `The license of ${lineWords(ancestor)} asks to show ${phrase}; no document of the release does`,
          evidence: [
            ...clause.evidence,
            ...ancestor.steps.flatMap(({ evidence }) => evidence.slice(0, 1)),
          ],
        },
      ];
    });
  },
};
