import type { Evidence } from "../inventory/evidence.ts";
import type { Result } from "./verdict.ts";

/** What a condition says of a release: an answer, why, and where it was seen. */
export interface Outcome {
  readonly result: Result;
  /** Sentence fragment in the words of the facts. */
  readonly because: string;
  readonly evidence: readonly Evidence[];
}

/**
 * Kleene's "and" over outcomes: one `fails` fails, else one `undecided` leaves it open. The reason and the evidence are
 * those of the outcomes that decided. Of nothing it is met.
 */
export function allOutcomes(outcomes: readonly Outcome[]): Outcome {
  return combine(outcomes, ["fails", "undecided", "met"]);
}

/** Kleene's "or" over outcomes: one `met` is enough, else one `undecided` leaves it open. Of nothing it fails. */
export function anyOutcome(outcomes: readonly Outcome[]): Outcome {
  return combine(outcomes, ["met", "undecided", "fails"]);
}

/** Takes the first result of `order` that occurs; the last one stands when there are no outcomes. */
function combine(outcomes: readonly Outcome[], order: readonly [Result, Result, Result]): Outcome {
  const result = order.find((each) => outcomes.some((o) => o.result === each)) ?? order[2];
  const deciding = outcomes.filter((outcome) => outcome.result === result);
  return {
    result,
    because: [...new Set(deciding.map((outcome) => outcome.because))].join("; "),
    evidence: uniqueEvidence(deciding.flatMap((outcome) => outcome.evidence)),
  };
}

/** Evidence without repeats of the same words at the same place, in the order first seen. */
export function uniqueEvidence(evidence: readonly Evidence[]): readonly Evidence[] {
  const byPlace = new Map<string, Evidence>();
  for (const each of evidence) {
    const place = JSON.stringify([each.file, each.line, each.text]);
    if (!byPlace.has(place)) byPlace.set(place, each);
  }
  return [...byPlace.values()];
}
