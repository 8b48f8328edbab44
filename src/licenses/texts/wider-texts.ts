import type { Catalog } from "../catalog/catalog.ts";
import { hasAnchor, type ReferenceIndex } from "./reference-index.ts";
import type { ExactPlace } from "./exact-texts.ts";

/** Words around a text in which the rest of a wider one is looked for, at most. */
const FURTHEST = 200;
/** Words that may stand between a text and the rest of a wider one. */
const ROOM = 30;
/** Places with three words in a row of that rest, and not of the text itself, which prove that it may be there. */
const LEAST_ANCHORS = 4;

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
    const text = widerTexts[row * 3] ?? 0;
    const first = widerTexts[row * 3 + 1] ?? 0;
    const last = widerTexts[row * 3 + 2] ?? 0;
    const before = first < 3 ? 0 : Math.min(FURTHEST, first + ROOM);
    const rest = catalog.wordCount(text) - last;
    const after = rest < 3 ? 0 : Math.min(FURTHEST, rest + ROOM);
    const own = indexOf(place.text);
    const wider = { index: indexOf(text), first, last };
    const anchors =
      countAnchors(own, wider, words, Math.max(0, place.from - before), place.from) +
      countAnchors(own, wider, words, place.to, Math.min(words.length, place.to + after));
    if (anchors >= LEAST_ANCHORS) return true;
  }
  return false;
}

/** Three words in a row that the rest of the wider text has, and the text itself has not. */
function countAnchors(
  own: ReferenceIndex,
  { index, first, last }: Wider,
  words: Uint16Array,
  from: number,
  to: number,
): number {
  let count = 0;
  for (let at = from; at + 2 < to; at += 1)
    if (hasAnchor(index, words, at, first, last) && !hasAnchor(own, words, at)) count += 1;
  return count;
}

/** A wider text, and the places in it between which the words of the text stand. */
interface Wider {
  readonly index: ReferenceIndex;
  readonly first: number;
  readonly last: number;
}
