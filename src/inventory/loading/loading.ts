import type { Exec, Inspection, Integrity } from "../../weights/inspection.ts";
import type { ModelFacts } from "../../weights/model/describe-model.ts";

/** One file of a release that was inspected. */
export interface InspectedFile {
  readonly path: string;
  /** `weights`: holds weights or the state of a training. `beside`: says how they are loaded and used. */
  readonly role: "weights" | "beside";
  readonly inspection: Inspection;
}

/** One model as its tensors show it. */
export interface DescribedModel extends ModelFacts {
  /** Path of its first file. */
  readonly file: string;
  /** How many files hold it. */
  readonly files: number;
  /** Path of the configuration it was held against. */
  readonly configuration?: string;
}

/** What loading the weights of a release does, and what the weights are. */
export interface Loading {
  /** The worst of all files of weights; `unseen` where none was at hand. */
  readonly exec: Exec | "unseen";
  readonly integrity: Integrity | "unseen";
  readonly files: readonly InspectedFile[];
  readonly models: readonly DescribedModel[];
}

/** From best to worst. */
const EXECS: readonly Exec[] = ["data", "allow-listed", "unknown", "code"];
const INTEGRITIES: readonly Integrity[] = ["valid", "unknown", "malformed"];

/** Brings files and models together; only what holds weights decides whether the weights are data. */
export function loadingOf(
  files: readonly InspectedFile[],
  models: readonly DescribedModel[],
): Loading {
  const weights = files.filter(({ role }) => role === "weights");
  return {
    exec: worst(
      EXECS,
      weights.map(({ inspection }) => inspection.exec),
    ),
    integrity: worst(
      INTEGRITIES,
      weights.map(({ inspection }) => inspection.integrity),
    ),
    files,
    models,
  };
}

function worst<T>(order: readonly T[], found: readonly T[]): T | "unseen" {
  return order.findLast((value) => found.includes(value)) ?? "unseen";
}
