import type { ClauseOfRelease } from "./clauses-of-release.ts";
import { duty } from "./effect.ts";
import { findCommercialTerms } from "./grants.ts";
import { type AskedLicense, isListed, said } from "./license-reasons.ts";
import type { UseReason } from "./use.ts";

/** Clauses that say what commercial use needs. */
const SETTLED: ReadonlySet<string> = new Set([
  "non-commercial",
  "research-only",
  "licensor-approval",
  "user-cap",
  "revenue-cap",
]);

/**
 * Sentences that speak of commercial use and of agreement in one breath, in licenses of which no clause settles that: somebody has to
 * read these before they sell anything.
 */
export function commercialReasons(
  licenses: readonly AskedLicense[],
  clauses: readonly ClauseOfRelease[],
): readonly UseReason[] {
  return licenses.flatMap((license) => {
    const { applied, facts, text } = license;
    const isSettled = clauses.some(
      ({ applied: { license: id, kind } }) => id === applied.id && SETTLED.has(kind),
    );
    if (text === undefined || isSettled || (facts !== undefined && isListed(facts))) return [];
    const sentence = findCommercialTerms(text.read);
    const effect = duty("approval", "See what the document asks before commercial use");
    return sentence === undefined
      ? []
      : [said(license, text, sentence, "licensor-approval", effect)];
  });
}
