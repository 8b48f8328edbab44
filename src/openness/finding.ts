import type { Evidence } from "../inventory/evidence.ts";

export type Severity = "high" | "medium" | "low" | "info";

/** Something a person should look at. */
export interface Finding {
  /** Stable, kebab-case. */
  readonly id: string;
  readonly severity: Severity;
  /** One sentence about this release, with its own names and numbers. */
  readonly message: string;
  /** What the publisher can do about it. */
  readonly remedy: string;
  readonly evidence: readonly Evidence[];
}
