import type { QueryText } from "../catalog/query.ts";
import type { EqualWords } from "../license.ts";
import { bestShift, type PlacedWords } from "../words/best-shift.ts";
import type { Hunk } from "./hunk.ts";

/** Stretches that a text shares with a license, and where they differ. */
interface Aligned<H extends Hunk> {
  readonly blocks: readonly EqualWords[];
  readonly hunks: readonly H[];
}

/** The same alignment, with each passage that only the text has beginning where its sentence does, as far as the words allow. */
export function beginPassages<H extends Hunk>(
  query: QueryText,
  { blocks, hunks }: Aligned<H>,
): Aligned<H> {
  if (hunks.length === 0) return { blocks, hunks };
  const words = placed(query);
  const moved = [...blocks];
  const byPlace = new Map<number, number>();
  for (let at = 0; at + 1 < moved.length; at += 1) {
    const [block, next] = [moved[at], moved[at + 1]];
    if (!block || !next || next.reference > block.reference + block.length) continue;
    const from = block.query + block.length;
    const by = bestShift(words, from, next.query, block.length - 1, next.length - 1);
    if (by === 0) continue;
    byPlace.set(from, by);
    moved[at] = { ...block, length: block.length + by };
    moved[at + 1] = {
      query: next.query + by,
      reference: next.reference + by,
      length: next.length - by,
    };
  }
  return {
    blocks: moved,
    hunks: hunks.map((hunk) => move(hunk, byPlace.get(hunk.queryFrom) ?? 0)),
  };
}

function move<H extends Hunk>(hunk: H, by: number): H {
  if (by === 0) return hunk;
  return {
    ...hunk,
    queryFrom: hunk.queryFrom + by,
    queryTo: hunk.queryTo + by,
    referenceFrom: hunk.referenceFrom + by,
    referenceTo: hunk.referenceTo + by,
  };
}

/** Words no license has are all one word to the catalog, so that they are compared as they are written. */
function placed({ tokens, places }: QueryText): PlacedWords {
  const token = (word: number): number => places[word] ?? tokens.length;
  return {
    text: tokens.text,
    isSame: (one, other) => tokens.hashes[token(one)] === tokens.hashes[token(other)],
    startOf: (word) => tokens.starts[token(word)] ?? tokens.text.length,
    endOf: (word) => (word < 0 ? 0 : (tokens.ends[token(word)] ?? tokens.text.length)),
  };
}
