import type { LicenseTextMatch } from "../license.ts";

/** Characters of a text that are read elsewhere. */
export interface CoveredPlace {
  readonly start: number;
  readonly end: number;
}

/** An addition of so many characters can hold a sentence of its own. */
const SENTENCE = 40;

/** What license texts cover, in order of place: their words, without sentences that the file adds between them. */
export function coveredPlaces(texts: readonly LicenseTextMatch[]): readonly CoveredPlace[] {
  return texts.flatMap(({ start, end, differences }) => {
    const places: CoveredPlace[] = [];
    let from = start;
    for (const { kind, start: added, end: to } of differences) {
      if (kind === "removed" || to - added < SENTENCE || added < from || to > end) continue;
      places.push({ start: from, end: added });
      from = to;
    }
    return [...places, { start: from, end }];
  });
}
