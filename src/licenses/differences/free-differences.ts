import type { CountingWords } from "./counting-words.ts";
import type { WordRun } from "./word-runs.ts";

/** How often two texts differ in ways that no license cares about, in places (SPDX matching guidelines). */
export interface FreeDifferences {
  readonly letterCase: number;
  /** Another spelling of the same word, or accents, or a word broken at a line end. */
  readonly spelling: number;
  readonly punctuation: number;
  readonly whiteSpace: number;
  /** List numbers, copyright lines, addresses and blanks to fill in. */
  readonly skippable: number;
}

/** Counts what differs around and within equal words. */
export function countFree(
  runs: readonly WordRun[],
  before: CountingWords,
  after: CountingWords,
): FreeDifferences {
  const free = { letterCase: 0, spelling: 0, punctuation: 0, whiteSpace: 0, skippable: 0 };
  for (const run of runs) {
    for (let at = 0; at < run.length; at += 1) {
      const word = howWordsDiffer(before, run.before + at, after, run.after + at);
      if (word !== undefined) free[word] += 1;
      if (at + 1 === run.length) continue;
      const gap = howGapsDiffer(before, run.before + at, after, run.after + at);
      if (gap !== undefined) free[gap] += 1;
    }
  }
  return free;
}

function howWordsDiffer(
  before: CountingWords,
  word: number,
  after: CountingWords,
  other: number,
): "letterCase" | "spelling" | undefined {
  const one = before.tokens.text.slice(before.startOf(word), before.endOf(word));
  const two = after.tokens.text.slice(after.startOf(other), after.endOf(other));
  if (one === two) return undefined;
  return one.toLowerCase() === two.toLowerCase() ? "letterCase" : "spelling";
}

/** What stands between two words: skippable words, signs, white space. */
function howGapsDiffer(
  before: CountingWords,
  word: number,
  after: CountingWords,
  other: number,
): "skippable" | "punctuation" | "whiteSpace" | undefined {
  const one = before.tokens.text.slice(before.endOf(word), before.startOf(word + 1));
  const two = after.tokens.text.slice(after.endOf(other), after.startOf(other + 1));
  if (one === two) return undefined;
  if (skippableWords(one) !== skippableWords(two)) return "skippable";
  return withoutSpace(one) === withoutSpace(two) ? "whiteSpace" : "punctuation";
}

function skippableWords(gap: string): string {
  return gap
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

function withoutSpace(gap: string): string {
  return gap.replaceAll(/\s+/g, "");
}
