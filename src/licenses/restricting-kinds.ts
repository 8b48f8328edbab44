import type { ClauseKind } from "./license.ts";

/**
 * Kinds that limit who may use a work, for what, or what may be done with it: with any of them on the weights,
 * "open source" as the Open Source Definition (points 1, 3, 5, 6, 9) uses it does not describe them.
 * Notices, names and the end of a grant on litigation are duties that open source licenses have too.
 */
export const RESTRICTING_KINDS: ReadonlySet<ClauseKind> = new Set<ClauseKind>([
  "non-commercial",
  "research-only",
  "user-cap",
  "revenue-cap",
  "field-of-use",
  "aup-incorporated",
  "territory",
  "licensor-approval",
  "hosting-ban",
  "output-training-ban",
  "no-distribution",
  "reverse-engineering-ban",
  "content-filter-duty",
  "guardrail-clause",
]);
