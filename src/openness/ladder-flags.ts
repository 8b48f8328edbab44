import type { AppliedLicense, Part } from "../inventory/inventory.ts";
import { componentOf, type Facts } from "./facts.ts";
import type { Result } from "./verdict.ts";

/** Side notes of the ladder, in the order in which reports show them. */
const LADDER_FLAGS = [
  "unproven",
  "weights-by-pointer",
  "weights-promised",
  "recipe-only",
  "gated",
  "license-unknown",
  "base-restricted",
  "dependency-restricted",
] as const;

/** What the climb found of the weights. */
export interface WeightsOnLadder {
  /** Whether the weights can be had. */
  readonly obtainable: Result;
  /** Whether their terms are open. */
  readonly openTerms: Result;
  readonly isByPointer: boolean;
}

type LadderFlag = (typeof LADDER_FLAGS)[number];

/** The flags that apply to a release. */
export function ladderFlags(facts: Facts, weights: WeightsOnLadder): readonly LadderFlag[] {
  const holds: Readonly<Record<LadderFlag, boolean>> = {
    unproven: weights.obtainable === "undecided",
    "weights-by-pointer": weights.isByPointer,
    "weights-promised": facts.summary.weights === "promised",
    "recipe-only": isRecipeOnly(facts, weights),
    gated: facts.access.gate === "approval" || facts.summary.weights === "gated",
    "license-unknown": weights.obtainable === "met" && weights.openTerms === "undecided",
    "base-restricted": inheritsRestrictions("weights", facts),
    "dependency-restricted": inheritsRestrictions("code", facts),
  };
  return LADDER_FLAGS.filter((flag) => holds[flag]);
}

/** Code that trains a model, and certainly no weights. */
function isRecipeOnly(facts: Facts, { obtainable }: WeightsOnLadder): boolean {
  if (facts.summary.weights === "recipe-only") return true;
  return obtainable === "fails" && componentOf(facts, "code.train").status === "present";
}

/** A license that came from another model, or with code of others, that is known and not free. */
function inheritsRestrictions(part: Part, facts: Facts): boolean {
  return facts.licenses[part].some(
    (license) => license.scope === "inherited" && isRestricted(license, facts),
  );
}

function isRestricted(license: AppliedLicense, facts: Facts): boolean {
  const catalog = facts.licenseFacts(license.id);
  if (catalog === undefined) return false;
  return !catalog.isOsiApproved && !catalog.isFsfLibre && !catalog.isOpenData;
}
