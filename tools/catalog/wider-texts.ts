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
  texts.forEach((words) => {
    wider.push(...widerTexts(words, texts, places));
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
  texts: readonly Uint16Array[],
  places: ReadonlyMap<number, readonly Place[]>,
): readonly number[] {
  const hits = new Map<number, Hits>();
  let grams = 0;
  for (let at = 0; at < words.length; at += 1) {
    const gram = hashGram(words, at);
    if (gram === undefined) continue;
    grams += 1;
    for (const { text: other, place } of places.get(gram) ?? []) {
      if ((texts[other]?.length ?? 0) < words.length + MORE_WORDS) continue;
      const hit = hits.get(other) ?? { count: 0, at: -1, byOffset: new Map<number, number>() };
      if (hit.at !== at) hit.count += 1;
      hit.at = at;
      hit.byOffset.set(place - at, (hit.byOffset.get(place - at) ?? 0) + 1);
      hits.set(other, hit);
    }
  }
  return [...hits]
    .filter(([, { count }]) => count >= grams * HELD_SHARE)
    .toSorted(([a], [b]) => a - b)
    .flatMap(([other, { byOffset }]) => {
      const first = Math.max(0, commonest(byOffset));
      return [other, first, Math.min((texts[other]?.length ?? 0) - 1, first + words.length - 1)];
    });
}

interface Hits {
  /** Grams that both texts have. */
  count: number;
  /** Place of the last of them. */
  at: number;
  /** How often a gram stands so many words later in the other text. */
  readonly byOffset: Map<number, number>;
}

function commonest(counts: ReadonlyMap<number, number>): number {
  let best = 0;
  let most = 0;
  for (const [value, count] of counts) {
    if (count > most || (count === most && value < best)) {
      most = count;
      best = value;
    }
  }
  return best;
}
