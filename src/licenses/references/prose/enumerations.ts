import type { TokenizedText } from "../../words/tokenize.ts";
import { putsUnder } from "./grants.ts";
import type { PlacedReading } from "./reading.ts";
import { isInRow } from "./rows.ts";

/** So many different licenses with hardly a word between them are a list of licenses, no choice. */
const LONGEST_CHOICE = 8;
const CLOSE = 6;
/** A text with names of so many licenses, which are so large a share of its words, is about licenses. */
const ABOUT_LICENSES: readonly (readonly [licenses: number, share: number])[] = [
  [10, 0.25],
  [16, 0.1],
];

/** Share of the names of a list that stand in rows of their own, from which on it is one of components. */
const ROWS_SHARE = 0.8;

/** Drops names in a list of many licenses, which grants none of them; a list of components with their licenses does. */
export function dropEnumerations(
  found: readonly PlacedReading[],
  tokens: TokenizedText,
): readonly PlacedReading[] {
  const named = found.reduce((sum, { from, to }) => sum + to - from, 0);
  const ids = differentIds(found);
  const isAbout = ABOUT_LICENSES.some(
    ([most, share]) => ids >= most && named >= tokens.length * share,
  );
  if (isAbout && !isListOfComponents(found, tokens)) return found.filter(isNotice);
  const kept: PlacedReading[] = [];
  for (let first = 0; first < found.length;) {
    let next = first + 1;
    while (next < found.length && (found[next]?.from ?? 0) - (found[next - 1]?.to ?? 0) <= CLOSE)
      next += 1;
    const run = withoutItems(found.slice(first, next), tokens);
    if (differentIds(run) < LONGEST_CHOICE || isListOfComponents(run, tokens))
      for (const placed of run) kept.push(placed);
    first = next;
  }
  return kept;
}

/** What stands between two items of an array of strings, and how often from which on it is an array of ids: an allow list. */
const NEXT_ITEM = /^["'`]\s{0,40},\s{0,40}["'`]$/;
const LEAST_ITEMS = 3;

function withoutItems(
  run: readonly PlacedReading[],
  { text, starts, ends }: TokenizedText,
): readonly PlacedReading[] {
  const items = new Set<PlacedReading>();
  let joints = 0;
  for (const [at, placed] of run.entries()) {
    const before = run[at - 1];
    if (!before) continue;
    const between = text.slice(ends[before.to - 1] ?? 0, starts[placed.from] ?? 0);
    if (!NEXT_ITEM.test(between)) continue;
    joints += 1;
    items.add(before).add(placed);
  }
  return joints < LEAST_ITEMS ? run : run.filter((placed) => !items.has(placed));
}

function isListOfComponents(
  run: readonly PlacedReading[],
  { text, starts, ends }: TokenizedText,
): boolean {
  let rows = 0;
  for (const [at, { from }] of run.entries()) {
    const before = run[at - 1];
    const previousEnd = before ? (ends[before.to - 1] ?? 0) : 0;
    if (isInRow(text, starts[from] ?? 0, previousEnd)) rows += 1;
  }
  return rows >= run.length * ROWS_SHARE;
}

/** True for words that put the file itself under a license, beside the list. */
function isNotice({ passage, reading }: PlacedReading): boolean {
  return (
    !reading.isBare && reading.ids[0]?.endsWith("-or-later") === true && putsUnder(passage, reading)
  );
}

function differentIds(run: readonly PlacedReading[]): number {
  return new Set(run.map(({ reading }) => reading.ids[0])).size;
}
