import type { Judgement } from "./judge.ts";

/** How often we and the people agree on one dimension. Shares are in per cent, rounded. */
export interface Tally {
  readonly all: number;
  /** Records where our rules say something. */
  readonly said: number;
  readonly agreed: number;
  readonly shareOfSaid: number;
  readonly shareOfAll: number;
  /** What calling every record by the people's most frequent class would reach, of all. */
  readonly mostFrequentShare: number;
}

/** Counts agreement; records of which our rules say nothing are no agreement. */
export function tally(judgements: readonly Judgement[]): Tally {
  const said = judgements.filter(({ ours }) => ours !== "unknown");
  const agreed = said.filter(({ ours, theirs }) => ours === theirs).length;
  const classes = Map.groupBy(judgements, ({ theirs }) => theirs).values();
  const mostFrequent = Math.max(0, ...[...classes].map((each) => each.length));
  return {
    all: judgements.length,
    said: said.length,
    agreed,
    shareOfSaid: percent(agreed, said.length),
    shareOfAll: percent(agreed, judgements.length),
    mostFrequentShare: percent(mostFrequent, judgements.length),
  };
}

function percent(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.round((100 * part) / whole);
}
