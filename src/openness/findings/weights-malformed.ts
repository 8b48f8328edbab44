import type { FindingKind } from "./finding-kind.ts";
import { evidenceAt } from "./code-in-weights.ts";

/** Breaches quoted of one file. */
const SHOWN = 3;

export const weightsMalformed: FindingKind = {
  id: "weights-malformed",
  severity: "medium",
  because:
    "A file that breaks its format is read differently by different programs: what one checks, another does not load.",
  remedy: "Write the file again with the library of its format.",
  find: ({ inventory }) =>
    inventory.loading.files.flatMap(({ path, role, inspection }) => {
      const breaches = inspection.problems.filter(({ effect }) => effect === "malformed");
      const [first] = breaches;
      if (first === undefined || role !== "weights") return [];
      const more = breaches.length > 1 ? `, and ${breaches.length - 1} more` : "";
      return [
        {
          message: `${path} breaks the format of ${inspection.format}: ${first.message}${more}`,
          evidence: breaches.slice(0, SHOWN).map((breach) => evidenceAt(path, breach)),
        },
      ];
    }),
};
