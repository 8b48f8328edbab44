import type { FindingKind } from "./finding-kind.ts";

export const territoryHiddenInPolicy: FindingKind = {
  id: "territory-hidden-in-policy",
  severity: "high",
  because: "Who reads only the license does not learn that people in some places get no rights.",
  remedy: "State the excluded territory in the license itself.",
  find({ inventory, observations }) {
    const policies = new Set(
      observations.licenseFiles.filter((file) => file.kind === "policy").map((file) => file.path),
    );
    const territorial = inventory.clauses.filter((clause) => clause.kind === "territory");
    const isInPolicy = (file: string | undefined): boolean =>
      file !== undefined && policies.has(file);
    if (territorial.some((clause) => !isInPolicy(clause.evidence[0]?.file))) return [];
    return territorial.slice(0, 1).map((clause) => ({
      message: `Only ${clause.evidence[0]?.file ?? "a policy"} excludes people by place; the license does not say so`,
      evidence: clause.evidence,
    }));
  },
};
