import type { Ancestor, AppliedClause, AppliedLicense } from "../../inventory/inventory.ts";
import { lineWords } from "../../inventory/lineage/line-words.ts";
import { isSamePublisher } from "../../inventory/lineage/reach-doubt.ts";
import { RESTRICTING_KINDS } from "../../licenses/restricting-kinds.ts";
import type { FindingFacts, FindingKind, Sight } from "./finding-kind.ts";
import { isFree, weightsLicense } from "./free-license.ts";

/** Clauses quoted beside the path; more would bury it. */
const MAX_CLAUSES = 3;

export const licenseVsLineage: FindingKind = {
  id: "license-vs-lineage",
  severity: "high",
  because:
    "Who makes a model from another can hand on no more rights than the other's license gave: its terms still bind.",
  remedy: "Name the base model's license beside your own, ship its text, and pass its terms on.",
  find(facts) {
    return (facts.inventory.lineage?.ancestors ?? []).flatMap((ancestor) =>
      facts.inherited.licenses
        .filter((license) => license.from === ancestor.name && !isFree(license, facts))
        .map((license) => sight(license, ancestor, facts)),
    );
  },
};

function sight(license: AppliedLicense, ancestor: Ancestor, facts: FindingFacts): Sight {
  const own = weightsLicense(facts);
  const said = own
    ? `The weights are said to be under ${own.id}`
    : "No license is stated for the weights";
  const clauses = facts.inherited.clauses.filter(
    (clause) => clause.from === ancestor.name && clause.license === license.id,
  );
  const kinds = [...new Set(clauses.map(({ kind }) => kind))];
  const terms =
    kinds.length > 0
      ? ` with ${kinds.join(", ")}`
      : license.termsKnown
        ? ""
        : ", whose terms are not known";
  const evidence = [
    ...(own?.evidence.slice(0, 1) ?? []),
    ...gravest(clauses).flatMap((clause) => clause.evidence.slice(0, 1)),
    ...(clauses.length === 0 ? license.evidence.slice(0, 1) : []),
    ...ancestor.steps.flatMap((step) => step.evidence.slice(0, 1)),
  ];
  const isOne = isSamePublisher(ancestor, facts.inventory.lineage ?? {});
  const whose = isOne ? "; who publishes both may license each as they like" : "";
  return {
    message: `${said}; they are made from ${lineWords(ancestor)}, which is under ${license.id}${terms}${whose}`,
    severity: isOne ? "low" : clauses.some(isLimit) ? "high" : "medium",
    evidence,
  };
}

function isLimit({ kind, doubt }: AppliedClause): boolean {
  return doubt === undefined && RESTRICTING_KINDS.has(kind);
}

/** One clause of a kind, limits before duties. */
function gravest(clauses: readonly AppliedClause[]): readonly AppliedClause[] {
  const byKind = new Map(clauses.toReversed().map((clause) => [clause.kind, clause]));
  const kinds = [...byKind.values()].toReversed();
  return [...kinds.filter(isLimit), ...kinds.filter((clause) => !isLimit(clause))].slice(
    0,
    MAX_CLAUSES,
  );
}
