import type { FindingKind } from "./finding-kind.ts";

export const weightsPromisedNotPresent: FindingKind = {
  id: "weights-promised-not-present",
  severity: "medium",
  because: "A promise cannot be run, studied or changed.",
  remedy: "Publish the weights, or say plainly that they are not part of this release.",
  find({ inventory, observations }) {
    if (inventory.summary.weights !== "promised") return [];
    return [
      {
        message: "The weights are promised and not there yet",
        evidence: observations.weightsEvidence.slice(0, 2),
      },
    ];
  },
};
