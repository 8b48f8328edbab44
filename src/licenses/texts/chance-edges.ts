import type { ReferenceText } from "../catalog/catalog.ts";
import type { QueryText } from "../catalog/query.ts";
import type { EqualWords } from "../license.ts";
import { isSetApart } from "./edge-words.ts";
import type { Region, Stretch } from "./region.ts";

/** So many words at an end are no chance match. */
const LONGEST_STRAY = 12;
/** Runs in fewer words than this are too few to be called scattered. */
const SHORTEST_SCATTER = 16;
/** Runs of fewer words are single words that any text has. */
const SHORTEST_RUN = 3;
/** Share of their place that scattered runs have at most: single words, and runs. */
const MOST_SINGLE = 1 / 2;
const MOST_SCATTERED = 1 / 3;
/** Share of the words of the license between them that they have at most. */
const MOST_KNOWN = 0.6;

/**
 * The equal runs of a license text without those at its edges that are short and scattered over what stands beside it: sentences of
 * another license.
 */
export function withoutScatteredEdges(
  { firstRequired }: ReferenceText,
  blocks: readonly EqualWords[],
): readonly EqualWords[] {
  const runs = blocks.map(({ query: from, reference, length }) => ({
    from,
    to: from + length,
    reference,
    length,
  }));
  const mirrored = runs.toReversed().map(({ from, to, reference, length }) => ({
    from: -to,
    to: -from,
    reference: -reference - length,
    length,
  }));
  const last = blocks.length - scatteredRuns(mirrored);
  const title = blocks.findIndex(({ reference, length }) => reference + length > firstRequired);
  const scattered = scatteredRuns(runs.slice(Math.max(0, title), last));
  const first = scattered === 0 ? 0 : title + scattered;
  return blocks.slice(first, Math.max(first + 1, last));
}

/** A license text without the words of its title, where these stand in the middle of a sentence before it. */
export function withoutBorrowedTitle(
  query: QueryText,
  { firstRequired }: ReferenceText,
  region: Region,
): Region {
  const { blocks, judgment } = region;
  const [first] = blocks;
  if (!first || first.reference >= firstRequired || !isInSentence(query, first.query))
    return region;
  const own = blocks.flatMap((block) => {
    const skipped = Math.max(0, firstRequired - block.reference);
    const { query, reference, length } = block;
    if (skipped >= length) return [];
    return [{ query: query + skipped, reference: reference + skipped, length: length - skipped }];
  });
  const [start] = own;
  if (!start) return region;
  const hunks = judgment.hunks.filter(({ queryFrom }) => queryFrom >= start.query);
  return { ...region, from: start.query, blocks: own, judgment: { ...judgment, hunks } };
}

/** Words with a small letter of which a line with two others is no title. */
const SMALL_WORD = /(?<![\p{L}\p{N}_'.:/-])\p{Ll}[\p{L}-]*/gu;
const TITLE_WORD = /^(?:the|of|for|and|an?|to|in|or|with|by)$/;
const LEAST_SMALL = 2;
/** Longest line of which a title may be part, before and after its word. */
const LONGEST_LINE = 120;

/** True for a word in the middle of a line of prose. */
function isInSentence(query: QueryText, word: number): boolean {
  if (isSetApart(query, word)) return false;
  const { tokens, places } = query;
  const start = tokens.starts[places[word] ?? 0] ?? 0;
  const before = tokens.text.slice(Math.max(0, start - LONGEST_LINE), start);
  const after = tokens.text.slice(start, start + LONGEST_LINE);
  const [edge, end] = [before.lastIndexOf("\n"), after.indexOf("\n")];
  // A paragraph on one line holds title and terms alike.
  if ((edge < 0 && start > LONGEST_LINE) || end < 0) return false;
  const line = before.slice(edge + 1) + after.slice(0, end);
  const small = line.match(SMALL_WORD) ?? [];
  return small.filter((word) => !TITLE_WORD.test(word)).length >= LEAST_SMALL;
}

/** A run with its places in both texts. */
interface Run extends Stretch {
  readonly reference: number;
  readonly length: number;
}

/** Number of runs at a beginning that are short and make up only a small part of their place in both texts. */
function scatteredRuns(runs: readonly Run[]): number {
  const [start] = runs;
  if (!start) return 0;
  let scattered = 0;
  let length = 0;
  let longest = 0;
  for (let at = 0; at + 1 < runs.length; at += 1) {
    const [run, next] = [runs[at], runs[at + 1]];
    if (!run || !next) break;
    length += run.length;
    longest = Math.max(longest, run.length);
    if (longest >= LONGEST_STRAY) break;
    const place = next.from - start.from;
    const own = next.reference - start.reference;
    const share = longest < SHORTEST_RUN ? MOST_SINGLE : MOST_SCATTERED;
    if (place < SHORTEST_SCATTER) continue;
    if (length < place * share && length < own * MOST_KNOWN) scattered = at + 1;
  }
  return scattered;
}
