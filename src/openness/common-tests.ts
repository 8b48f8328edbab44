import type { Part } from "../inventory/inventory.ts";
import type { ClauseKind } from "../licenses/license.ts";
import type { AnyOf, Condition, Forbid } from "./definition.ts";

// Tests that several definitions ask in the same way, so that they cannot come to differ by accident.

/** Limits on what it is used for. */
export const PURPOSE_CLAUSES: readonly ClauseKind[] = [
  "non-commercial",
  "research-only",
  "field-of-use",
  "aup-incorporated",
  "aup-mutable",
  "hosting-ban",
  "content-filter-duty",
];

/** Limits on who uses it. */
export const PERSON_CLAUSES: readonly ClauseKind[] = ["user-cap", "revenue-cap", "territory"];

/** Use that needs permission, or can be taken back. */
export const PERMISSION_CLAUSES: readonly ClauseKind[] = [
  "licensor-approval",
  "revocable",
  "remote-restriction",
  "update-duty",
];

/** Limits on what is made of it. */
export const CHANGE_CLAUSES: readonly ClauseKind[] = [
  "output-training-ban",
  "naming-prefix",
  "guardrail-clause",
  "no-distribution",
];

/** Limits on passing it on. */
export const SHARING_CLAUSES: readonly ClauseKind[] = [
  "no-distribution",
  "flow-down",
  "territory",
  "naming-prefix",
  "output-training-branding",
];

/** All of these. */
export const ALL_LIMITS: readonly ClauseKind[] = [
  ...new Set([
    ...PURPOSE_CLAUSES,
    ...PERSON_CLAUSES,
    ...PERMISSION_CLAUSES,
    ...CHANGE_CLAUSES,
    ...SHARING_CLAUSES,
  ]),
];

/** No license of these parts holds a clause of these kinds. */
export function without(clauses: readonly ClauseKind[], on: readonly Part[]): Forbid {
  return { forbid: { clauses, on } };
}

/** The weights lie in the release, or can be reached from it without a word that they cannot. */
export const WEIGHTS_OBTAINABLE: AnyOf = {
  any_of: [
    { need: "weights.final" },
    {
      require: {
        summary: "weights",
        met: [],
        undecided: ["hub-pointer", "direct-download", "gated", "promised", "unknown"],
        shown_by: "weights.final",
      },
    },
  ],
};

/** The code that trained these weights, not only an example of it. */
export const TRAINING_CODE: Condition = {
  all_of: [
    { need: "code.train" },
    {
      require: {
        summary: "trainingCode",
        met: ["full"],
        undecided: ["external", "unknown"],
        shown_by: "code.train",
      },
    },
  ],
};

/** The network that the weights belong to: its code, or a configuration that names it. */
export const ARCHITECTURE: Condition = { any_of: [{ need: "code.arch" }, { need: "config" }] };

/** The training data, a card of it, or texts that name or describe it. */
export const DATA_DESCRIBED: Condition = {
  any_of: [
    { need: "data.train" },
    { need: "doc.datacard" },
    {
      require: {
        summary: "trainingData",
        met: ["released-pointer", "named-public-sources", "described-only"],
        undecided: ["unknown"],
        shown_by: "data.train",
      },
    },
  ],
};

/** Names of the training data, so that it can be looked for; what is only described leaves it open. */
export const DATA_NAMED: Condition = {
  any_of: [
    { need: "data.train" },
    {
      require: {
        summary: "trainingData",
        met: ["released-pointer", "named-public-sources"],
        undecided: ["described-only", "unknown"],
        shown_by: "data.train",
      },
    },
  ],
};

/**
 * The code that prepared the training data. Where the data is released in another place, the code may lie there: its absence here is
 * then a doubt. (Pythia and OLMo, which OSI counts as open source AI, keep it in a repository of its own.)
 */
export const PREPROCESSING: AnyOf = {
  any_of: [
    { need: "code.preprocess" },
    {
      require: {
        summary: "trainingData",
        met: [],
        undecided: ["released-pointer", "unknown"],
        shown_by: "data.train",
      },
    },
  ],
};
