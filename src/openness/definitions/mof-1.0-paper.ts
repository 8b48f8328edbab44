import type { Definition } from "../definition.ts";
import { MOF_STEPS, mofRules } from "../mof-rules.ts";

/**
 * The Model Openness Framework as its paper words it: each kind of component wants a license of its kind, and data sets may be under
 * any license or none. Records of the framework's own tool are judged by `assay mof`; this judges a release.
 */
export const mofPaper: Definition = {
  id: "mof-1.0-paper",
  version: "1.0",
  title: "The Model Openness Framework, as its paper words it",
  source: {
    title: "White et al., The Model Openness Framework, arXiv 2403.13784",
    url: "https://arxiv.org/abs/2403.13784",
  },
  date: "2024-03",
  yields: "step",
  note: "Classes need those below them. A model card, a data card and results count with the license of the documents.",
  steps: MOF_STEPS,
  rules: mofRules({
    prefix: "mofp",
    code: ["osi"],
    weights: ["open-data", "osi"],
    docs: ["open-data"],
    data: ["open-data"],
  }),
};
