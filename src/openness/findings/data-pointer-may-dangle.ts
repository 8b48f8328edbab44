import { ownerOf } from "../../inventory/pointers/pointer.ts";
import type { FindingKind } from "./finding-kind.ts";

export const dataPointerMayDangle: FindingKind = {
  id: "data-pointer-may-dangle",
  severity: "low",
  because:
    "Data at other people's places can change, move or vanish, and each set has its own license.",
  remedy: "Record versions and digests of the data that was used, and mirror what may be mirrored.",
  find({ inventory, observations }) {
    if (inventory.summary.trainingData !== "named-public-sources") return [];
    const foreign = observations.pointers.filter(
      (pointer) => pointer.kind === "hub-dataset" && !observations.publishers.has(ownerOf(pointer)),
    );
    if (foreign.length === 0) return [];
    const names = [...new Set(foreign.map((pointer) => pointer.target))];
    const message = `Training data is pointed to at other accounts: ${names.slice(0, 4).join(", ")}`;
    return [{ message, evidence: foreign.slice(0, 4).map((pointer) => pointer.evidence) }];
  },
};
