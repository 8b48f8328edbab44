import type { FindingKind } from "./finding-kind.ts";

export const weightsLicenseNotStated: FindingKind = {
  id: "weights-license-not-stated",
  severity: "medium",
  because: "A license for the code does not cover the weights unless it says so.",
  remedy: "Say in one sentence which license governs the weights.",
  find({ inventory }) {
    const weights = inventory.components.find((component) => component.type === "weights.final");
    const seen = weights?.status === "present" || weights?.status === "claimed-only";
    if (!seen || inventory.licenses.weights.length > 0 || inventory.licenses.code.length === 0)
      return [];
    const evidence = [
      ...(weights?.evidence.slice(0, 1) ?? []),
      ...(inventory.licenses.code[0]?.evidence.slice(0, 1) ?? []),
    ];
    return [{ message: "A license is stated for the code, none for the weights", evidence }];
  },
};
