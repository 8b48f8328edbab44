import type { LicenseEngine } from "../../licenses/license.ts";
import { RESTRICTING_KINDS } from "../../licenses/restricting-kinds.ts";
import type { AppliedClause, AppliedLicense, Claim, Part, Summary } from "../inventory.ts";
import type { LicenseStatement } from "../statements/license-statement.ts";
import { ownClaims, type OpenClaim } from "./claims.ts";

/** Places kept per claim. */
const MAX_EVIDENCE = 4;

interface Terms {
  readonly licenses: Readonly<Record<Part, readonly AppliedLicense[]>>;
  readonly clauses: readonly AppliedClause[];
  readonly summary: Summary;
  readonly engine: LicenseEngine;
  /** Whether the terms of every model that this one was made from are known. */
  readonly isLineKnown: boolean;
}

/** Openness claims, one per word, and license claims, one per part and license, each held against the facts. */
export function judgeClaims(
  openClaims: readonly OpenClaim[],
  statements: readonly LicenseStatement[],
  terms: Terms,
): readonly Claim[] {
  return [...opennessClaims(openClaims, terms), ...licenseClaims(statements, terms)];
}

function opennessClaims(openClaims: readonly OpenClaim[], terms: Terms): readonly Claim[] {
  const byPredicate = Map.groupBy(ownClaims(openClaims), (claim) => claim.predicate);
  return [...byPredicate].map(([predicate, claims]): Claim => {
    const restriction = terms.clauses.find((clause) => restrictsWeights(clause, terms.licenses));
    const said = claims.slice(0, MAX_EVIDENCE).map((claim) => claim.evidence);
    const verdict =
      restriction && predicate !== "open-weights"
        ? "contradicted"
        : isSupported(predicate, terms)
          ? "supported"
          : "unproven";
    const against = verdict === "contradicted" && restriction ? restriction.evidence : [];
    return { subject: "model", predicate, verdict, evidence: [...said, ...against] };
  });
}

/**
 * Whether a clause limits what may be done with the weights as such. A license that only some of them inherit from
 * a base model does not speak for all; what it costs is told apart. What comes down a line that was followed binds all of them.
 */
export function restrictsWeights(
  clause: AppliedClause,
  licenses: Readonly<Record<Part, readonly AppliedLicense[]>>,
): boolean {
  const applied = licenses.weights.filter((license) => license.id === clause.license);
  const isInherited = applied.length > 0 && applied.every(({ scope }) => scope === "inherited");
  const isOfAll = clause.from === undefined ? !isInherited : clause.doubt === undefined;
  return clause.on.includes("weights") && isOfAll && RESTRICTING_KINDS.has(clause.kind);
}

/** Supported needs every license of the weights known and open; silence supports nothing. */
function isSupported(
  predicate: OpenClaim["predicate"],
  { licenses, summary, engine, isLineKnown }: Terms,
): boolean {
  const isOpen = (license: AppliedLicense): boolean => {
    const facts = engine.facts(license.id);
    return (
      license.termsKnown &&
      license.match !== "modified" &&
      Boolean(facts?.isOsiApproved || facts?.isOpenData)
    );
  };
  const areOpen =
    isLineKnown &&
    licenses.weights.some(({ from }) => from === undefined) &&
    licenses.weights.every(isOpen);
  const hasSource = summary.trainingCode === "full" && summary.trainingData === "released-pointer";
  switch (predicate) {
    case "open-license":
    case "open-weights":
      return areOpen;
    case "open":
    case "open-source":
      return areOpen && licenses.code.length > 0 && licenses.code.every(isOpen) && hasSource;
  }
}

function licenseClaims(
  statements: readonly LicenseStatement[],
  { licenses, clauses, engine }: Terms,
): readonly Claim[] {
  const limit = clauses.find(
    (clause) => clause.from !== undefined && restrictsWeights(clause, licenses),
  );
  const claims = new Map<string, Claim>();
  for (const statement of statements) {
    if (
      statement.scope === "inherited" ||
      statement.source === "root-file" ||
      statement.source === "named-file"
    )
      continue;
    for (const part of statement.parts) {
      const id = statement.ids[0];
      const subject = part === "docs" ? "release" : part;
      const key = `${subject} ${id}`;
      if (id === undefined || claims.has(key)) continue;
      // Who makes a model from another can free it of no limit that the other's license sets.
      const isOverLimits = part === "weights" && engine.facts(id)?.isOsiApproved === true;
      if (limit !== undefined && isOverLimits) {
        const evidence = [...statement.evidence.slice(0, 1), ...limit.evidence];
        claims.set(key, { subject, predicate: `license:${id}`, verdict: "contradicted", evidence });
        continue;
      }
      const verdict =
        statement.match === "exact" || statement.match === "slightly-modified"
          ? "supported"
          : statement.match === "modified"
            ? "contradicted"
            : disputed(part, id, licenses);
      claims.set(key, {
        subject,
        predicate: `license:${id}`,
        verdict,
        evidence: statement.evidence.slice(0, MAX_EVIDENCE),
      });
    }
  }
  return [...claims.values()];
}

/** A name without its text proves nothing; another text that governs the same part contradicts it. */
function disputed(part: Part, id: string, licenses: Terms["licenses"]): Claim["verdict"] {
  const read = licenses[part].filter(
    ({ match, subject, from }) => match !== "named" && subject === undefined && from === undefined,
  );
  return read.length > 0 && read.every((license) => license.id !== id)
    ? "contradicted"
    : "unproven";
}
