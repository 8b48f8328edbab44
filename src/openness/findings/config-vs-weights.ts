import { sayDisagreement } from "../../weights/model/describe-model.ts";
import type { FindingKind } from "./finding-kind.ts";

export const configVsWeights: FindingKind = {
  id: "config-vs-weights",
  severity: "medium",
  because:
    "The configuration describes another network than the weights hold: the model does not load, or is not the one it is called.",
  remedy: "Publish the configuration that the weights were saved with.",
  find: ({ inventory }) =>
    inventory.loading.models.flatMap(({ file, configuration, disagreements }) => {
      if (disagreements.length === 0) return [];
      const source = configuration ?? "its metadata";
      return [
        {
          message: `${source} and the tensors of ${file} disagree: ${disagreements.map(sayDisagreement).join("; ")}`,
          evidence: [...(configuration === undefined ? [] : [{ file: configuration }]), { file }],
        },
      ];
    }),
};
