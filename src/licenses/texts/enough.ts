import type { EqualWords } from "../license.ts";
import type { IdentifyContext } from "./identify-context.ts";
import type { Candidate } from "./occurrences.ts";
import type { Stretch } from "./region.ts";

/** Words that one shared gram stands for, at most. */
export const MOST_BROKEN = 2.5;
/** Words by which an estimate from few grams may be too low. */
const SLACK = 15;
/** Share of the required words from which on a text is that license, complete or nearly so. */
const WHOLE_SHARE = 0.75;
/** An excerpt: this many words of the license, hardly anything else between them, and grams that few licenses have. */
const EXCERPT_WORDS = 100;
const EXCERPT_SHARE = 0.05;
const EXCERPT_PURITY = 0.8;
const EXCERPT_RARE_HITS = 6;

/** Whether a candidate can be enough after all: changed words break several grams each, so it may match more than it shares. */
export function canBeEnough({ catalog }: IdentifyContext, candidate: Candidate): boolean {
  const { text, from, to, shared, rareHits } = candidate;
  const { requiredCount } = catalog.reference(text);
  const most = shared * MOST_BROKEN + SLACK;
  if (most >= requiredCount * WHOLE_SHARE) return true;
  if (most < EXCERPT_WORDS || most < requiredCount * EXCERPT_SHARE) return false;
  return most >= (to - from) * EXCERPT_PURITY && rareHits >= EXCERPT_RARE_HITS;
}

/** Whether what was aligned is the license, or an excerpt of it that is no chance. */
export function isEnough(
  { requiredCount, optional }: { readonly requiredCount: number; readonly optional: Uint8Array },
  blocks: readonly EqualWords[],
  region: Stretch,
  { rareHits }: Candidate,
): boolean {
  let required = 0;
  let matched = 0;
  for (const { reference, length } of blocks) {
    matched += length;
    for (let at = reference; at < reference + length; at += 1)
      if (optional[at] === 0) required += 1;
  }
  if (required >= requiredCount * WHOLE_SHARE) return true;
  if (required < EXCERPT_WORDS || required < requiredCount * EXCERPT_SHARE) return false;
  return matched >= (region.to - region.from) * EXCERPT_PURITY && rareHits >= EXCERPT_RARE_HITS;
}
