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
  /** How far most of the hits lie after their places in the reference text. */
  readonly diagonal: number;
}

/**
 * Words that may lie between two hits of one occurrence, at least, at most, and as a share of the reference text: room for a rider or
 * a cut, not for another license.
 */
const SHORTEST_GAP = 100;
const LONGEST_GAP = 1500;
const GAP_SHARE = 0.25;
/** A candidate shares at least this many words, or this share of the reference text. */
const LEAST_SHARED = 60;
const LEAST_COVERAGE = 0.2;
/** Hits near the start of a text, after its end was seen, that prove another copy of it. */
const RESTART_HITS = 3;
/** In a text of fewer words than this, of which many grams are kept, so few hits after such a gap are chance. */
const SHORT_TEXT = 400;
const STRAY_GAP = 60;
const SETTLED_HITS = 2;
/** Words that were added or left out between two hits that still say the same. */
const NEAR_DIAGONAL = 16;
/** So many hits so far may have been chance. */
const CHANCE_HITS = 2;
/**
 * A hit this far from where the occurrence goes on is counted, but does not move it: the gram occurs twice. At most so many words,
 * and as a share of the reference text.
 */
const LARGEST_DRIFT = 300;
const DRIFT_SHARE = 0.25;

/** One running occurrence for each reference text, as columns by text. */
export interface Occurrences {
  readonly isOpen: Uint8Array;
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly referenceFrom: Int32Array;
  readonly referenceTo: Int32Array;
  /** Place in the reference text of the last hit that fitted. */
  readonly last: Int32Array;
  readonly shared: Int32Array;
  readonly rareHits: Int32Array;
  /** How far the hits lie after their places in the reference text, and how many more say so than something else. */
  readonly diagonal: Int32Array;
  readonly diagonalVotes: Int32Array;
  /** End before the last long gap, and hits since then: a single one far away is chance. */
  readonly settledTo: Int32Array;
  readonly hitsSince: Int32Array;
  /** Hits that say that another copy has begun, where the first of them is, and how many words they stand for. */
  readonly restartHits: Int32Array;
  readonly restartFrom: Int32Array;
  readonly restartPlace: Int32Array;
  readonly restartShared: Int32Array;
  /** Texts that were opened since the walk began. */
  readonly opened: number[];
}

/** Columns for so many texts, none open. */
export function createOccurrences(texts: number): Occurrences {
  return {
    isOpen: new Uint8Array(texts),
    from: new Int32Array(texts),
    to: new Int32Array(texts),
    referenceFrom: new Int32Array(texts),
    referenceTo: new Int32Array(texts),
    last: new Int32Array(texts),
    shared: new Int32Array(texts),
    rareHits: new Int32Array(texts),
    diagonal: new Int32Array(texts),
    diagonalVotes: new Int32Array(texts),
    settledTo: new Int32Array(texts),
    hitsSince: new Int32Array(texts),
    restartHits: new Int32Array(texts),
    restartFrom: new Int32Array(texts),
    restartPlace: new Int32Array(texts),
    restartShared: new Int32Array(texts),
    opened: [],
  };
}

/** Begins an occurrence of a text. */
export function openOccurrence(all: Occurrences, text: number, at: number, place: number): void {
  if (all.isOpen[text] === 0) all.opened.push(text);
  all.isOpen[text] = 1;
  all.from[text] = at;
  all.to[text] = at;
  all.referenceFrom[text] = place;
  all.referenceTo[text] = place;
  all.last[text] = place;
  all.shared[text] = 0;
  all.rareHits[text] = 0;
  all.settledTo[text] = at;
  all.hitsSince[text] = 0;
  all.diagonal[text] = at - place;
  all.diagonalVotes[text] = 0;
  all.restartHits[text] = 0;
}

