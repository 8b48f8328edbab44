import type { Evidence } from "../evidence.ts";
import type { AppliedClause, AppliedLicense, Relation } from "../inventory.ts";

/** One step up the line: to a model that the one before was made from. */
export interface LineageStep {
  /** Of the model that the step leads to. */
  readonly name: string;
  readonly relation?: Relation;
  /** Where the one before says so. */
  readonly evidence: readonly Evidence[];
}

/** A model that a release was made from, at any distance, with the terms that its own release states for its weights. */
export interface Ancestor {
  readonly name: string;
  /** Where its release is fetched; undefined where nothing tells. */
  readonly target?: string;
  readonly revision?: string;
  /** The shortest way from the audited release; its last step leads here. */
  readonly steps: readonly LineageStep[];
  readonly licenses: readonly AppliedLicense[];
  readonly clauses: readonly AppliedClause[];
  /** Why its terms are not known, where its release could not be read. */
  readonly unread?: string;
}

/** The models up the line of a release, nearest first, each once. */
export interface Lineage {
  readonly ancestors: readonly Ancestor[];
  /** Names along lines that lead back to where they began. */
  readonly circles: readonly (readonly string[])[];
}
