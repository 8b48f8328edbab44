import type { Catalog } from "./catalog.ts";
import { GRAM_BUCKET_BITS, gramSampling, hashGram } from "./grams.ts";

/** A stretch of a text that shares many grams with one reference text. All places count words. */
export interface Candidate {
  readonly text: number;
  readonly from: number;
  readonly to: number;
  /** First and last place in the reference text that was hit. */
  readonly referenceFrom: number;
  readonly referenceTo: number;
  /** About how many words they share, from the sampled grams. */
  readonly shared: number;
  /** Hits of grams that few reference texts have. */
  readonly rareHits: number;
}

/** Grams in at most this many texts are rare: license families have about this many editions. */
const RARE_TEXTS = 8;
/** Words that may lie between two hits of one occurrence: the longest rider or cut that we expect inside a license. */
const LONGEST_GAP = 1500;
/** A candidate shares at least this many words, or this share of the reference text. */
const LEAST_SHARED = 40;
const LEAST_COVERAGE = 0.2;

interface Occurrence {
  from: number;
  to: number;
  referenceFrom: number;
  referenceTo: number;
  hits: number;
  rareHits: number;
}

/** Finds where reference texts may occur, by one walk over the grams of the text. */
export function findCandidates(catalog: Catalog, words: Uint16Array): readonly Candidate[] {
  const { gramStarts, postingTexts, postingPlaces } = catalog.sections;
  const open: (Occurrence | undefined)[] = [];
  const found: Candidate[] = [];
  const close = (text: number, occurrence: Occurrence): void => {
    const candidate = toCandidate(catalog, text, occurrence);
    if (candidate) found.push(candidate);
  };
  for (let at = 0; at < words.length; at += 1) {
    const gram = findGram(catalog, hashGram(words, at));
    if (gram < 0) continue;
    const first = gramStarts[gram] ?? 0;
    const last = gramStarts[gram + 1] ?? 0;
    const rare = last - first <= RARE_TEXTS ? 1 : 0;
    for (let posting = first; posting < last; posting += 1) {
      const text = postingTexts[posting] ?? 0;
      const place = postingPlaces[posting] ?? 0;
      const occurrence = open[text];
      if (occurrence && continues(catalog, text, occurrence, at, place)) {
        extend(occurrence, at, place, rare);
        continue;
      }
      if (occurrence) close(text, occurrence);
      open[text] = {
        from: at,
        to: at,
        referenceFrom: place,
        referenceTo: place,
        hits: 1,
        rareHits: rare,
      };
    }
  }
  open.forEach((occurrence, text) => {
    if (occurrence) close(text, occurrence);
  });
  return found;
}

/** Index of a gram in the fingerprint file, -1 when it is not there. */
function findGram({ sections: { gramHashes, gramBuckets } }: Catalog, gram: number): number {
  if (gram === 0) return -1;
  const bucket = gram >>> (32 - GRAM_BUCKET_BITS);
  const end = gramBuckets[bucket + 1] ?? gramHashes.length;
  for (let at = gramBuckets[bucket] ?? 0; at < end; at += 1) if (gramHashes[at] === gram) return at;
  return -1;
}

/** False when the hit begins another copy of the text, or lies too far away. */
function continues(
  catalog: Catalog,
  text: number,
  { to, referenceTo }: Occurrence,
  at: number,
  place: number,
): boolean {
  if (at - to > LONGEST_GAP) return false;
  const length = catalog.wordCount(text);
  const startsAgain = place < length * 0.3 && referenceTo > length * 0.6;
  return !startsAgain || at - to < 8;
}

function extend(occurrence: Occurrence, at: number, place: number, rare: number): void {
  occurrence.to = at;
  occurrence.hits += 1;
  occurrence.rareHits += rare;
  if (place < occurrence.referenceFrom) occurrence.referenceFrom = place;
  if (place > occurrence.referenceTo) occurrence.referenceTo = place;
}

function toCandidate(
  catalog: Catalog,
  text: number,
  occurrence: Occurrence,
): Candidate | undefined {
  const length = catalog.wordCount(text);
  const shared = Math.min(occurrence.hits * gramSampling(length), length);
  if (shared < LEAST_SHARED && shared < length * LEAST_COVERAGE) return undefined;
  const { from, to, referenceFrom, referenceTo, rareHits } = occurrence;
  return { text, from, to: to + 5, referenceFrom, referenceTo, shared, rareHits };
}