/** True when a hit begins another copy of the text, or lies too far away to belong to this one. */
export function isNewCopy(
  all: Occurrences,
  text: number,
  { at, place, length, share }: Hit,
): boolean {
  const gap = at - (all.to[text] ?? 0);
  if (gap > SHORTEST_GAP && gap > Math.min(LONGEST_GAP, SHORTEST_GAP + length * GAP_SHARE)) {
    all.restartHits[text] = 0;
    return true;
  }
  const isBeginning =
    place <= length * 0.3 || place <= (all.referenceFrom[text] ?? 0) + NEAR_DIAGONAL;
  if (!isBeginning || (all.last[text] ?? 0) < place + drift(length)) return false;
  if ((all.shared[text] ?? 0) <= share * CHANCE_HITS) {
    all.restartHits[text] = 0;
    return true;
  }
  const restartHits = (all.restartHits[text] ?? 0) + 1;
  all.restartHits[text] = restartHits;
  if (restartHits === 1) {
    all.restartFrom[text] = at;
    all.restartPlace[text] = place;
    all.restartShared[text] = 0;
  }
  if (restartHits >= RESTART_HITS) return true;
  all.restartShared[text] = (all.restartShared[text] ?? 0) + share;
  return false;
}

/** Begins another copy of a text with the hits that told of it. */
export function reopenOccurrence(all: Occurrences, text: number, at: number, place: number): void {
  const isTold = (all.restartHits[text] ?? 0) > 0;
  const from = all.restartFrom[text] ?? at;
  const first = all.restartPlace[text] ?? place;
  const shared = all.restartShared[text] ?? 0;
  openOccurrence(all, text, isTold ? from : at, isTold ? first : place);
  if (isTold) all.shared[text] = shared;
}

/** A hit that belongs to an occurrence. */
export interface Hit {
  readonly at: number;
  readonly place: number;
  readonly expected: number;
  /** Words of the reference text. */
  readonly length: number;
  /** How many words the hit stands for. */
  readonly share: number;
  readonly isRare: boolean;
}

/** Adds a hit to an occurrence. */
export function extendOccurrence(
  all: Occurrences,
  text: number,
  { at, place, expected, length, share, isRare }: Hit,
): void {
  const isBack = place < (all.last[text] ?? 0) && expected - place > drift(length);
  const isAgain = place === all.last[text] && at !== all.from[text];
  if (isBack || isAgain) return;
  all.shared[text] = (all.shared[text] ?? 0) + share;
  if (isRare) all.rareHits[text] = (all.rareHits[text] ?? 0) + 1;
  vote(all, text, at - place);
  all.restartHits[text] = 0;
  if (at - (all.to[text] ?? 0) > STRAY_GAP && length < SHORT_TEXT) {
    all.settledTo[text] = all.to[text] ?? 0;
    all.hitsSince[text] = 0;
  }
  all.hitsSince[text] = (all.hitsSince[text] ?? 0) + 1;
  all.to[text] = at;
  all.last[text] = place;
  if (place < (all.referenceFrom[text] ?? 0)) all.referenceFrom[text] = place;
  if (place > (all.referenceTo[text] ?? 0)) all.referenceTo[text] = place;
}

/** One vote for a diagonal; one that has more than half of all votes is kept in the end. */
function vote(all: Occurrences, text: number, diagonal: number): void {
  const votes = all.diagonalVotes[text] ?? 0;
  if (Math.abs(diagonal - (all.diagonal[text] ?? 0)) <= NEAR_DIAGONAL) {
    all.diagonalVotes[text] = votes + 1;
  } else if (votes > 0) {
    all.diagonalVotes[text] = votes - 1;
  } else {
    all.diagonal[text] = diagonal;
    all.diagonalVotes[text] = 1;
  }
}

function drift(length: number): number {
  return Math.min(LARGEST_DRIFT, length * DRIFT_SHARE);
}

/** The occurrence as a candidate; undefined when it shares too little. */
export function toCandidate(all: Occurrences, text: number, length: number): Candidate | undefined {
  const shared = Math.min(all.shared[text] ?? 0, length);
  if (shared < LEAST_SHARED && shared < length * LEAST_COVERAGE) return undefined;
  const isStray = (all.hitsSince[text] ?? 0) < SETTLED_HITS && length < SHORT_TEXT;
  return {
    text,
    from: all.from[text] ?? 0,
    to: (isStray ? (all.settledTo[text] ?? 0) : (all.to[text] ?? 0)) + 5,
    referenceFrom: all.referenceFrom[text] ?? 0,
    referenceTo: all.referenceTo[text] ?? 0,
    shared,
    rareHits: all.rareHits[text] ?? 0,
    diagonal: all.diagonal[text] ?? 0,
  };
}
