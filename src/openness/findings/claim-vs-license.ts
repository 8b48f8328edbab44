import { ownClaims } from "../../inventory/claims/claims.ts";
import { restrictsWeights } from "../../inventory/claims/judge-claims.ts";
import type { FindingKind } from "./finding-kind.ts";

/** Clauses quoted beside the claim; more would bury it. */
const MAX_CLAUSES = 2;

/** Words that a restricted license contradicts, strongest first; "open weights" may mean no more than published. */
const WORDS = ["open-source", "open-license", "open"] as const;

export const claimVsLicense: FindingKind = {
  id: "claim-vs-license",
  severity: "high",
  because: "A reader who trusts the word may use the model in a way its license forbids.",
  remedy: "Drop the word for the weights, or publish them under a license without these clauses.",
  find({ inventory, observations }) {
    const restrictions = inventory.clauses.filter((clause) =>
      restrictsWeights(clause, inventory.licenses),
    );
    const [first] = restrictions;
    if (!first) return [];
    const kinds = [...new Set(restrictions.map((clause) => clause.kind))];
    const own = ownClaims(observations.claims);
    const word = WORDS.find((each) => own.some((claim) => claim.predicate === each));
    if (word === undefined) return [];
    const claims = own.filter((claim) => claim.predicate === word);
    return [
      {
        message: `The release calls itself "${word}", and its weights license has ${kinds.join(", ")}`,
        severity: word === "open-source" ? "high" : "medium",
        evidence: [
          ...claims.slice(0, 2).map((claim) => claim.evidence),
          ...distinct(restrictions).flatMap((clause) => clause.evidence),
        ],
      },
    ];
  },
};

function distinct<T extends { readonly kind: string }>(clauses: readonly T[]): readonly T[] {
  const byKind = new Map(clauses.map((clause) => [clause.kind, clause]));
  return [...byKind.values()].slice(0, MAX_CLAUSES);
}
