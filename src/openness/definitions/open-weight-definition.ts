import { WEIGHTS_OBTAINABLE } from "../common-tests.ts";
import type { Definition } from "../definition.ts";

/**
 * The Open Weight Definition of the Open Source Alliance: the Open Source Definition with one word changed. Only its second point asks
 * something else, so the others are those of the analogy.
 */
export const openWeightDefinition: Definition = {
  id: "open-weight-definition",
  version: "0.1",
  title: "The Open Weight Definition",
  source: {
    title: "Open Source Alliance, draft 0.1",
    url: "https://openweight.org/open-weight-definition-v0.1.html",
  },
  date: "2025-02-11",
  yields: "verdict",
  note: "A draft. It asks nothing of data or training code.",
  extends: "osd-weights",
  rules: [
    {
      id: "osd-w-source",
      cites: "2. Weights",
      asks: "Are the weights there that are used in practice?",
      because:
        "Weights must come in the form that the provider runs, quantized only if that is it.",
      remedy: "Publish the weights that you run.",
      test: WEIGHTS_OBTAINABLE,
      decide: "partly",
      human: "Are these the weights that the provider runs, neither obfuscated nor reduced?",
    },
  ],
};
