import type { Severity } from "../openness/finding.ts";

/** Severities, worst first. */
export const SEVERITIES: readonly Severity[] = ["high", "medium", "low", "info"];
