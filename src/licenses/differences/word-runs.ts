/** A run of equal words: where it begins in each of two texts, and how long it is. */
export interface WordRun {
  readonly before: number;
  readonly after: number;
  readonly length: number;
}

/** A stretch of both texts; all four count words, ends exclusive. */
export interface WordBox {
  readonly beforeFrom: number;
  readonly beforeTo: number;
  readonly afterFrom: number;
  readonly afterTo: number;
}

/** What lies between runs of equal words, in order: the places where the texts differ. */
export function gapsBetween(
  runs: readonly WordRun[],
  beforeLength: number,
  afterLength: number,
): readonly WordBox[] {
  const gaps: WordBox[] = [];
  let before = 0;
  let after = 0;
  for (const run of [...runs, { before: beforeLength, after: afterLength, length: 0 }]) {
    if (run.before > before || run.after > after) {
      gaps.push({
        beforeFrom: before,
        beforeTo: run.before,
        afterFrom: after,
        afterTo: run.after,
      });
    }
    before = run.before + run.length;
    after = run.after + run.length;
  }
  return gaps;
}

/** Runs in order, those that touch in both texts joined. */
export function joinRuns(runs: readonly WordRun[]): readonly WordRun[] {
  const joined: WordRun[] = [];
  for (const run of runs.toSorted((a, b) => a.before - b.before || a.after - b.after)) {
    const last = joined.at(-1);
    const touches =
      last && last.before + last.length === run.before && last.after + last.length === run.after;
    if (touches) joined[joined.length - 1] = { ...last, length: last.length + run.length };
    else joined.push(run);
  }
  return joined;
}
