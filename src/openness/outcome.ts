import type { Evidence } from "../inventory/evidence.ts";
import type { Result } from "./verdict.ts";

/** What a condition says of a release: an answer, why, and where it was seen. */
export interface Outcome {
  readonly result: Result;
  /** Sentence fragment in the words of the facts. */
  readonly because: string;
  readonly evidence: readonly Evidence[];
  /** Of a single fact that is not met: what would have to be otherwise. */
  readonly lack?: Lack;
  /** Only a person can decide it: nothing is missing that could be published. */
  readonly isQuestion?: true;
  /** Of several outcomes taken together: which, and how many of them must be met. */
  readonly parts?: { readonly atLeast: number; readonly of: readonly Outcome[] };
}

/** A thing that is missing or not known, and what is asked of it. Lacks of one thing are mended together. */
export interface Lack {
  /** `code.train`, `terms of the weights (Llama-3.1)`. */
  readonly thing: string;
  /** What the thing must be; undefined when it only has to be there. */
  readonly wants?: string;
}

/**
 * Kleene's "and" over outcomes: one `fails` fails, else one `undecided` leaves it open. The reason and the evidence are
 * those of the outcomes that decided. Of nothing it is met.
 */
export function allOutcomes(outcomes: readonly Outcome[]): Outcome {
  return countOutcomes(outcomes, outcomes.length);
}

/** Kleene's "or" over outcomes: one `met` is enough, else one `undecided` leaves it open. Of nothing it fails. */
export function anyOutcome(outcomes: readonly Outcome[]): Outcome {
  return countOutcomes(outcomes, 1);
}

/**
 * At least so many outcomes are met: it fails where too few could still be met, and is undecided where that depends on the
 * undecided ones. The reason and the evidence are those of the outcomes that decided.
 */
export function countOutcomes(outcomes: readonly Outcome[], atLeast: number): Outcome {
  const result = countResults(
    outcomes.map((outcome) => outcome.result),
    atLeast,
  );
  const deciding = outcomes.filter((outcome) => outcome.result === result);
  return {
    result,
    because: [...new Set(deciding.map((outcome) => outcome.because))].join("; "),
    evidence: uniqueEvidence(deciding.flatMap((outcome) => outcome.evidence)),
    parts: { atLeast, of: outcomes },
  };
}

/** The same over results alone. */
export function countResults(results: readonly Result[], atLeast: number): Result {
  const count = (wanted: Result): number => results.filter((result) => result === wanted).length;
  const met = count("met");
  if (met >= atLeast) return "met";
  return met + count("undecided") >= atLeast ? "undecided" : "fails";
}

/** Evidence without repeats of the same words at the same place, in the order first seen. */
export function uniqueEvidence(evidence: readonly Evidence[]): readonly Evidence[] {
  if (evidence.length < 2) return evidence;
  const byPlace = new Map<string, Evidence>();
  for (const each of evidence) {
    const place = placeOf(each);
    if (!byPlace.has(place)) byPlace.set(place, each);
  }
  return byPlace.size === evidence.length ? evidence : [...byPlace.values()];
}

const places = new WeakMap<Evidence, string>();

/** File, line and words as one key, kept because the same evidence serves many rules. */
function placeOf(evidence: Evidence): string {
  const known = places.get(evidence);
  if (known !== undefined) return known;
  const place = JSON.stringify([evidence.file, evidence.line, evidence.text]);
  places.set(evidence, place);
  return place;
}
