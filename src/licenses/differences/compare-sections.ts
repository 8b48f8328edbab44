import { commonRuns } from "./common-runs.ts";
import { clausesBySection, compareClauses, type VersionClauses } from "./compare-clauses.ts";
import type { Hunk, SectionChange, SectionPlace } from "./comparison.ts";
import type { CountingWords } from "./counting-words.ts";
import { clipGap, type GapsBySection, gapsBySection } from "./gaps-by-section.ts";
import { pairSections, type SectionPair } from "./pair-sections.ts";
import { readHunk, type Side } from "./read-hunks.ts";
import type { Section } from "./read-sections.ts";
import { gapsBetween, type WordBox, type WordRun } from "./word-runs.ts";

/** One of two versions of a text, cut into sections. */
export interface Version extends Side {
  readonly sections: readonly Section[];
}

interface Comparison {
  readonly before: Version;
  readonly after: Version;
  readonly gaps: GapsBySection;
  readonly clauses: { readonly before: VersionClauses; readonly after: VersionClauses };
}

/** What became of each section, in the order of the second version; a removed one stands where it stood. */
export function compareSections(
  before: Version,
  after: Version,
  runs: readonly WordRun[],
): readonly SectionChange[] {
  const gaps = gapsBetween(runs, before.words.hashes.length, after.words.hashes.length);
  const comparison: Comparison = {
    before,
    after,
    gaps: gapsBySection(gaps, before.sections, after.sections),
    clauses: {
      before: clausesBySection(before.words, before.sections),
      after: clausesBySection(after.words, after.sections),
    },
  };
  const pairs = pairSections(before.sections, after.sections, runs, {
    before: before.words.hashes,
    after: after.words.hashes,
  });
  const partnerOf = new Map(pairs.map((pair) => [pair.after, pair]));
  const isPaired = new Set(pairs.map((pair) => pair.before));
  const changes: SectionChange[] = [];
  const add = (change: SectionChange | undefined): void => {
    if (change) changes.push(change);
  };
  let next = 0;
  const removeUpTo = (end: number): void => {
    for (; next < end; next += 1) if (!isPaired.has(next)) add(removedSection(comparison, next));
  };
  for (let at = 0; at < after.sections.length; at += 1) {
    const pair = partnerOf.get(at);
    if (pair === undefined) {
      add(addedSection(comparison, at));
      continue;
    }
    if (!pair.isMoved) removeUpTo(pair.before);
    add(pairedSection(comparison, pair));
  }
  removeUpTo(before.sections.length);
  return changes;
}

/** A section that only the second version has; undefined where the first has all its words under another heading. */
function addedSection(comparison: Comparison, at: number): SectionChange | undefined {
  const { before, after, gaps, clauses } = comparison;
  const section = after.sections[at];
  const own = gaps.after[at] ?? [];
  if (!section || own.length === 0) return undefined;
  const hunks = own.map((gap) => readHunk(clipGap(gap, undefined, section), before, after));
  return {
    status: "added",
    after: placeOf(after.words, section),
    hunks,
    clauses: compareClauses(clauses.before, undefined, clauses.after, at, hunks),
  };
}

/** A section that only the first version has; undefined where the second has all its words under another heading. */
function removedSection(comparison: Comparison, at: number): SectionChange | undefined {
  const { before, after, gaps, clauses } = comparison;
  const section = before.sections[at];
  const own = gaps.before[at] ?? [];
  if (!section || own.length === 0) return undefined;
  const hunks = own.map((gap) => readHunk(clipGap(gap, section, undefined), before, after));
  return {
    status: "removed",
    before: placeOf(before.words, section),
    hunks,
    clauses: compareClauses(clauses.before, at, clauses.after, undefined, hunks),
  };
}

function pairedSection(comparison: Comparison, pair: SectionPair): SectionChange | undefined {
  const { before, after, clauses } = comparison;
  const one = before.sections[pair.before];
  const other = after.sections[pair.after];
  if (!one || !other) return undefined;
  const hunks = pairedGaps(comparison, pair, one, other).map((gap): Hunk =>
    readHunk(gap, before, after),
  );
  const isElsewhere = pair.isMoved || one.label !== other.label;
  return {
    status: hunks.length > 0 ? "changed" : isElsewhere ? "moved" : "same",
    before: placeOf(before.words, one),
    after: placeOf(after.words, other),
    hunks,
    clauses: compareClauses(clauses.before, pair.before, clauses.after, pair.after, hunks),
  };
}

/** Where two sections differ: as the whole texts were laid together, or on their own where these went past each other. */
function pairedGaps(
  { before, after, gaps }: Comparison,
  { before: at, after: otherAt, isLaidTogether }: SectionPair,
  one: Section,
  other: Section,
): readonly WordBox[] {
  if (!isLaidTogether) return ownGaps(before.words, one, after.words, other);
  const touching = new Set([...(gaps.before[at] ?? []), ...(gaps.after[otherAt] ?? [])]);
  return [...touching]
    .toSorted((a, b) => a.beforeFrom - b.beforeFrom || a.afterFrom - b.afterFrom)
    .map((gap) => clipGap(gap, one, other));
}

function ownGaps(
  before: CountingWords,
  one: Section,
  after: CountingWords,
  other: Section,
): readonly WordBox[] {
  const runs = commonRuns(
    before.hashes.subarray(one.from, one.to),
    after.hashes.subarray(other.from, other.to),
  );
  return gapsBetween(runs, one.to - one.from, other.to - other.from).map((gap) => ({
    beforeFrom: gap.beforeFrom + one.from,
    beforeTo: gap.beforeTo + one.from,
    afterFrom: gap.afterFrom + other.from,
    afterTo: gap.afterTo + other.from,
  }));
}

function placeOf(words: CountingWords, { label, title, from, to }: Section): SectionPlace {
  const start = words.startOf(from);
  const end = words.endOf(to - 1);
  return {
    ...(label === undefined ? {} : { section: label }),
    title,
    start,
    end,
    startLine: words.lineAt(start),
    endLine: words.lineAt(end - 1),
  };
}
