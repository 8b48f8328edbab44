import type { QueryText } from "../catalog/query.ts";
import { exactRegion } from "./align-candidate.ts";
import { chooseRegions } from "./choose-regions.ts";
import type { IdentifyContext } from "./identify-context.ts";
import type { Candidate } from "./occurrences.ts";
import type { Region, Stretch } from "./region.ts";

/** Times that left-over stretches are searched again: copies of one license that the first walk took for one. */
const MOST_PASSES = 4;
const SHORTEST_LEFT_OVER = 12;
/** Fewer known grams than this in a left-over stretch hold no license. */
const LEAST_HITS = 3;

/** The license texts of a text. */
interface FoundRegions {
  readonly regions: readonly Region[];
  /** Places of all grams that the catalog has and that are in no text which stands there word for word, in order. */
  readonly hits: readonly number[];
}

/** License texts of a whole text, then of the stretches that are left over, until nothing more is found. */
export function findRegions(context: IdentifyContext, query: QueryText): FoundRegions {
  let regions: readonly Region[] = [];
  let all: readonly number[] | undefined;
  let stretches: readonly Stretch[] = [{ from: 0, to: query.words.length }];
  for (let pass = 0; pass < MOST_PASSES && stretches.length > 0; pass += 1) {
    const candidates: Candidate[] = [];
    const found: Region[] = [...regions];
    const hits: number[] = [];
    for (const { from, to } of stretches) {
      const walk = context.finder.find(query.words, from, to);
      for (const candidate of walk.candidates) candidates.push(candidate);
      for (const place of walk.exact) found.push(exactRegion(place));
      for (const hit of walk.hits) hits.push(hit);
    }
    all ??= hits;
    chooseRegions(context, query, candidates, found);
    if (found.length === regions.length) break;
    regions = found.toSorted((a, b) => a.from - b.from);
    stretches = leftOver(regions, hits, query.words.length);
  }
  return { regions, hits: all ?? [] };
}

/** Stretches between the regions that are long enough for a license text, and hold words of one. */
function leftOver(
  regions: readonly Region[],
  hits: readonly number[],
  length: number,
): readonly Stretch[] {
  const found: Stretch[] = [];
  let hit = 0;
  let from = 0;
  for (const next of [...regions, undefined]) {
    const to = next?.from ?? length;
    while (hit < hits.length && (hits[hit] ?? 0) < from) hit += 1;
    const first = hit;
    while (hit < hits.length && (hits[hit] ?? 0) < to) hit += 1;
    if (to - from >= SHORTEST_LEFT_OVER && hit - first >= LEAST_HITS) found.push({ from, to });
    from = next?.to ?? length;
  }
  return found;
}
