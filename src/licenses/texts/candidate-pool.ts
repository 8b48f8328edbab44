import type { Candidate } from "./occurrences.ts";

/** Words in one bucket of places; candidates are looked up by the buckets that they touch. */
const BUCKET_WORDS = 2048;

/** Candidates that are still to be judged, the strongest first, with look-up by place. */
export interface CandidatePool {
  /** The strongest candidate that is left. */
  next(): Candidate | undefined;
  /** Candidates that are left and share more than half of the longer one's place, in no order. */
  rivalsOf(candidate: Candidate): readonly Candidate[];
  /** Candidates that are left and touch a stretch of words, in no order. */
  near(from: number, to: number): readonly Candidate[];
  /** Removes candidates. */
  remove(candidates: readonly Candidate[]): void;
  /** Removes candidates of which more than half lies in a stretch of words. */
  removeCovered(from: number, to: number): void;
}

/** A pool of candidates; `weigh` says how strong one is. Each operation costs as much as there are candidates nearby. */
export function createCandidatePool(
  candidates: readonly Candidate[],
  weigh: (candidate: Candidate) => number,
): CandidatePool {
  const ordered = candidates
    .map((candidate) => ({ candidate, weight: weigh(candidate) }))
    .toSorted((a, b) => b.weight - a.weight)
    .map(({ candidate }) => candidate);
  const left = new Set(ordered);
  const buckets: Candidate[][] = [];
  for (const candidate of ordered) {
    for (let bucket = bucketOf(candidate.from); bucket <= bucketOf(candidate.to); bucket += 1)
      (buckets[bucket] ??= []).push(candidate);
  }
  let position = 0;

  /** Candidates that are left around a place, each once; those that are gone are swept out of the buckets. */
  const near = (from: number, to: number): readonly Candidate[] => {
    const found: Candidate[] = [];
    const first = bucketOf(from);
    for (let bucket = first; bucket <= bucketOf(to); bucket += 1) {
      const kept = (buckets[bucket] ?? []).filter((candidate) => left.has(candidate));
      buckets[bucket] = kept;
      for (const candidate of kept)
        if (bucketOf(Math.max(from, candidate.from)) === bucket) found.push(candidate);
    }
    return found;
  };

  return {
    next() {
      for (; position < ordered.length; position += 1) {
        const candidate = ordered[position];
        if (candidate && left.has(candidate)) return candidate;
      }
      return undefined;
    },
    near,
    rivalsOf: (candidate) =>
      near(candidate.from, candidate.to).filter((other) => overlaps(candidate, other)),
    remove(done) {
      for (const candidate of done) left.delete(candidate);
    },
    removeCovered(from, to) {
      for (const candidate of near(from, to)) {
        const common = Math.min(candidate.to, to) - Math.max(candidate.from, from);
        if (common > (candidate.to - candidate.from) * 0.5) left.delete(candidate);
      }
    },
  };
}

function overlaps(a: Candidate, b: Candidate): boolean {
  const common = Math.min(a.to, b.to) - Math.max(a.from, b.from);
  return common > Math.max(a.to - a.from, b.to - b.from) * 0.5;
}

function bucketOf(place: number): number {
  return Math.floor(place / BUCKET_WORDS);
}
