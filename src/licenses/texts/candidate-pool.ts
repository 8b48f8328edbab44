import type { Candidate } from "./find-candidates.ts";

/** Words in one bucket of places; candidates are looked up by the buckets that they touch. */
const BUCKET_WORDS = 512;

/** Candidates that are still to be judged, the strongest first, with look-up by place. */
export interface CandidatePool {
  /** The strongest candidate that is left. */
  next(): Candidate | undefined;
  /** Candidates that are left and share more than half of the shorter one's place, the strongest first. */
  rivalsOf(candidate: Candidate, most: number): readonly Candidate[];
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
  const rankOf = new Map(ordered.map((candidate, rank) => [candidate, rank]));
  const buckets = new Map<number, Candidate[]>();
  for (const candidate of ordered) {
    for (const bucket of bucketsOf(candidate.from, candidate.to)) {
      const list = buckets.get(bucket);
      if (list) list.push(candidate);
      else buckets.set(bucket, [candidate]);
    }
  }
  let position = 0;

  const near = (from: number, to: number): readonly Candidate[] => {
    const found = new Set<Candidate>();
    for (const bucket of bucketsOf(from, to)) {
      for (const candidate of buckets.get(bucket) ?? [])
        if (rankOf.has(candidate)) found.add(candidate);
    }
    return [...found];
  };

  return {
    next() {
      for (; position < ordered.length; position += 1) {
        const candidate = ordered[position];
        if (candidate && rankOf.has(candidate)) return candidate;
      }
      return undefined;
    },
    rivalsOf(candidate, most) {
      return near(candidate.from, candidate.to)
        .filter((other) => overlaps(candidate, other))
        .toSorted((a, b) => (rankOf.get(a) ?? 0) - (rankOf.get(b) ?? 0))
        .slice(0, most);
    },
    remove(done) {
      for (const candidate of done) rankOf.delete(candidate);
    },
    removeCovered(from, to) {
      for (const candidate of near(from, to)) {
        const common = Math.min(candidate.to, to) - Math.max(candidate.from, from);
        if (common > (candidate.to - candidate.from) * 0.5) rankOf.delete(candidate);
      }
    },
  };
}

function overlaps(a: Candidate, b: Candidate): boolean {
  const common = Math.min(a.to, b.to) - Math.max(a.from, b.from);
  return common > Math.min(a.to - a.from, b.to - b.from) * 0.5;
}

function bucketsOf(from: number, to: number): readonly number[] {
  const first = Math.floor(from / BUCKET_WORDS);
  const last = Math.floor(to / BUCKET_WORDS);
  return Array.from({ length: last - first + 1 }, (_, at) => first + at);
}
