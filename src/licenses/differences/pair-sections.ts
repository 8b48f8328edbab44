import { longestRising } from "./shared-anchors.ts";
import type { Section } from "./read-sections.ts";
import type { WordRun } from "./word-runs.ts";

/** A section of the first text and the one of the second that it became, by their places in the lists. */
export interface SectionPair {
  readonly before: number;
  readonly after: number;
  /** Stands in another order than its neighbors. */
  readonly isMoved: boolean;
  /** Its words were laid upon each other in the whole texts; else it was found by the words it shares. */
  readonly isLaidTogether: boolean;
}

/** Share of the shorter section's words that both must have to be one section in two versions. */
const LEAST_SHARE = 0.3;
/** Words in a row by which sections that stand elsewhere are recognized. */
const GRAM = 3;
/** A group of words that stands in more sections than this says nothing of one. */
const MOST_SECTIONS = 16;

/**
 * Pairs the sections of two versions: first those whose words were laid upon each other, then the others by the number they bear and the
 * words they share, the most alike first.
 */
export function pairSections(
  before: readonly Section[],
  after: readonly Section[],
  runs: readonly WordRun[],
  hashes: { readonly before: Uint32Array; readonly after: Uint32Array },
): readonly SectionPair[] {
  const pairs = new Map<number, number>();
  const taken = new Set<number>();
  const choose = (candidates: readonly Candidate[]): void => {
    for (const { before: one, after: other } of candidates.toSorted((a, b) => b.worth - a.worth)) {
      if (pairs.has(one) || taken.has(other)) continue;
      pairs.set(one, other);
      taken.add(other);
    }
  };
  choose(laidTogether(before, after, runs));
  const together = new Set(pairs.keys());
  choose(
    alike(before, after, hashes).filter(
      ({ before: one, after: other }) => !pairs.has(one) && !taken.has(other),
    ),
  );
  const sorted = [...pairs]
    .map(([one, other]) => ({ before: one, after: other }))
    .toSorted((a, b) => a.before - b.before);
  const inOrder = new Set(longestRising(sorted).map((pair) => pair.before));
  return sorted.map((pair) => ({
    ...pair,
    isMoved: !inOrder.has(pair.before),
    isLaidTogether: together.has(pair.before),
  }));
}

interface Candidate {
  readonly before: number;
  readonly after: number;
  readonly worth: number;
}

/** Sections that share words at the same place of both texts. */
function laidTogether(
  before: readonly Section[],
  after: readonly Section[],
  runs: readonly WordRun[],
): readonly Candidate[] {
  const shared = new Map<number, Map<number, number>>();
  let one = 0;
  let other = 0;
  for (const run of runs) {
    let at = 0;
    while (at < run.length) {
      while ((before[one]?.to ?? Infinity) <= run.before + at) one += 1;
      while ((after[other]?.to ?? Infinity) <= run.after + at) other += 1;
      const length = Math.min(
        run.length - at,
        (before[one]?.to ?? Infinity) - run.before - at,
        (after[other]?.to ?? Infinity) - run.after - at,
      );
      const row = shared.get(one) ?? new Map<number, number>();
      row.set(other, (row.get(other) ?? 0) + length);
      shared.set(one, row);
      at += length;
    }
  }
  return candidatesOf(shared, before, after);
}

/** Sections that share groups of words, wherever they stand. */
function alike(
  before: readonly Section[],
  after: readonly Section[],
  hashes: { readonly before: Uint32Array; readonly after: Uint32Array },
): readonly Candidate[] {
  const owners = new Map<number, number[]>();
  for (const [at, section] of after.entries()) {
    for (const gram of gramsOf(hashes.after, section)) {
      const list = owners.get(gram);
      if (list) list.push(at);
      else owners.set(gram, [at]);
    }
  }
  const shared = new Map<number, Map<number, number>>();
  for (const [at, section] of before.entries()) {
    const row = new Map<number, number>();
    for (const gram of gramsOf(hashes.before, section)) {
      const list = owners.get(gram) ?? [];
      if (list.length > MOST_SECTIONS) continue;
      for (const owner of list) row.set(owner, (row.get(owner) ?? 0) + 1);
    }
    if (row.size > 0) shared.set(at, row);
  }
  return candidatesOf(shared, before, after);
}

function gramsOf(hashes: Uint32Array, { from, to }: Section): ReadonlySet<number> {
  const grams = new Set<number>();
  const length = Math.min(GRAM, to - from);
  for (let at = from; at + length <= to; at += 1) {
    let hash = length;
    for (let word = at; word < at + length; word += 1) {
      hash = Math.imul(hash ^ (hashes[word] ?? 0), 0x9e3779b1);
      hash ^= hash >>> 15;
    }
    grams.add(hash);
  }
  return grams;
}

/** Pairs that share enough; the same number or title speaks for a pair of several that share as much. */
function candidatesOf(
  shared: ReadonlyMap<number, ReadonlyMap<number, number>>,
  before: readonly Section[],
  after: readonly Section[],
): readonly Candidate[] {
  const found: Candidate[] = [];
  for (const [one, row] of shared) {
    for (const [other, count] of row) {
      const a = before[one];
      const b = after[other];
      if (!a || !b) continue;
      const shorter = Math.min(a.to - a.from, b.to - b.from);
      const longer = Math.max(a.to - a.from, b.to - b.from);
      if (count < shorter * LEAST_SHARE) continue;
      const bonus = (a.label === b.label ? 0.1 : 0) + (a.title === b.title ? 0.1 : 0);
      found.push({ before: one, after: other, worth: count / longer + bonus });
    }
  }
  return found;
}
