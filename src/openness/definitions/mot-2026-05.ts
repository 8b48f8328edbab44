import type { Definition } from "../definition.ts";
import { MOF_STEPS, mofRules } from "../mof-rules.ts";

/**
 * The Model Openness Framework as the Model Openness Tool computes it: any license that is on one of its lists is open for any component,
 * and data sets need one, too.
 */
export const mot202605: Definition = {
  id: "mot-2026-05",
  version: "2026-05",
  title: "The Model Openness Framework, as the Model Openness Tool computes it",
  source: {
    title: "LF AI & Data, Model Openness Tool, state of 11 May 2026",
    url: "https://github.com/lfai/model_openness_tool",
  },
  date: "2026-05-11",
  yields: "step",
  note: "The tool judges records that people write; `assay mof` judges these as it does. This judges a release by the same rules.",
  steps: MOF_STEPS,
  rules: mofRules({
    prefix: "mot",
    code: ["osi", "fsf", "open-data"],
    weights: ["osi", "fsf", "open-data"],
    docs: ["osi", "fsf", "open-data"],
    data: ["osi", "fsf", "open-data"],
    datasets: ["osi", "fsf", "open-data"],
  }),
};
