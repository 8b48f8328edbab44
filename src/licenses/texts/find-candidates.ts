import type { Catalog } from "../catalog/catalog.ts";
import { GRAM_BUCKET_BITS, gramSampling, hashGram } from "../catalog/grams.ts";

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
/**
 * Words that may lie between two hits of one occurrence, at least, at most, and as a share of the reference text: room for a rider or
 * a cut, not for another license.
 */
const SHORTEST_GAP = 100;
const LONGEST_GAP = 1500;
const GAP_SHARE = 0.25;
/** A candidate shares at least this many words, or this share of the reference text. */
const LEAST_SHARED = 40;
const LEAST_COVERAGE = 0.2;

/** Hits near the start of a text, after its end was seen, that prove another copy of it. */
const RESTART_HITS = 3;
/**
 * A hit this far from where the occurrence goes on is counted, but does not move it: the gram occurs twice. At most so many words,
 * and as a share of the reference text.
 */
const LARGEST_DRIFT = 300;
const DRIFT_SHARE = 0.25;

interface Occurrence {
  readonly from: number;
  to: number;
  referenceFrom: number;
  referenceTo: number;
  /** Place in the reference text of the last hit that fitted. */
  last: number;
  hits: number;
  rareHits: number;
  /** Hits that say that another copy has begun. */
  restartHits: number;
}

/** Finds where reference texts may occur, by one walk over the grams of the text. */
export function findCandidates(
  catalog: Catalog,
  words: Uint16Array,
  start = 0,
  end: number = words.length,
): readonly Candidate[] {
  const { gramStarts, postingTexts, postingPlaces } = catalog.sections;
  const open: (Occurrence | undefined)[] = [];
  const found: Candidate[] = [];
  const close = (text: number, occurrence: Occurrence): void => {
    const candidate = toCandidate(catalog, text, occurrence);
    if (candidate) found.push(candidate);
  };
  for (let at = start; at < end; at += 1) {
    const gram = findGram(catalog, hashGram(words, at));
    if (gram < 0) continue;
    const last = gramStarts[gram + 1] ?? 0;
    let posting = gramStarts[gram] ?? 0;
    const rare = last - posting <= RARE_TEXTS ? 1 : 0;
    while (posting < last) {
      const text = postingTexts[posting] ?? 0;
      let occurrence = open[text];
      const expected = occurrence ? occurrence.last + at - occurrence.to : 0;
      let place = postingPlaces[posting] ?? 0;
      for (posting += 1; posting < last && postingTexts[posting] === text; posting += 1) {
        const other = postingPlaces[posting] ?? 0;
        if (Math.abs(other - expected) < Math.abs(place - expected)) place = other;
      }
      if (occurrence && isNewCopy(catalog, text, occurrence, at, place)) {
        close(text, occurrence);
        occurrence = undefined;
      }
      if (occurrence)
        extend(occurrence, at, place, expected, driftOf(catalog.wordCount(text)), rare);
      else open[text] = createOccurrence(at, place, rare);
    }
  }
  open.forEach((occurrence, text) => {
    if (occurrence) close(text, occurrence);
  });
  return found;
}

function driftOf(wordCount: number): number {
  return Math.min(LARGEST_DRIFT, wordCount * DRIFT_SHARE);
}

function createOccurrence(at: number, place: number, rareHits: number): Occurrence {
  return {
    from: at,
    to: at,
    referenceFrom: place,
    referenceTo: place,
    last: place,
    hits: 1,
    rareHits,
    restartHits: 0,
  };
}

/** Index of a gram in the fingerprint file, -1 when it is not there. */
function findGram({ sections: { gramHashes, gramBuckets } }: Catalog, gram: number): number {
  if (gram === 0) return -1;
  const bucket = gram >>> (32 - GRAM_BUCKET_BITS);
  const end = gramBuckets[bucket + 1] ?? gramHashes.length;
  for (let at = gramBuckets[bucket] ?? 0; at < end; at += 1) if (gramHashes[at] === gram) return at;
  return -1;
}

/** True when the hit begins another copy of the text, or lies too far away to belong to this one. */
function isNewCopy(
  catalog: Catalog,
  text: number,
  occurrence: Occurrence,
  at: number,
  place: number,
): boolean {
  const length = catalog.wordCount(text);
  if (at - occurrence.to > Math.min(LONGEST_GAP, SHORTEST_GAP + length * GAP_SHARE)) return true;
  if (place > length * 0.3 || occurrence.last < length * 0.6) return false;
  occurrence.restartHits += 1;
  return occurrence.restartHits >= RESTART_HITS;
}

function extend(
  occurrence: Occurrence,
  at: number,
  place: number,
  expected: number,
  drift: number,
  rare: number,
): void {
  occurrence.hits += 1;
  occurrence.rareHits += rare;
  if (place < occurrence.last && expected - place > drift) return;
  occurrence.restartHits = 0;
  occurrence.to = at;
  occurrence.last = place;
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
