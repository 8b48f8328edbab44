import { splitLine } from "../../inventory/lineage/split-line.ts";
import type { Finding, Severity } from "../finding.ts";
import type { FindingFacts } from "./finding-kind.ts";
import { FINDING_KINDS } from "./index.ts";

const SEVERITIES: readonly Severity[] = ["high", "medium", "low", "info"];

/** All findings of a release: gravest first, then in the order of the list of kinds. */
export function findAll(given: Omit<FindingFacts, "inherited">): readonly Finding[] {
  const { own, inherited } = splitLine(given.inventory);
  const facts: FindingFacts = { ...given, inventory: own, inherited };
  const findings = FINDING_KINDS.flatMap((kind) =>
    kind.find(facts).map((sight): Finding => ({
      id: kind.id,
      severity: sight.severity ?? kind.severity,
      message: sight.message,
      remedy: kind.remedy,
      evidence: sight.evidence,
    })),
  );
  return findings.toSorted(
    (a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity),
  );
}
