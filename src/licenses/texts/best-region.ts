import { GRAM_LENGTH } from "../catalog/grams.ts";
import type { QueryText } from "../catalog/query.ts";
import { alignCandidate, EDGE, EXCERPT_VALUE } from "./align-candidate.ts";
import { MOST_BROKEN } from "./enough.ts";
import type { IdentifyContext } from "./identify-context.ts";
import type { Candidate } from "./occurrences.ts";
import { leastClose, plainer } from "./plainer.ts";
import type { Region } from "./region.ts";
import { moreGeneral } from "./standing.ts";

/** Candidates for one place that are aligned, beside those that share most; more only differ from these by more. */
const MOST_RIVALS = 16;
/** Rivals that share nearly most, as a share of the words of the one that does. */
const NEARLY_MOST = 0.97;
/**
 * A rival of which this much less is expected than the best one is worth, as a share and in words, cannot win, unless it shares as
 * many words.
 */
const RIVAL_SHARE = 0.15;
const RIVAL_WORDS = 15;
/** The same share for the plain license of a variant, which is judged by other words. */
const PLAIN_SHARE = 0.6;
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
  for (const { from, to, referenceFrom, referenceTo, shared } of rivals) {
    // One stray hit far behind makes the place longer, but not what a text has of it.
    const length = Math.min(to - from, referenceTo - referenceFrom + GRAM_LENGTH);
    if (shared >= most * LIKE_SHARE) broken = Math.max(broken, length / shared);
  }
  broken = Math.min(broken, MOST_BROKEN);
  return rivals
    .map((candidate) => {
      const { words, requiredCount } = catalog.reference(candidate.text);
      const length = words.length;
      const matched = Math.min(length, candidate.to - candidate.from, candidate.shared * broken);
      const missing = Math.max(0, requiredCount - matched);
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
  let mostShared = 0;
  let better = 1;
  let aligned = 0;
  for (const { candidate, expected } of ranked) {
    if (best && aligned >= MOST_RIVALS && candidate.shared < mostShared * NEARLY_MOST) continue;
    const isRival =
      !best ||
      candidate.shared >= mostShared ||
      isExpected(context, best, candidate.text, expected * better);
    if (!isRival) continue;
    if (best && isExplained(best, candidate)) continue;
    aligned += 1;
    const region = alignCandidate(context, query, candidate, taken, leastClose(best));
    if (!region) continue;
    regions.push(region);
    if (best && region.value <= best.value) continue;
    best = region;
    // Others do better than expected by as much: their grams were broken by the same changed words.
    better = expected > 0 ? Math.max(1, region.value / expected) : 1;
    mostShared = candidate.shared;
  }
  return best && plainer(context, query, best, regions);
}

/** Whether a text may explain the place as well as the best one so far, or is the plain license of which that one is a variant. */
function isExpected(
  { catalog }: IdentifyContext,
  best: Region,
  text: number,
  expected: number,
): boolean {
  if (expected >= best.value * (1 - RIVAL_SHARE) - RIVAL_WORDS) return true;
  if (best.judgment.hunks.length === 0 || expected < best.value * PLAIN_SHARE) return false;
  return moreGeneral(catalog.owner(text), catalog.owner(best.text)) > 0;
}

/** True when a text that is there without a change has all words that speak for the candidate. */
function isExplained({ from, to, judgment }: Region, candidate: Candidate): boolean {
  if (judgment.hunks.length + judgment.free > 0) return false;
  return candidate.from >= from - EDGE / 2 && candidate.to <= to + EDGE / 2;
}
