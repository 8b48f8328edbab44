import type { FindingKind } from "./finding-kind.ts";
import { isFree, weightsLicense } from "./free-license.ts";

export const badgeHidesLicense: FindingKind = {
  id: "badge-hides-license",
  severity: "low",
  because: "A badge is read first, and often alone.",
  remedy: "Give the weights' license a badge with its real name.",
  find(facts) {
    const license = weightsLicense(facts);
    if (!license || isFree(license, facts)) return [];
    const shown = facts.observations.statements.find(
      (statement) =>
        statement.source === "badge" &&
        statement.ids.some((id) => facts.licenseFacts(id)?.isOsiApproved),
    );
    if (!shown) return [];
    const others = facts.observations.badges
      .filter((badge) => /model|weight/i.test(badge.label))
      .map((badge) => badge.evidence);
    const message = `A badge shows ${shown.ids[0]}; the weights are under ${license.id}, which no badge names`;
    return [{ message, evidence: [...shown.evidence.slice(0, 1), ...others] }];
  },
};
