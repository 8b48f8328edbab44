import type { ComponentStatus, ComponentType } from "../../inventory/component.ts";
import type { Part, Summary } from "../../inventory/inventory.ts";
import type { ClauseKind } from "../../licenses/license.ts";
import type { Severity } from "../../openness/finding.ts";
import type { LadderStep, Result } from "../../openness/verdict.ts";
import type { Exec, Integrity } from "../../weights/inspection.ts";
import type { Tone } from "./paint.ts";

/** Components as a person calls them; none longer than 20 columns. */
export const COMPONENT_WORDS: Readonly<Record<ComponentType, string>> = {
  "weights.final": "final weights",
  "weights.intermediate": "intermediate weights",
  optimizer: "optimizer state",
  config: "configuration",
  tokenizer: "tokenizer",
  "code.arch": "architecture code",
  "code.train": "training code",
  "code.finetune": "fine-tuning code",
  "code.infer": "inference code",
  "code.eval": "evaluation code",
  "code.preprocess": "preprocessing code",
  "data.train": "training data",
  "data.eval": "evaluation data",
  "doc.card": "model card",
  "doc.datacard": "data card",
  "doc.report": "technical report",
  "doc.paper": "paper",
  results: "evaluation results",
  logs: "training logs",
  policy: "use policy",
};

/** Steps of the ladder as a person says them. */
export const STEP_WORDS: Readonly<Record<LadderStep["step"], string>> = {
  0: "closed",
  1: "an API only",
  2: "restricted open weights",
  3: "open weights",
  4: "open weights and training code",
  5: "fully open",
  6: "fully open and rebuilt",
};

/** What a release calls itself. */
export const CLAIM_WORDS: Readonly<Record<Exclude<Summary["claimsOpen"], "none-seen">, string>> = {
  "open-source": "open source",
  open: "open",
  "open-weights": "open-weights",
  "open-license": "under an open license",
};

/** How the weights are reached, as the start of "... under MIT". */
export const WEIGHTS_WORDS: Readonly<Record<Summary["weights"], string>> = {
  present: "weights",
  "hub-pointer": "weights on a hub",
  gated: "gated weights",
  "direct-download": "weights for download",
  promised: "weights only promised",
  "recipe-only": "no weights but a recipe",
  unknown: "weights not seen",
};

/** What is known of the training data. */
export const DATA_WORDS: Readonly<Record<Summary["trainingData"], string>> = {
  "released-pointer": "training data released",
  "named-public-sources": "training data named",
  "described-only": "training data only described",
  "not-described": "training data not described",
  unknown: "training data unknown",
};

/** What a clause asks or takes, as a noun after "with". */
export const CLAUSE_WORDS: Readonly<Record<ClauseKind, string>> = {
  "non-commercial": "a ban on commercial use",
  "research-only": "a limit to research",
  "user-cap": "a cap on users",
  "revenue-cap": "a cap on revenue",
  "field-of-use": "forbidden fields of use",
  "aup-incorporated": "a use policy",
  "aup-mutable": "a use policy that may change",
  territory: "excluded territories",
  "licensor-approval": "approval by the licensor",
  "hosting-ban": "a ban on hosting",
  "output-training-ban": "a ban on training with outputs",
  "output-training-branding": "a name for models trained on outputs",
  "branding-display": "branding to display",
  "naming-prefix": "a forced name for derivatives",
  "notice-file": "a notice file",
  "flow-down": "limits that flow down",
  revocable: "a right to revoke",
  "license-may-change": "terms that may change",
  "remote-restriction": "remote restriction",
  "guardrail-clause": "guardrails to keep",
  "content-filter-duty": "a content filter duty",
  "update-duty": "a duty to update",
  "termination-on-litigation": "termination on litigation",
  "no-patent-grant": "no patent grant",
  "no-distribution": "a ban on distribution",
  "reverse-engineering-ban": "a ban on reverse engineering",
  "extra-policy-file": "an extra policy file",
};

/** Parts of a release that a license governs, in the order of the report. */
export const PARTS: readonly Part[] = ["code", "weights", "data", "docs"];

/** How a three-valued answer looks. */
export const RESULT_TONES: Readonly<Record<Result, Tone>> = {
  met: "good",
  fails: "bad",
  undecided: "doubtful",
};

/** How a component's status looks. */
export const STATUS_TONES: Readonly<Record<ComponentStatus, Tone>> = {
  present: "good",
  absent: "bad",
  "claimed-only": "doubtful",
  unknown: "doubtful",
};

/** Severities, worst first, and how they look. */
export const SEVERITY_TONES: Readonly<Record<Severity, Tone>> = {
  high: "bad",
  medium: "doubtful",
  low: "quiet",
  info: "quiet",
};

/** What loading does, as a sentence, and how that looks. */
export const EXEC_WORDS: Readonly<Record<Exec, readonly [Tone, string]>> = {
  data: ["good", "Data only: nothing is called when it is loaded"],
  "allow-listed": ["good", "Loading calls only what is known to build a model"],
  code: ["bad", "Runs code or reaches out when it is loaded or used"],
  unknown: ["doubtful", "Not known what it does when it is loaded: a part was not understood"],
};

/** Whether a file follows its format, as the end of that sentence. */
export const INTEGRITY_WORDS: Readonly<Record<Integrity, readonly [Tone, string]>> = {
  valid: ["good", "follows its format"],
  malformed: ["bad", "breaks its format"],
  unknown: ["doubtful", "not known whether it follows its format"],
};
