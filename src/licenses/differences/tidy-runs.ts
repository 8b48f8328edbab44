import { bestShift, type PlacedWords } from "../words/best-shift.ts";
import type { CountingWords } from "./counting-words.ts";
import { gapsBetween, joinRuns, type WordRun } from "./word-runs.ts";

/** Equal words up to this many, between two changes that are both longer, are there by chance. */
const LONGEST_CHANCE = 3;

/**
 * Makes runs of equal words say what an editor did: chance words within a rewritten passage belong to it, and a passage that was put in
 * or taken out begins where its sentence begins.
 */
export function tidyRuns(
  runs: readonly WordRun[],
  before: CountingWords,
  after: CountingWords,
): readonly WordRun[] {
  const firm = dropChanceRuns(runs, before.hashes.length, after.hashes.length);
  return shiftToSentences(firm, before, after);
}

function dropChanceRuns(
  runs: readonly WordRun[],
  beforeLength: number,
  afterLength: number,
): readonly WordRun[] {
  const kept: WordRun[] = [];
  for (const [at, run] of runs.entries()) {
    const next = runs[at + 1] ?? { before: beforeLength, after: afterLength };
    const following = Math.max(
      next.before - run.before - run.length,
      next.after - run.after - run.length,
    );
    const last = kept.at(-1);
    const preceding = Math.max(
      run.before - (last ? last.before + last.length : 0),
      run.after - (last ? last.after + last.length : 0),
    );
    const isChance = run.length <= LONGEST_CHANCE && run.length < Math.min(preceding, following);
    if (!isChance) kept.push(run);
  }
  return kept;
}

/** Moves each passage that only one text has, as far as equal words around it allow, to the best place to begin. */
function shiftToSentences(
  runs: readonly WordRun[],
  before: CountingWords,
  after: CountingWords,
): readonly WordRun[] {
  const shifted = [...runs];
  for (let at = 0; at < shifted.length; at += 1) {
    const run = shifted[at];
    const next = shifted[at + 1];
    if (!run || !next) continue;
    const [gap] = gapsBetween([run, next], next.before, next.after).slice(-1);
    if (!gap) continue;
    const isAdded = gap.beforeFrom === gap.beforeTo;
    if (!isAdded && gap.afterFrom !== gap.afterTo) continue;
    const by = isAdded
      ? bestShift(placed(after), gap.afterFrom, gap.afterTo, run.length, next.length)
      : bestShift(placed(before), gap.beforeFrom, gap.beforeTo, run.length, next.length);
    shifted[at] = { ...run, length: run.length + by };
    shifted[at + 1] = {
      before: next.before + by,
      after: next.after + by,
      length: next.length - by,
    };
  }
  return joinRuns(shifted.filter(({ length }) => length > 0));
}

function placed(words: CountingWords): PlacedWords {
  const { tokens, hashes } = words;
  return {
    text: tokens.text,
    isSame: (one, other) => hashes[one] === hashes[other],
    startOf: (word) => words.startOf(word),
    endOf: (word) => words.endOf(word),
  };
}
