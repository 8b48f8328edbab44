import type { Evidence } from "../evidence.ts";
import type { Relation } from "../inventory.ts";
import type { Writer } from "./model-origin.ts";

/** One place that names a model from which another was made. */
export interface FoundModel {
  readonly name: string;
  readonly writer: Writer;
  readonly relation?: Relation;
  /** The revision that the place names. */
  readonly revision?: string;
  readonly evidence: Evidence;
}
