import { hashWord } from "../words/words.ts";
import type { Hunk, Passage } from "./comparison.ts";
import type { CountingWords } from "./counting-words.ts";
import { gapsBetween, type WordBox, type WordRun } from "./word-runs.ts";

const ARTICLES: ReadonlySet<number> = new Set(["a", "an", "the"].map(hashWord));

/** One of two texts that are compared. */
export interface Side {
  readonly words: CountingWords;
  /** Number of the section that a word stands in. */
  readonly sectionOf: (word: number) => string | undefined;
}

/** The places where two texts differ, from the runs in which they agree. */
export function readHunks(runs: readonly WordRun[], before: Side, after: Side): readonly Hunk[] {
  const gaps = gapsBetween(runs, before.words.hashes.length, after.words.hashes.length);
  return gaps.map((gap) => readHunk(gap, before, after));
}

/** What two texts have at a place where they differ. */
export function readHunk(gap: WordBox, before: Side, after: Side): Hunk {
  return {
    kind: kindOf(gap),
    isMinor:
      areArticles(before.words.hashes, gap.beforeFrom, gap.beforeTo) &&
      areArticles(after.words.hashes, gap.afterFrom, gap.afterTo),
    before: readPassage(before, gap.beforeFrom, gap.beforeTo),
    after: readPassage(after, gap.afterFrom, gap.afterTo),
  };
}

function kindOf({ beforeFrom, beforeTo, afterFrom, afterTo }: WordBox): Hunk["kind"] {
  if (beforeFrom === beforeTo) return "added";
  return afterFrom === afterTo ? "removed" : "changed";
}

function areArticles(hashes: Uint32Array, from: number, to: number): boolean {
  return hashes.subarray(from, to).every((hash) => ARTICLES.has(hash));
}

function readPassage({ words, sectionOf }: Side, from: number, to: number): Passage {
  const isEmpty = from === to;
  const end = words.endOf(isEmpty ? from - 1 : to - 1);
  const start = isEmpty ? end : words.startOf(from);
  const section = sectionOf(isEmpty ? Math.max(0, from - 1) : from);
  return {
    start,
    end,
    startLine: words.lineAt(isEmpty ? Math.max(0, end - 1) : start),
    endLine: words.lineAt(Math.max(start, end - 1)),
    text: words.tokens.text.slice(start, end),
    wordCount: to - from,
    ...(section === undefined ? {} : { section }),
  };
}
