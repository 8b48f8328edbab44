import { ownClaims } from "../../inventory/claims/claims.ts";
import { lineWords } from "../../inventory/lineage/line-words.ts";
import { RESTRICTING_KINDS } from "../../licenses/restricting-kinds.ts";
import type { FindingKind } from "./finding-kind.ts";

/** Words that a restricted license contradicts, strongest first. */
const WORDS = ["open-source", "open-license", "open"] as const;

export const claimVsLineage: FindingKind = {
  id: "claim-vs-lineage",
  severity: "high",
  because: "Limits of a base model's license come along with its weights, whatever the card says.",
  remedy: "Drop the word, or build on a base model whose license has no such limits.",
  find({ inventory, inherited, observations }) {
    const own = ownClaims(observations.claims);
    const word = WORDS.find((each) => own.some((claim) => claim.predicate === each));
    const claim = own.find((each) => each.predicate === word);
    if (word === undefined || claim === undefined) return [];
    return (inventory.lineage?.ancestors ?? []).flatMap((ancestor) => {
      const limits = inherited.clauses.filter(
        ({ from, kind, doubt }) =>
          from === ancestor.name && doubt === undefined && RESTRICTING_KINDS.has(kind),
      );
      const [first] = limits;
      if (first === undefined) return [];
      const kinds = [...new Set(limits.map(({ kind }) => kind))].join(", ");
      return [
        {
          message: `The release calls itself "${word}", and is made from ${lineWords(ancestor)}, whose license has ${kinds}`,
          severity: word === "open-source" ? ("high" as const) : ("medium" as const),
          evidence: [
            claim.evidence,
            ...first.evidence,
            ...ancestor.steps.flatMap(({ evidence }) => evidence.slice(0, 1)),
          ],
        },
      ];
    });
  },
};
