import { showCode } from "./code-in-weights.ts";
import type { FindingKind } from "./finding-kind.ts";

export const codeBesideWeights: FindingKind = {
  id: "code-beside-weights",
  severity: "medium",
  because:
    "The weights may be pure data: a configuration, a template or a script of the release still decides what runs when the model is loaded or used.",
  remedy:
    "Contribute the code to the library that loads the model, or say in the card what it does and pin its revision.",
  find: ({ inventory }) =>
    showCode(inventory.loading.files.filter(({ role }) => role === "beside")),
};
