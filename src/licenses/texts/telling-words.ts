import type { Catalog, ReferenceText } from "../catalog/catalog.ts";
import type { WordSets } from "../catalog/word-sets.ts";
import type { EqualWords } from "../license.ts";
import { alignWords } from "./align.ts";
import { type ReferenceIndex } from "./reference-index.ts";

/** The words of one reference text that tell it from another, as places in it; each pair is compared once. */
export type TellingWords = (text: number, other: number) => readonly number[];

/** Share of names in a run of words from which on the run is the name of a holder. */
const NAME_SHARE = 0.4;

/** Compares reference texts with each other. */
export function createTellingWords(
  catalog: Catalog,
  sets: () => WordSets,
  indexOf: (text: number) => ReferenceIndex,
): TellingWords {
  const known = new Map<number, readonly number[]>();
  return (text, other) => {
    const key = text * catalog.textCount + other;
    const found = known.get(key) ?? compare(catalog, sets(), indexOf, text, other);
    known.set(key, found);
    return found;
  };
}

function compare(
  catalog: Catalog,
  { articles, parties, names }: WordSets,
  indexOf: (text: number) => ReferenceIndex,
  text: number,
  other: number,
): readonly number[] {
  const { words, optional } = catalog.reference(text);
  const blocks = alignWords(indexOf(other), words, 0, words.length);
  const isEqual = new Uint8Array(words.length);
  for (const { query, length } of blocks) isEqual.fill(1, query, query + length);
  const moved = unmatchedIds(catalog.reference(other), blocks);
  const telling: number[] = [];
  const named: number[] = [];
  for (let at = 0; at < words.length; at += 1) {
    if (isEqual[at] === 1) continue;
    const from = at;
    while (at < words.length && isEqual[at] === 0) at += 1;
    const run = placesBetween(from, at).filter((place) => {
      const id = words[place] ?? 0;
      return optional[place] === 0 && !articles.has(id) && !parties.has(id) && !moved.has(id);
    });
    // Copies name other holders, so such words tell nothing where others do.
    const nameCount = run.filter((place) => names.has(words[place] ?? 0)).length;
    (nameCount >= run.length * NAME_SHARE ? named : telling).push(...run);
  }
  return telling.length > 0 ? telling : named;
}

/** Words of the other text that have no equal at their place: where both have one, it only stands elsewhere. */
function unmatchedIds(
  { words, optional }: ReferenceText,
  blocks: readonly EqualWords[],
): ReadonlySet<number> {
  const found = new Set<number>();
  let at = 0;
  for (const block of [...blocks, { reference: words.length, length: 0 }]) {
    for (; at < block.reference; at += 1) if (optional[at] === 0) found.add(words[at] ?? 0);
    at = block.reference + block.length;
  }
  return found;
}

function placesBetween(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from }, (_, at) => from + at);
}

/** Words of a reference text that are missing in a row from which on they tell nothing: a passage was left out of any license. */
const PASSAGE = 24;

/** Share of some places of a reference text that are equal in a text it was aligned with; 1 when there are none. */
export function shareThere(places: readonly number[], blocks: readonly EqualWords[]): number {
  return shareWithin(places, blocks, Number.POSITIVE_INFINITY);
}

/** The same share, of those places that do not lie in a passage that was left out. */
export function shareOfKept(places: readonly number[], blocks: readonly EqualWords[]): number {
  return shareWithin(places, blocks, PASSAGE);
}

/** True when all of some places lie in passages that were left out: they cannot tell whose excerpt it is. */
export function isLeftOut(places: readonly number[], blocks: readonly EqualWords[]): boolean {
  const { there, missing } = countWithin(places, blocks, PASSAGE);
  return places.length > 0 && there + missing === 0;
}

function shareWithin(
  places: readonly number[],
  blocks: readonly EqualWords[],
  longestGap: number,
): number {
  const { there, missing } = countWithin(places, blocks, longestGap);
  return there + missing === 0 ? 1 : there / (there + missing);
}

function countWithin(
  places: readonly number[],
  blocks: readonly EqualWords[],
  longestGap: number,
): { readonly there: number; readonly missing: number } {
  let there = 0;
  let missing = 0;
  let next = 0;
  let end = 0;
  for (const place of places) {
    let block = blocks[next];
    while (block && place >= block.reference + block.length) {
      end = block.reference + block.length;
      next += 1;
      block = blocks[next];
    }
    if (block && place >= block.reference) there += 1;
    else if ((block?.reference ?? place) - end <= longestGap) missing += 1;
  }
  return { there, missing };
}
