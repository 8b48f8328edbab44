import type { Catalog } from "../catalog/catalog.ts";
import { hasAnchor, type ReferenceIndex } from "./align.ts";
import type { ExactPlace } from "./exact-texts.ts";

/** Words around a text in which the rest of a wider one is looked for, at most. */
const FURTHEST = 200;
/** Words that may stand between a text and the rest of a wider one. */
const ROOM = 30;
/** Places with three words in a row of that rest which prove that it may be there. */
const LEAST_ANCHORS = 2;

/**
 * True when words around a place belong to a wider text that holds the text of the place: a license with a sentence added, a
 * collection of licenses. The place alone does not tell then what stands there.
 */
export function isPartOfWider(
  catalog: Catalog,
  indexOf: (text: number) => ReferenceIndex,
  words: Uint16Array,
  place: ExactPlace,
): boolean {
  const { widerStarts, widerTexts } = catalog.sections;
  const end = widerStarts[place.text + 1] ?? 0;
  for (let row = widerStarts[place.text] ?? 0; row < end; row += 1) {
    const wider = widerTexts[row * 3] ?? 0;
    const first = widerTexts[row * 3 + 1] ?? 0;
    const last = widerTexts[row * 3 + 2] ?? 0;
    const before = Math.min(FURTHEST, first === 0 ? 0 : first + ROOM);
    const after = Math.min(FURTHEST, catalog.wordCount(wider) - last + ROOM);
    const from = Math.max(0, place.from - before);
    const to = Math.min(words.length, place.to + after);
    const anchors =
      countAnchors(indexOf(wider), words, { from, to: place.from }, first, last) +
      countAnchors(indexOf(wider), words, { from: place.to - 2, to }, first, last + 2);
    if (anchors >= LEAST_ANCHORS) return true;
  }
  return false;
}

function countAnchors(
  index: ReferenceIndex,
  words: Uint16Array,
  { from, to }: { readonly from: number; readonly to: number },
  first: number,
  last: number,
): number {
  let count = 0;
  for (let at = from; at + 2 < to; at += 1)
    if (hasAnchor(index, words, at, first, last)) count += 1;
  return count;
}
