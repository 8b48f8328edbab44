import type { Evidence } from "../evidence.ts";
import { reachDoubt } from "./reach-doubt.ts";
import type { Ancestor, AppliedClause, AppliedLicense, Lineage } from "../inventory.ts";

/** Terms that come down the line to the weights of a release. */
export interface InheritedTerms {
  readonly licenses: readonly AppliedLicense[];
  readonly clauses: readonly AppliedClause[];
}

/**
 * What the ancestors' licenses put on the weights that were made from theirs, once each: every license and clause of every ancestor,
 * whatever the release itself says. What the release holds under the same license in its own right is not repeated; what it only says
 * of a base model's license is, since the ancestor's own release says it better.
 */
export function inheritTerms(
  lineage: Lineage,
  own: readonly AppliedLicense[],
  ownClauses: readonly AppliedClause[],
): InheritedTerms {
  const licenses = new Map<string, AppliedLicense>();
  const clauses = new Map<string, AppliedClause>();
  const ownIds = new Set(own.filter(({ scope }) => scope !== "inherited").map(({ id }) => id));
  const held = new Set(
    ownClauses
      .filter(({ license, on }) => ownIds.has(license) && on.includes("weights"))
      .map((clause) => keyOf(clause)),
  );
  const { ancestors } = lineage;
  for (const ancestor of [...ancestors.map(ownTerms), ...ancestors.map(toldTerms)]) {
    for (const license of ancestor.licenses) {
      if (ownIds.has(license.id) || licenses.has(license.id)) continue;
      licenses.set(license.id, { ...license, scope: "inherited", from: ancestor.name });
    }
    for (const clause of ancestor.clauses) {
      const key = keyOf(clause);
      const doubt = reachDoubt(clause.kind, ancestor, lineage);
      const known = clauses.get(key);
      // One ancestor whose clause certainly comes down is enough.
      const isCertain = known !== undefined && (known.doubt === undefined || doubt !== undefined);
      if (held.has(key) || isCertain) continue;
      clauses.set(key, {
        ...clause,
        on: ["weights"],
        from: ancestor.name,
        ...(doubt && { doubt }),
      });
    }
  }
  return { licenses: [...licenses.values()], clauses: [...clauses.values()] };
}

/** What an ancestor states of itself. */
function ownTerms(ancestor: Ancestor): Ancestor {
  const told = toldIds(ancestor);
  return {
    ...ancestor,
    licenses: ancestor.licenses.filter(({ id }) => !told.has(id)),
    clauses: ancestor.clauses.filter(({ license }) => !told.has(license)),
  };
}

/** What an ancestor tells of its own ancestors, which may not have been read. */
function toldTerms(ancestor: Ancestor): Ancestor {
  const told = toldIds(ancestor);
  return {
    ...ancestor,
    licenses: ancestor.licenses.filter(({ id }) => told.has(id)),
    clauses: ancestor.clauses.filter(({ license }) => told.has(license)),
  };
}

function toldIds({ licenses }: Ancestor): ReadonlySet<string> {
  return new Set(licenses.filter(({ scope }) => scope === "inherited").map(({ id }) => id));
}

function keyOf({ kind, license }: AppliedClause): string {
  return `${kind} ${license}`;
}

/** Evidence in the release of another model. */
export function evidenceIn(release: string, evidence: readonly Evidence[]): readonly Evidence[] {
  return evidence.map((each) => ({ ...each, release }));
}
