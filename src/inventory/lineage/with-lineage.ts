import type { LicenseEngine } from "../../licenses/license.ts";
import { judgeClaims } from "../claims/judge-claims.ts";
import type { AppliedLicense, Inventory, Lineage, Part, Unread } from "../inventory.ts";
import type { Observations } from "../observations.ts";
import { inheritTerms, type InheritedTerms } from "./inherit-terms.ts";
import { unreadAncestors, unreadTerms } from "./unread-ancestors.ts";

/**
 * The inventory of a release whose line of base models was followed: with the terms that come down, and its claims judged by these
 * too. What was not read up the line is in `unread`.
 */
export function withLineage(
  inventory: Inventory,
  observations: Pick<Observations, "claims" | "statements">,
  { lineage, unread }: FollowedLineage,
  engine: LicenseEngine,
): Inventory {
  const { licenses, clauses, summary } = inventory;
  const inherited = inheritTerms(lineage, licenses.weights, clauses);
  const replaced = replacedBy(inherited, licenses.weights);
  const terms = {
    licenses: {
      ...licenses,
      weights: [
        ...licenses.weights.filter((license) => !replaced.has(license)),
        ...inherited.licenses,
      ],
    },
    clauses: [
      ...clauses.filter(({ license, on }) => !isOnlyOf(license, on, replaced)),
      ...inherited.clauses,
    ],
  };
  const followed = { ...inventory, ...terms, lineage };
  const isLineKnown = unreadAncestors(followed).length === 0;
  const { claims, statements } = observations;
  const notRead = new Set(unreadTerms(inventory).map(({ what }) => what));
  return {
    ...followed,
    claims: judgeClaims(claims, statements, { ...terms, summary, engine, isLineKnown }),
    unread: [
      ...inventory.unread.filter(({ what }) => !notRead.has(what)),
      ...unreadTerms(followed),
      ...unread,
    ],
  };
}

/** Licenses that the release says a base model has, and that the base model's own release states. */
function replacedBy(
  inherited: InheritedTerms,
  weights: readonly AppliedLicense[],
): ReadonlySet<AppliedLicense> {
  const ids = new Set(inherited.licenses.map(({ id }) => id));
  return new Set(weights.filter(({ id, scope }) => scope === "inherited" && ids.has(id)));
}

function isOnlyOf(
  license: string,
  on: readonly Part[],
  replaced: ReadonlySet<AppliedLicense>,
): boolean {
  const isOfWeights = on.every((part) => part === "weights");
  return isOfWeights && [...replaced].some(({ id }) => id === license);
}

/** A line that was followed, and what of the ancestors' licenses and documents was not read. */
export interface FollowedLineage {
  readonly lineage: Lineage;
  readonly unread: readonly Unread[];
}
