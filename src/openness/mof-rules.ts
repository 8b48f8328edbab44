import type { Part } from "../inventory/inventory.ts";
import { ARCHITECTURE, TRAINING_CODE } from "./common-tests.ts";
import type { Condition, LicenseList, Rule } from "./definition.ts";

/** What one reading of the Model Openness Framework accepts as open, by what a license governs. */
export interface MofReading {
  /** Starts the id of each rule. */
  readonly prefix: string;
  readonly code: readonly LicenseList[];
  readonly weights: readonly LicenseList[];
  readonly docs: readonly LicenseList[];
  readonly data: readonly LicenseList[];
  /** What is asked of the license of the data sets; left out where any will do. */
  readonly datasets?: readonly LicenseList[];
}

/** Classes of the framework, the lowest first: topics of the rules, and what the framework calls them. */
export const MOF_STEPS: readonly { readonly topic: string; readonly name: string }[] = [
  { topic: "class-3", name: "class III" },
  { topic: "class-2", name: "class II" },
  { topic: "class-1", name: "class I" },
];

/** One rule for each component that a class requires: it is there, under a license that the reading accepts. */
export function mofRules(reading: MofReading): readonly Rule[] {
  const under = (part: Part, there: Condition): Condition => ({
    all_of: [there, { require: { license_of: part, listed_as: reading[part] } }],
  });
  const rule = (topic: string, name: string, words: string, test: Condition): Rule => ({
    id: `${reading.prefix}-${name}`,
    topics: [topic],
    asks: `Is the ${words} there, under an open license?`,
    because:
      "The framework lists the components of each class, and a component counts with an open license only.",
    remedy: `Publish the ${words} under an open license of its kind.`,
    test,
    decide: "partly",
    human: `Is this the ${words} of this model, and does the license cover it?`,
  });
  const document = (topic: string, name: string, words: string, need: Condition): Rule =>
    rule(topic, name, words, under("docs", need));
  return [
    rule("class-3", "architecture", "model architecture", under("code", ARCHITECTURE)),
    rule("class-3", "parameters", "final parameters", under("weights", { need: "weights.final" })),
    document("class-3", "evaluation-results", "evaluation results", { need: "results" }),
    document("class-3", "model-card", "model card", { need: "doc.card" }),
    document("class-3", "data-card", "data card", { need: "doc.datacard" }),
    document("class-3", "report", "technical report or research paper", {
      any_of: [{ need: "doc.report" }, { need: "doc.paper" }],
    }),
    rule("class-2", "training-code", "training code", under("code", TRAINING_CODE)),
    rule("class-2", "inference-code", "inference code", under("code", { need: "code.infer" })),
    rule("class-2", "evaluation-code", "evaluation code", under("code", { need: "code.eval" })),
    rule("class-2", "evaluation-data", "evaluation data", under("data", { need: "data.eval" })),
    rule("class-1", "datasets", "training data", datasets(reading)),
    rule(
      "class-1",
      "preprocessing-code",
      "preprocessing code",
      under("code", { need: "code.preprocess" }),
    ),
    rule(
      "class-1",
      "intermediate-parameters",
      "intermediate parameters",
      under("weights", { need: "weights.intermediate" }),
    ),
    document("class-1", "paper", "research paper", { need: "doc.paper" }),
  ];
}

function datasets({ datasets: listed_as }: MofReading): Condition {
  const there: Condition = { need: "data.train" };
  if (listed_as === undefined) return there;
  return { all_of: [there, { require: { license_of: "data", listed_as } }] };
}
