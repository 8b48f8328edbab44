import type { Section } from "./read-sections.ts";
import type { WordBox } from "./word-runs.ts";

/** The places where two versions differ, by the sections of both that they touch. */
export interface GapsBySection {
  readonly before: readonly (readonly WordBox[])[];
  readonly after: readonly (readonly WordBox[])[];
}

/** Sorts places where two versions differ into the sections that their words stand in. */
export function gapsBySection(
  gaps: readonly WordBox[],
  before: readonly Section[],
  after: readonly Section[],
): GapsBySection {
  return {
    before: touched(gaps, before, ({ beforeFrom, beforeTo }) => [beforeFrom, beforeTo]),
    after: touched(gaps, after, ({ afterFrom, afterTo }) => [afterFrom, afterTo]),
  };
}

function touched(
  gaps: readonly WordBox[],
  sections: readonly Section[],
  rangeOf: (gap: WordBox) => readonly [number, number],
): readonly (readonly WordBox[])[] {
  const lists: WordBox[][] = sections.map(() => []);
  let first = 0;
  for (const gap of gaps) {
    const [from, to] = rangeOf(gap);
    if (from === to) continue;
    while ((sections[first]?.to ?? Infinity) <= from) first += 1;
    for (let at = first; (sections[at]?.from ?? Infinity) < to; at += 1) lists[at]?.push(gap);
  }
  return lists;
}

/** The part of a place that lies in a section of each version; no words on the side whose section is undefined. */
export function clipGap(
  gap: WordBox,
  before: Section | undefined,
  after: Section | undefined,
): WordBox {
  const [beforeFrom, beforeTo] = clip(gap.beforeFrom, gap.beforeTo, before);
  const [afterFrom, afterTo] = clip(gap.afterFrom, gap.afterTo, after);
  return { beforeFrom, beforeTo, afterFrom, afterTo };
}

function clip(from: number, to: number, section: Section | undefined): readonly [number, number] {
  if (!section) return [from, from];
  const first = Math.min(Math.max(from, section.from), section.to);
  return [first, Math.max(first, Math.min(to, section.to))];
}
