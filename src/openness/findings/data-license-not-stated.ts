import type { FindingKind } from "./finding-kind.ts";

export const dataLicenseNotStated: FindingKind = {
  id: "data-license-not-stated",
  severity: "medium",
  because:
    "A license for code and weights says nothing of the data, which somebody who rebuilds must copy.",
  remedy: "State the license of each data set beside the link to it.",
  find({ inventory }) {
    if (inventory.summary.trainingData !== "released-pointer" || inventory.licenses.data.length > 0)
      return [];
    const data = inventory.components.find((component) => component.type === "data.train");
    const sentences = data?.evidence.filter((evidence) => evidence.line !== undefined) ?? [];
    const evidence = (sentences.length > 0 ? sentences : (data?.evidence ?? [])).slice(0, 2);
    return [
      {
        message: "Training data is released or pointed at, and no license is stated for it",
        evidence,
      },
    ];
  },
};
