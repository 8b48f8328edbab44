import type { Ancestor, BaseModel, LineageStep } from "../inventory/inventory.ts";
import { evidenceIn } from "../inventory/lineage/inherit-terms.ts";
import type { ReadAncestor } from "./read-ancestor.ts";

/** A model that a line reaches, and the way to it. */
export interface ReachedModel {
  readonly model: BaseModel;
  readonly key: string;
  /** The last step leads to it. */
  readonly steps: readonly LineageStep[];
  /** Keys of the models on the way, the audited release first. */
  readonly below: readonly string[];
}

/** The step from the model below, or from the audited release, to a model that it was made from. */
export function reach(
  model: BaseModel,
  below: ReachedModel | { readonly release: string },
): ReachedModel {
  const { name, relation, evidence } = model;
  const isFirst = "release" in below;
  const step: LineageStep = {
    name,
    ...(relation && { relation }),
    evidence: isFirst ? evidence : evidenceIn(below.model.name, evidence),
  };
  return {
    model,
    key: keyOfModel(model),
    steps: isFirst ? [step] : [...below.steps, step],
    below: isFirst ? [below.release] : [...below.below, below.key],
  };
}

/** The ancestor that a model is, by what was read of it or why nothing was. */
export function ancestorOf(
  { model: { name, origin }, steps }: ReachedModel,
  result: ReadAncestor | { readonly why: string },
): Ancestor {
  const known = "target" in origin ? { target: origin.target } : {};
  if ("why" in result)
    return { name, ...known, steps, licenses: [], clauses: [], unread: result.why };
  return { name, ...known, steps, ...result.terms };
}

/** A target whatever its revision and letter case: two revisions of one model are one step of a line. */
export function keyOfTarget(target: string): string {
  return target
    .toLowerCase()
    .replace(/^hf:\/\//, "hf:")
    .replace(/@.*$/s, "");
}

/** One model has one key, however it is written. */
export function keyOfModel({ name, origin }: BaseModel): string {
  return "target" in origin ? keyOfTarget(origin.target) : `name ${name.toLowerCase()}`;
}
