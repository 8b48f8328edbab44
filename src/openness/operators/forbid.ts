import type { AppliedClause, Part, ReachDoubt } from "../../inventory/inventory.ts";
import type { ClauseKind } from "../../licenses/license.ts";
import type { Forbid, ForbidClaims, ForbidClauses, ForbidComponent } from "../definition.ts";
import { componentOf, type Facts } from "../facts.ts";
import { allOutcomes, type Outcome, uniqueEvidence } from "../outcome.ts";
import { termsKnown } from "../terms.ts";

/** `forbid`: a clause, a component or a claim must not be there. */
export function judgeForbid({ forbid }: Forbid, facts: Facts): Outcome {
  if ("clauses" in forbid) return forbidClauses(forbid, facts);
  return "component" in forbid ? forbidComponent(forbid, facts) : forbidClaims(forbid, facts);
}

/**
 * A clause whose sentence stands in the release fails, also when only its wording showed it: the words are there to be
 * read. Without a sentence a `possible` clause is a suspicion and decides nothing, nor does one that may not reach so far. No clause is met only where all
 * terms are known.
 */
function forbidClauses({ clauses: kinds, on }: ForbidClauses, facts: Facts): Outcome {
  const index = hitsByKind(facts);
  const hits = kinds
    .flatMap((kind) => index.get(kind) ?? [])
    .filter((hit) => hit.on.some((part) => on.includes(part)));
  const known = on.map((part) => termsKnown(part, facts));
  return allOutcomes([...hits.map(({ outcome }) => outcome), ...known]);
}

/** The clauses of one kind that stand in one section and bind the same parts. */
interface Hit {
  readonly on: readonly Part[];
  readonly outcome: Outcome;
}

const indexes = new WeakMap<Facts, ReadonlyMap<ClauseKind, readonly Hit[]>>();

/** Clauses that count, by kind: many rules ask for few kinds each. */
function hitsByKind(facts: Facts): ReadonlyMap<ClauseKind, readonly Hit[]> {
  const known = indexes.get(facts);
  if (known !== undefined) return known;
  const counting = facts.clauses.filter((clause) => !isAcceptedTerm(clause, facts));
  const byKind = Map.groupBy(counting, ({ kind }) => kind);
  const index = new Map([...byKind].map(([kind, clauses]) => [kind, hitsOf(clauses)]));
  indexes.set(facts, index);
  return index;
}

function hitsOf(clauses: readonly AppliedClause[]): readonly Hit[] {
  const groups = Map.groupBy(clauses, (clause) => `${nameHit(clause)} ${isSuspicion(clause)}`);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const outcome: Outcome = {
      result: isSuspicion(first) ? "undecided" : "fails",
      because: nameHit(first),
      evidence: uniqueEvidence(group.flatMap(({ evidence }) => evidence)),
      lack: { thing: `terms of ${first.license}`, wants: `without ${first.kind}` },
    };
    return [{ on: first.on, outcome }];
  });
}

function nameHit(clause: AppliedClause): string {
  const { kind, license, section, on, certainty, from, doubt } = clause;
  const place = section === undefined ? "" : ` section ${section}`;
  const origin = from === undefined ? "" : `, from ${from}`;
  const way = doubt === undefined ? "" : `: it may not reach so far, ${DOUBT_WORDS[doubt]}`;
  const wording = certainty === "possible" ? ", possible: found by its wording" : "";
  return `${kind} in ${license}${place} (${on.join(", ")}${origin}${wording})${way}`;
}

const DOUBT_WORDS: Readonly<Record<ReachDoubt, string>> = {
  outputs: "since only outputs went in",
  "same-publisher": "since one account publishes both",
};

function isSuspicion({ certainty, evidence, doubt }: AppliedClause): boolean {
  return doubt !== undefined || (certainty === "possible" && evidence.length === 0);
}

/**
 * Clauses that belong to the unmodified text of a free or open license, such as copyleft or an end on patent suits:
 * those who keep the lists of open licenses weighed them already.
 */
function isAcceptedTerm(clause: AppliedClause, facts: Facts): boolean {
  const license = facts.licenseFacts(clause.license);
  if (license === undefined || clause.certainty === "possible") return false;
  const isListed = license.isOsiApproved || license.isFsfLibre || license.isOpenData;
  return isListed && license.clauses.includes(clause.kind);
}

function forbidComponent({ component }: ForbidComponent, facts: Facts): Outcome {
  const { status, detail, evidence } = componentOf(facts, component);
  const seen = detail === "" ? "" : `: ${detail}`;
  if (status === "absent") return { result: "met", because: `${component} is absent`, evidence };
  return {
    result: status === "present" ? "fails" : "undecided",
    because: `${component} is ${status}${seen}`,
    evidence,
    lack: { thing: component, wants: "to be absent" },
  };
}

/** Claims that were seen decide; texts that were not read could hold more, so "none" needs a complete listing. */
function forbidClaims({ claims: verdict }: ForbidClaims, facts: Facts): Outcome {
  const hits = facts.claims.filter((claim) => claim.verdict === verdict);
  if (hits.length > 0) {
    return {
      result: "fails",
      because: hits
        .map(({ subject, predicate }) => `${subject}: ${predicate} is ${verdict}`)
        .join("; "),
      evidence: uniqueEvidence(hits.flatMap((claim) => claim.evidence)),
      lack: { thing: "claims", wants: `none that is ${verdict}` },
    };
  }
  const isComplete = facts.release.listing === "complete";
  return {
    result: isComplete ? "met" : "undecided",
    because: isComplete
      ? `no claim is ${verdict}`
      : `no claim that was read is ${verdict}, and the listing is partial`,
    evidence: uniqueEvidence(facts.claims.flatMap((claim) => claim.evidence)),
    ...(isComplete ? {} : { lack: { thing: "a complete listing" } }),
  };
}
