import type { Evidence } from "./evidence.ts";

/** The YAML block at the top of a model or data card. */
export interface FrontMatter {
  /** Scalar values by key, each with its line; a list gives one entry per item. Nested keys are joined with dots. */
  readonly entries: readonly FrontMatterEntry[];
  /** What is wrong with it, in the parser's words; the rest is still read. */
  readonly problem?: string;
  readonly evidence: Evidence;
}

export interface FrontMatterEntry {
  readonly key: string;
  readonly value: string;
  readonly evidence: Evidence;
}

/** Values of a key, in order. */
export function valuesOf(
  matter: FrontMatter | undefined,
  key: string,
): readonly FrontMatterEntry[] {
  return matter?.entries.filter((entry) => entry.key === key) ?? [];
}
