import type { Oddity } from "../../release/release.ts";
import type { Severity } from "../finding.ts";
import type { FindingKind } from "./finding-kind.ts";

/** What may hide or fake something weighs more than what only looks strange. */
const GRAVE: ReadonlySet<Oddity["kind"]> = new Set<Oddity["kind"]>([
  "symlink-outside",
  "path-escapes-archive",
  "duplicate-path",
  "name-with-control-characters",
]);

/** Cases of one kind that are told one by one; the rest is counted. */
const MAX_TOLD = 5;

export const sourceOddity: FindingKind = {
  id: "source-oddity",
  severity: "low",
  because:
    "A name, link or archive entry that tools read differently can hide what a release holds.",
  remedy: "Rename, remove or repair what is named here.",
  find({ observations }) {
    const byKind = Map.groupBy(observations.oddities, (oddity) => oddity.kind);
    return [...byKind].flatMap(([kind, oddities]) => {
      const severity: Severity = GRAVE.has(kind) ? "medium" : "low";
      const told = oddities.slice(0, MAX_TOLD).map((oddity) => ({
        message: `${kind}: ${oddity.path}: ${oddity.detail}`,
        severity,
        evidence: [{ file: oddity.path }],
      }));
      const rest = oddities.length - told.length;
      return rest > 0
        ? [...told, { message: `${kind}: ${rest} more`, severity, evidence: [] }]
        : told;
    });
  },
};
