import { putsUnder } from "./grants.ts";
import type { PlacedReading } from "./reading.ts";

/** So many different licenses with hardly a word between them are a list of licenses, no choice. */
const LONGEST_CHOICE = 8;
const CLOSE = 6;
/** A text with names of so many licenses, which are so large a share of its words, is about licenses. */
const ABOUT_LICENSES: readonly (readonly [licenses: number, share: number])[] = [
  [10, 0.25],
  [16, 0.1],
];

/** Drops names in a list of many licenses, which grants none of them. `words` counts the words of the text. */
export function dropEnumerations(
  found: readonly PlacedReading[],
  words: number,
): readonly PlacedReading[] {
  const named = found.reduce((sum, { from, to }) => sum + to - from, 0);
  const ids = differentIds(found);
  if (ABOUT_LICENSES.some(([most, share]) => ids >= most && named >= words * share))
    return found.filter(isNotice);
  const kept: PlacedReading[] = [];
  for (let first = 0; first < found.length;) {
    let next = first + 1;
    while (next < found.length && (found[next]?.from ?? 0) - (found[next - 1]?.to ?? 0) <= CLOSE)
      next += 1;
    const run = found.slice(first, next);
    if (differentIds(run) < LONGEST_CHOICE) for (const placed of run) kept.push(placed);
    first = next;
  }
  return kept;
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
