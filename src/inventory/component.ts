import type { Evidence } from "./evidence.ts";

export const COMPONENT_TYPES = [
  "weights.final",
  "weights.intermediate",
  "optimizer",
  "config",
  "tokenizer",
  "code.arch",
  "code.train",
  "code.finetune",
  "code.infer",
  "code.eval",
  "code.preprocess",
  "data.train",
  "data.eval",
  "doc.card",
  "doc.datacard",
  "doc.report",
  "doc.paper",
  "results",
  "logs",
  "policy",
] as const;

/** The parts that definitions of "open" ask for. */
export type ComponentType = (typeof COMPONENT_TYPES)[number];

/** `claimed-only`: a text or a link says so. `unknown`: listing incomplete, not read, or gated. */
export type ComponentStatus = "present" | "absent" | "claimed-only" | "unknown";

/** One place that shows a component, before all of them are weighed together. */
export interface Sighting {
  readonly component: ComponentType;
  /** `present`: a file of the release is it. `claimed-only`: a text or link points at it. */
  readonly status: "present" | "claimed-only";
  /** What was seen, short, for people: `safetensors, 2 shards, 1.2 GB`. */
  readonly detail: string;
  readonly evidence: Evidence;
}

/** A component with everything that was seen of it. */
export interface Component {
  readonly type: ComponentType;
  readonly status: ComponentStatus;
  readonly detail: string;
  readonly evidence: readonly Evidence[];
}
