import type { QueryText } from "../catalog/query.ts";
import { EDGE } from "./align-candidate.ts";
import { bestRegion, rank } from "./best-region.ts";
import { type CandidatePool, createCandidatePool } from "./candidate-pool.ts";
import { canBeEnough } from "./enough.ts";
import type { IdentifyContext } from "./identify-context.ts";
import type { Candidate } from "./occurrences.ts";
import { plainer } from "./plainer.ts";
import { type Region, shareOf } from "./region.ts";

/** A text that lacks or adds so many words may be several shorter ones, each at most this share of it. */
const PASSAGE_WORDS = 30;
const PART_SHARE = 0.75;
/** A text that lacks or adds so many words may lie across the edge of another, of which this share lies in it. */
const CHALLENGED_WORDS = 10;
const ACROSS_SHARE = 0.3;

/** Adds the best candidate of each place, the strongest places first. */
export function chooseRegions(
  context: IdentifyContext,
  query: QueryText,
  candidates: readonly Candidate[],
  regions: Region[],
): void {
  const hopeful = candidates.filter((candidate) => canBeEnough(context, candidate));
  if (hopeful.length === 0) return;
  const taken = new Uint8Array(query.words.length);
  for (const { from, to } of regions) taken.fill(1, from, to);
  const pool = createCandidatePool(hopeful, (candidate) => weight(context, candidate));
  for (let strongest = pool.next(); strongest; strongest = pool.next()) {
    const rivals = pool.rivalsOf(strongest);
    const first = bestRegion(context, query, rivals, taken);
    const best = first && challenge(context, query, first, rivals, pool, taken);
    if (!best) {
      pool.remove(rivals);
      continue;
    }
    for (const region of separate(context, query, best, pool, taken)) {
      regions.push(region);
      taken.fill(1, region.from, region.to);
      pool.removeCovered(region.from, region.to);
    }
    pool.remove([strongest]);
  }
}

function weight({ catalog }: IdentifyContext, { text, shared }: Candidate): number {
  return shared * Math.sqrt(shared / catalog.wordCount(text));
}

/** The text of a place, or one that explains a place across its edge better, so that the middle of two texts is not taken for a third. */
function challenge(
  context: IdentifyContext,
  query: QueryText,
  best: Region,
  rivals: readonly Candidate[],
  pool: CandidatePool,
  taken: Uint8Array,
): Region {
  if (best.judgment.missing + best.judgment.added < CHALLENGED_WORDS) return best;
  const known = new Set(rivals);
  const others = pool
    .near(best.from, best.to)
    .filter((other) => !known.has(other) && shareOf(best, other) > ACROSS_SHARE);
  const stronger = rank(context, others).filter(({ expected }) => expected > best.value);
  const candidates = stronger.map(({ candidate }) => candidate);
  const other = bestRegion(context, query, candidates, taken);
  if (!other) return best;
  return plainer(context, query, other.value > best.value ? other : best, [best, other]);
}

/** Two or more texts in the place of one that lacks or adds much, when together they explain more; else that one. */
function separate(
  context: IdentifyContext,
  query: QueryText,
  whole: Region,
  pool: CandidatePool,
  taken: Uint8Array,
): readonly Region[] {
  if (whole.judgment.missing + whole.judgment.added < PASSAGE_WORDS) return [whole];
  const most = (whole.to - whole.from) * PART_SHARE;
  const parts: Region[] = [];
  const takenByParts = taken.slice();
  let left = pool
    .near(whole.from, whole.to)
    .filter(
      ({ text, from, to }) =>
        text !== whole.text &&
        to - from <= most &&
        from >= whole.from - EDGE &&
        to <= whole.to + EDGE,
    );
  while (left.length > 0) {
    const [first] = rank(context, left);
    if (!first) break;
    const near = left.filter((other) => shareOf(first.candidate, other) > 0.5);
    const best = bestRegion(context, query, near, takenByParts);
    left = left.filter((other) => !near.includes(other) && (!best || shareOf(best, other) <= 0.5));
    if (!best) continue;
    parts.push(best);
    takenByParts.fill(1, best.from, best.to);
  }
  const value = parts.reduce((sum, part) => sum + part.value, 0);
  return value > whole.value ? parts : [whole];
}
