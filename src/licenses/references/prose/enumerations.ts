import type { PlacedReading } from "./find-readings.ts";

/** So many names with hardly a word between them are a list of licenses. */
const LONGEST_CHOICE = 8;
const CLOSE = 6;

/** Drops names in a list of many licenses, which grants none of them. */
export function dropEnumerations(found: readonly PlacedReading[]): readonly PlacedReading[] {
  const kept: PlacedReading[] = [];
  for (let first = 0; first < found.length;) {
    let next = first + 1;
    while (next < found.length && (found[next]?.from ?? 0) - (found[next - 1]?.to ?? 0) <= CLOSE)
      next += 1;
    const run = found.slice(first, next);
    const families = new Set(run.map(({ reading }) => reading.ids[0]));
    if (families.size < LONGEST_CHOICE) kept.push(...run);
    first = next;
  }
  return kept;
}
