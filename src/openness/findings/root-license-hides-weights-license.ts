import { isFree, weightsLicense } from "./free-license.ts";
import type { FindingKind } from "./finding-kind.ts";

export const rootLicenseHidesWeightsLicense: FindingKind = {
  id: "root-license-hides-weights-license",
  severity: "medium",
  because:
    "Code hosts, hubs and scanners show the license at the top, which here covers the code only.",
  remedy:
    "Say in the first lines of the README which license governs the weights, and name both files for their parts.",
  find(facts) {
    const root = facts.observations.statements.find(
      (statement) => statement.source === "root-file",
    );
    const weights = weightsLicense(facts);
    const shown = facts.inventory.licenses.code.find((license) => license.id === root?.ids[0]);
    if (!root || !weights || !shown || !isFree(shown, facts)) return [];
    if (root.ids.includes(weights.id) || isFree(weights, facts)) return [];
    return [
      {
        message: `The license at the top is ${shown.id}; the weights are under ${weights.id}`,
        evidence: [...root.evidence.slice(0, 1), ...weights.evidence.slice(0, 2)],
      },
    ];
  },
};
