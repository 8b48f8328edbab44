import type { ReferenceText } from "../catalog/catalog.ts";
import type { QueryText } from "../catalog/query.ts";
import type { WordSets } from "../catalog/word-sets.ts";
import { isOtherHolder } from "./holder-place.ts";
import { type Hunk, readHunk } from "./hunk.ts";
import { movedNegations } from "./moved-negation.ts";

/** Places in a list of differences at which stand words that the SPDX template of a license leaves to be replaced. */
export function replaceableHunks(
  query: QueryText,
  reference: ReferenceText,
  hunks: readonly Hunk[],
  sets: WordSets,
): ReadonlySet<number> {
  // Only the SPDX list has templates.
  if (reference.license.id.startsWith("LicenseRef-")) return new Set();
  const read = hunks.map((hunk) => ({ hunk, words: readHunk(query, reference, hunk) }));
  const found = new Set(movedNegations(reference, read, sets));
  for (const [at, { hunk, words }] of read.entries())
    if (isOtherHolder(query, reference, hunk, words, sets)) found.add(at);
  return found;
}
