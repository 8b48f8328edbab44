import type { FindingKind } from "./finding-kind.ts";

export const lineageCircle: FindingKind = {
  id: "lineage-circle",
  severity: "low",
  because: "A model cannot come from itself: one of the cards names a wrong base model.",
  remedy: "Name the model that the weights were made from.",
  find({ inventory }) {
    return (inventory.lineage?.circles ?? []).map((names) => ({
      message: `The line of base models leads back to where it began: ${names.join(", ")}`,
      evidence: inventory.baseModels.flatMap(({ evidence }) => evidence.slice(0, 1)),
    }));
  },
};
