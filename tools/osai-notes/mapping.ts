import type { Summary } from "../../src/inventory/inventory.ts";
import type { LicenseFacts } from "../../src/licenses/license.ts";
import { RESTRICTING_KINDS } from "../../src/licenses/restricting-kinds.ts";

/** The classes of the index, and `unknown` where the words give our rules nothing to go by. */
export type Class = "open" | "partial" | "closed" | "unknown";

/** What a fact about the weights is called in the index: a gate makes them partial. */
export const WEIGHTS: Readonly<Record<Summary["weights"], Class>> = {
  present: "open",
  "hub-pointer": "open",
  "direct-download": "open",
  gated: "partial",
  promised: "closed",
  "recipe-only": "closed",
  unknown: "unknown",
};

/** What a fact about the training code is called in the index: less than all of it is partial. */
export const TRAINING_CODE: Readonly<Record<Summary["trainingCode"], Class>> = {
  full: "open",
  "finetune-only": "partial",
  "example-configs": "partial",
  external: "partial",
  absent: "closed",
  unknown: "unknown",
};

/** What a fact about the data is called in the index: data must be there to inspect, a description of it is closed. */
export const TRAINING_DATA: Readonly<Record<Summary["trainingData"], Class>> = {
  "released-pointer": "open",
  "named-public-sources": "partial",
  "described-only": "closed",
  "not-described": "closed",
  unknown: "unknown",
};

/** What the catalog says of one license. */
export type LicenseFact = "listed" | "restricting" | "not-listed";

/** `listed`: OSI, FSF, or open for data. `restricting`: not listed, and a known clause limits use. Else nothing is decided. */
export function licenseFact(facts: LicenseFacts): LicenseFact {
  if (facts.isOsiApproved || facts.isFsfLibre || facts.isOpenData) return "listed";
  return facts.clauses.some((kind) => RESTRICTING_KINDS.has(kind)) ? "restricting" : "not-listed";
}

/** All licenses together, as the keys of `LICENSES`. */
export type LicensesFact =
  | "all-listed"
  | "some-listed"
  | "restricting"
  | "not-listed"
  | "none-named";

/** What the licenses of a record are called in the index. */
export const LICENSES: Readonly<Record<LicensesFact, Class>> = {
  "all-listed": "open",
  "some-listed": "partial",
  restricting: "closed",
  "not-listed": "unknown",
  "none-named": "unknown",
};

/** Joins what the catalog says of each license of a record. */
export function licensesFact(each: readonly LicenseFact[]): LicensesFact {
  const listed = each.filter((fact) => fact === "listed").length;
  if (each.length === 0) return "none-named";
  if (listed === each.length) return "all-listed";
  if (listed > 0) return "some-listed";
  return each.includes("restricting") ? "restricting" : "not-listed";
}
