import type { FingerprintSections } from "../../src/licenses/catalog/fingerprint-format.ts";
import { hashGram } from "../../src/licenses/catalog/grams.ts";

/** A text holds another one when it has this share of its grams. */
const HELD_SHARE = 0.7;
/** It is wider when it has so many words more. */
const MORE_WORDS = 6;

interface Place {
  readonly text: number;
  readonly place: number;
}

/**
 * For each text those that hold it and say more, such as a license with a sentence added: where such a text is, finding the shorter
 * one word for word does not prove that it is what stands there.
 */
export function widerColumns(
  texts: readonly Uint16Array[],
): Pick<FingerprintSections, "widerStarts" | "widerTexts"> {
  const places = placesByGram(texts);
  const starts = [0];
  const wider: number[] = [];
  texts.forEach((words, text) => {
    wider.push(...widerTexts(words, text, texts, places));
    starts.push(wider.length / 3);
  });
  return { widerStarts: Uint32Array.from(starts), widerTexts: Uint16Array.from(wider) };
}

function placesByGram(texts: readonly Uint16Array[]): ReadonlyMap<number, readonly Place[]> {
  const places = new Map<number, Place[]>();
  texts.forEach((words, text) => {
    for (let place = 0; place < words.length; place += 1) {
      const gram = hashGram(words, place);
      if (gram === undefined) continue;
      const list = places.get(gram);
      if (list) list.push({ text, place });
      else places.set(gram, [{ text, place }]);
    }
  });
  return places;
}

/** Rows of text, first place and last place of the shared words. */
function widerTexts(
  words: Uint16Array,
  text: number,
  texts: readonly Uint16Array[],
  places: ReadonlyMap<number, readonly Place[]>,
): readonly number[] {
  const hits = new Map<number, { count: number; first: number; last: number }>();
  let grams = 0;
  for (let at = 0; at < words.length; at += 1) {
    const gram = hashGram(words, at);
    if (gram === undefined) continue;
    grams += 1;
    const seen = new Set<number>();
    for (const { text: other, place } of places.get(gram) ?? []) {
      const hit = hits.get(other) ?? { count: 0, first: place, last: place };
      if (!seen.has(other)) hit.count += 1;
      seen.add(other);
      hit.first = Math.min(hit.first, place);
      hit.last = Math.max(hit.last, place);
      hits.set(other, hit);
    }
  }
  return [...hits]
    .filter(([other, { count }]) => {
      const isWider = (texts[other]?.length ?? 0) >= words.length + MORE_WORDS;
      return other !== text && isWider && count >= grams * HELD_SHARE;
    })
    .toSorted(([a], [b]) => a - b)
    .flatMap(([other, { first, last }]) => [other, first, last]);
}
