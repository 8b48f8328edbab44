import type { LicenseTextMatch, TextDifference } from "../license.ts";

/** Characters of a text that are read elsewhere. */
export interface CoveredPlace {
  readonly start: number;
  readonly end: number;
}

/** An addition of so many characters can hold a sentence of its own. */
const SENTENCE = 40;
/** Additions with no more characters between them are one: a word in them may stand in the license as well. */
const APART = 24;

/** What license texts cover, in order of place: their words, without sentences that the file adds between them. */
export function coveredPlaces(texts: readonly LicenseTextMatch[]): readonly CoveredPlace[] {
  return texts.flatMap(({ start, end, differences }) => {
    const places: CoveredPlace[] = [];
    let from = start;
    for (const added of additions(differences)) {
      if (added.end - added.start < SENTENCE || added.start < from || added.end > end) continue;
      places.push({ start: from, end: added.start });
      from = added.end;
    }
    return [...places, { start: from, end }];
  });
}

/** Stretches that a file adds, those near each other as one. */
function additions(differences: readonly TextDifference[]): readonly CoveredPlace[] {
  const found: { start: number; end: number }[] = [];
  for (const { kind, start, end } of differences) {
    if (kind === "removed") continue;
    const last = found.at(-1);
    if (last && start >= last.end && start - last.end <= APART) last.end = end;
    else found.push({ start, end });
  }
  return found;
}
