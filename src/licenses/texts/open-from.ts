import type { QueryText } from "../catalog/query.ts";
import type { Region } from "./region.ts";

/** So many grams of licenses within so many words may be the beginning of a text. */
const OPENING_HITS = 3;
const OPENING_WORDS = 1500;

/**
 * The first character offset, from a given one on, where words of a license text stand that are in no region: there a text may begin that
 * is not whole. Infinity for none. Regions and hits come in order.
 */
export function openFrom(
  { tokens, places }: QueryText,
  regions: readonly Region[],
  hits: readonly number[],
  offset: number,
): number {
  const open: number[] = [];
  let next = 0;
  for (const hit of hits) {
    while ((regions[next]?.to ?? Infinity) <= hit) next += 1;
    if ((regions[next]?.from ?? Infinity) <= hit) continue;
    const start = tokens.starts[places[hit] ?? 0] ?? 0;
    if (start >= offset) open.push(hit);
  }
  const first = open.find(
    (hit, at) => (open[at + OPENING_HITS - 1] ?? Infinity) - hit <= OPENING_WORDS,
  );
  return first === undefined ? Infinity : (tokens.starts[places[first] ?? 0] ?? 0);
}
