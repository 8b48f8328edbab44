import type { FindingKind } from "./finding-kind.ts";
import { isFree, weightsLicense } from "./free-license.ts";

export const baseModelLicenseInherited: FindingKind = {
  id: "base-model-license-inherited",
  severity: "high",
  because:
    "Terms of a base model may bind whoever uses what was made from it, whatever the card says.",
  remedy:
    "Name the base model's license for each model that was made from it, and meet its naming and notice duties.",
  find(facts) {
    const own = weightsLicense(facts);
    const inherited = facts.inventory.licenses.weights.filter(
      (license) =>
        license.scope === "inherited" && license.id !== own?.id && !isFree(license, facts),
    );
    if (inherited.length === 0) return [];
    const names = inherited.map((license) => license.id).join(", ");
    const message = own
      ? `The weights are said to be under ${own.id}; parts derive from models under ${names}`
      : `Weights derive from models under ${names}`;
    return [
      {
        message,
        evidence: [
          ...(own?.evidence.slice(0, 1) ?? []),
          ...inherited.flatMap((license) => license.evidence),
        ],
      },
    ];
  },
};
