import type { FindingKind } from "./finding-kind.ts";

export const modelLicenseOutsideRelease: FindingKind = {
  id: "model-license-outside-release",
  severity: "medium",
  because:
    "A text on another host, or on a moving branch, can change or vanish after you relied on it.",
  remedy: "Put the license text of the weights beside them, at the revision it applies to.",
  find({ inventory, observations }) {
    const seen = new Set<string>();
    return observations.statements.flatMap((statement) => {
      const id = statement.ids[0];
      const leadsOut = /^https?:\/\//i.test(statement.pointer ?? "");
      const isRead = inventory.licenses.weights.some(
        (license) => license.id === id && license.match !== "named",
      );
      const isOurs = statement.parts.includes("weights") && statement.scope !== "inherited";
      const isStandard = statement.termsKnown && !id?.startsWith("LicenseRef-");
      if (!leadsOut || !isOurs || isRead || isStandard || id === undefined || seen.has(id))
        return [];
      seen.add(id);
      return [
        {
          message: `The weights license "${statement.name}" stands at ${statement.pointer}, not in the release`,
          evidence: statement.evidence.slice(0, 1),
        },
      ];
    });
  },
};
