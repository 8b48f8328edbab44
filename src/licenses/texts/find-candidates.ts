import type { Catalog } from "../catalog/catalog.ts";
import {
  COMMON_SAMPLING,
  COMMON_TEXTS,
  finishGram,
  GRAM_LENGTH,
  gramSampling,
  rollGram,
} from "../catalog/grams.ts";
import type { ReferenceIndex } from "./reference-index.ts";
import { createExactFinder, type ExactPlace } from "./exact-texts.ts";
import {
  type Candidate,
  createOccurrences,
  extendOccurrence,
  isNewCopy,
  type Occurrences,
  openOccurrence,
  reopenOccurrence,
  toCandidate,
} from "./occurrences.ts";
import { isPartOfWider } from "./wider-texts.ts";

/** Grams in at most this many texts are rare: license families have about this many editions. */
const RARE_TEXTS = 8;

/** What one walk over the grams of a text finds. */
interface Walk {
  /** Reference texts that stand there word for word, in order. */
  readonly exact: readonly ExactPlace[];
  /** Other places where a reference text may stand, in the order in which they end. */
  readonly candidates: readonly Candidate[];
  /** Places of all grams that the catalog has, in order. */
  readonly hits: readonly number[];
}

/** Finds where reference texts may occur, by one walk over the grams of a text. */
export interface CandidateFinder {
  /** Looks between two words of a text. */
  find(words: Uint16Array, start: number, end: number): Walk;
}

/** A finder over one catalog; it keeps its working memory from one call to the next. */
export function createCandidateFinder(
  catalog: Catalog,
  indexOf: (text: number) => ReferenceIndex,
): CandidateFinder {
  const exactTexts = createExactFinder(catalog);
  const { gramStarts, postingTexts, postingPlaces } = catalog.sections;
  const lengths = Int32Array.from({ length: catalog.textCount }, (_, text) =>
    catalog.wordCount(text),
  );
  const sampling = lengths.map(gramSampling);
  const occurrences = createOccurrences(catalog.textCount);

  /** Hits of one gram: each text that has it, at the place that fits best. */
  const hit = (gram: number, at: number, found: Candidate[]): void => {
    let posting = gramStarts[gram] ?? 0;
    const last = gramStarts[gram + 1] ?? 0;
    const isRare = last - posting <= RARE_TEXTS;
    const weight = last - posting > COMMON_TEXTS ? COMMON_SAMPLING : 1;
    while (posting < last) {
      const text = postingTexts[posting] ?? 0;
      const isOpen = occurrences.isOpen[text] === 1;
      const expected = isOpen
        ? (occurrences.last[text] ?? 0) + at - (occurrences.to[text] ?? 0)
        : 0;
      let place = postingPlaces[posting] ?? 0;
      for (posting += 1; posting < last && postingTexts[posting] === text; posting += 1) {
        const other = postingPlaces[posting] ?? 0;
        if (Math.abs(other - expected) < Math.abs(place - expected)) place = other;
      }
      const length = lengths[text] ?? 0;
      const share = weight * (sampling[text] ?? 1);
      const next = { at, place, expected, length, share, isRare };
      if (isOpen && isNewCopy(occurrences, text, next)) {
        close(text, found);
        reopenOccurrence(occurrences, text, at, place);
      } else if (!isOpen) {
        openOccurrence(occurrences, text, at, place);
      }
      extendOccurrence(occurrences, text, next);
    }
  };

  const close = (text: number, found: Candidate[]): void => {
    const candidate = toCandidate(occurrences, text, lengths[text] ?? 0);
    if (candidate) found.push(candidate);
  };

  return {
    find(words, start, end) {
      const candidates: Candidate[] = [];
      const exact: ExactPlace[] = [];
      const hits: number[] = [];
      let clearFrom = start;
      let sum = 0;
      let known = 0;
      for (let at = start; at < end; at += 1) {
        const id = words[at] ?? 0;
        if (id === 0) {
          sum = 0;
          known = 0;
          continue;
        }
        sum = rollGram(sum, known >= GRAM_LENGTH ? (words[at - GRAM_LENGTH] ?? 0) : 0, id);
        known += 1;
        if (known < GRAM_LENGTH) continue;
        const hash = finishGram(sum);
        const first = at - GRAM_LENGTH + 1;
        const place = exactTexts.findAt(words, first, hash);
        if (
          place &&
          place.from >= clearFrom &&
          place.to <= end &&
          !isPartOfWider(catalog, indexOf, words, place)
        ) {
          exact.push(place);
          closeAll(occurrences, (text) => close(text, candidates));
          clearFrom = place.to;
          at = place.to - 1;
          sum = 0;
          known = 0;
          continue;
        }
        const gram = catalog.grams.find(hash);
        if (gram < 0) continue;
        hits.push(first);
        hit(gram, first, candidates);
      }
      closeAll(occurrences, (text) => close(text, candidates));
      return { exact, candidates, hits };
    },
  };
}

function closeAll(occurrences: Occurrences, close: (text: number) => void): void {
  for (const text of occurrences.opened) {
    if (occurrences.isOpen[text] === 1) close(text);
    occurrences.isOpen[text] = 0;
  }
  occurrences.opened.length = 0;
}
