import type { QueryText } from "../catalog/query.ts";
import { alignCandidate, EDGE, EXCERPT_VALUE } from "./align-candidate.ts";
import { MOST_BROKEN } from "./enough.ts";
import type { IdentifyContext } from "./identify-context.ts";
import type { Candidate } from "./occurrences.ts";
import { type Region, shareOf } from "./region.ts";
import { shareThere } from "./telling-words.ts";

/** Candidates for one place that are aligned; more only differ from these by more. */
const MOST_RIVALS = 16;
/** A rival of which this much less is expected than the best one is worth, as a share and in words, cannot win. */
const RIVAL_SHARE = 0.15;
const RIVAL_WORDS = 15;
/** Texts whose values differ by less than this, as a share and in words, explain a place about equally well. */
const CLOSE_SHARE = 0.1;
const CLOSE_WORDS = 8;
/** Share of the words that tell a text from another which must be there, and by how much the other may have more. */
const LEAST_TELLING = 0.6;
const CLEARLY_MORE = 0.2;
/** Rivals that share about as much as the one that shares most, as a share. */
const LIKE_SHARE = 0.85;

/** The candidates of one place by how well they may explain it, as far as their grams tell, the best first. */
export function rank(
  { catalog }: IdentifyContext,
  rivals: readonly Candidate[],
): readonly { readonly candidate: Candidate; readonly expected: number }[] {
  // Changed words break several grams each, for all rivals alike: the one that shares most shows how many were broken.
  const most = rivals.reduce((shared, rival) => Math.max(shared, rival.shared), 0);
  let broken = 1;
  for (const { from, to, shared } of rivals)
    if (shared >= most * LIKE_SHARE) broken = Math.max(broken, (to - from) / shared);
  broken = Math.min(broken, MOST_BROKEN);
  return rivals
    .map((candidate) => {
      const length = catalog.wordCount(candidate.text);
      const matched = Math.min(length, candidate.to - candidate.from, candidate.shared * broken);
      const missing = length - matched;
      return { candidate, expected: Math.max(matched - missing * 0.75, matched * EXCERPT_VALUE) };
    })
    .toSorted((a, b) => b.expected - a.expected);
}

/** The text that explains a place best, of several that may stand there; undefined when none is enough. */
export function bestRegion(
  context: IdentifyContext,
  query: QueryText,
  rivals: readonly Candidate[],
  taken: Uint8Array,
): Region | undefined {
  const ranked = rank(context, rivals);
  const regions: Region[] = [];
  let best: Region | undefined;
  let aligned = 0;
  for (const { candidate, expected } of ranked) {
    if (best && (aligned >= MOST_RIVALS || expected < leastRival(best))) break;
    if (best && isExplained(best, candidate)) continue;
    aligned += 1;
    const region = alignCandidate(context, query, candidate, taken, leastClose(best));
    if (!region) continue;
    regions.push(region);
    if (!best || region.value > best.value) best = region;
  }
  return best && plainer(context, best, regions);
}

/**
 * Of texts that explain a place about equally well, the one whose own words are there: a variant of a license is only found where the
 * words are that tell it from the plain license.
 */
function plainer(
  { tellingWords }: IdentifyContext,
  best: Region,
  regions: readonly Region[],
): Region {
  if (best.judgment.missing === 0) return best;
  const close = regions.filter(
    (region) => region.value >= leastClose(best) && shareOf(region, best) > 0.8,
  );
  let chosen = best;
  for (const region of close.toSorted((a, b) => b.value - a.value)) {
    if (region === chosen) continue;
    const own = shareThere(tellingWords(chosen.text, region.text), chosen.blocks);
    const other = shareThere(tellingWords(region.text, chosen.text), region.blocks);
    if (own < LEAST_TELLING && other > own + CLEARLY_MORE) chosen = region;
  }
  return chosen;
}

/** Value of a text that explains a place about as well as the best one. */
function leastClose(best: Region | undefined): number {
  return best ? best.value * (1 - CLOSE_SHARE) - CLOSE_WORDS : 0;
}

function leastRival({ value }: Region): number {
  return value * (1 - RIVAL_SHARE) - RIVAL_WORDS;
}

/** True when a text that is there without a change has all words that speak for the candidate. */
function isExplained({ from, to, judgment }: Region, candidate: Candidate): boolean {
  if (judgment.hunks.length + judgment.free > 0) return false;
  return candidate.from >= from - EDGE / 2 && candidate.to <= to + EDGE / 2;
}
