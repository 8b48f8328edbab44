import type { ReferenceText } from "../catalog/catalog.ts";
import type { Stretch } from "./region.ts";

/** How often each word stands in a stretch, by its id; all zero between two calls. */
const COUNTS = new Uint32Array(1 << 16);

/**
 * Words of a reference text that must be there and that a stretch of a text has too, in whatever order: no alignment of the two can
 * have more of them.
 */
export function commonRequiredWords(
  { words, optional }: ReferenceText,
  query: Uint16Array,
  { from, to }: Stretch,
): number {
  for (let at = from; at < to; at += 1) {
    const id = query[at] ?? 0;
    COUNTS[id] = (COUNTS[id] ?? 0) + 1;
  }
  // Words that no reference text has.
  COUNTS[0] = 0;
  let common = 0;
  for (let at = 0; at < words.length; at += 1) {
    const id = words[at] ?? 0;
    const left = COUNTS[id] ?? 0;
    if (left === 0 || optional[at] !== 0) continue;
    COUNTS[id] = left - 1;
    common += 1;
  }
  for (let at = from; at < to; at += 1) COUNTS[query[at] ?? 0] = 0;
  return common;
}
