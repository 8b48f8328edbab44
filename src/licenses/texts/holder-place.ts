import type { ReferenceText } from "../catalog/catalog.ts";
import type { QueryText } from "../catalog/query.ts";
import { isLight, isWeighty, setsRule, type WordSets } from "../catalog/word-sets.ts";
import { type Hunk, type HunkWords, hasSoftWords } from "./hunk.ts";

/** Longest name that may stand where a license names its holders, in words. */
const LONGEST_NAME = 14;
/** Longest name of a holder that a license itself has there, in words: `ISC`. */
const LONGEST_OWN_NAME = 4;

/**
 * True for another holder where a license names whoever holds its rights, which the SPDX templates leave to be replaced: `THE AUTHOR` in
 * place of `ISC`, or a name in "neither the name of ... may be used", "provided by ... as is", "in no event shall ... be liable".
 */
export function isOtherHolder(
  query: QueryText,
  reference: ReferenceText,
  hunk: Hunk,
  { removed, added }: HunkWords,
  sets: WordSets,
): boolean {
  const place = holderPlace(reference, hunk, sets);
  if (!place || added.length > LONGEST_NAME || setsRule(added, sets)) return false;
  if (count(removed, sets.agreeing) !== count(added, sets.agreeing)) return false;
  const isBesideHolder = (id: number): boolean => isLight(id, sets) || sets.agreeing.has(id);
  if (added.length === 0) {
    // Of several, others are still there; or a blank is left, which is no counting word.
    const { from, to } = place;
    const isThere = to - from > removed.length || hasSoftWords(query, hunk);
    return isThere && removed.every(isBesideHolder);
  }
  const isOwnName =
    removed.length <= LONGEST_OWN_NAME && !removed.some((id) => isWeighty(id, sets));
  if (!isOwnName && !removed.every(isBesideHolder)) return false;
  // A thing may have a name, and a name may have one in it: "the Free Software Foundation".
  const mayHoldThing = place.isNamed || !isWeighty(added.at(-1) ?? 0, sets);
  const isHolder = (id: number): boolean =>
    isBesideHolder(id) || !isWeighty(id, sets) || (mayHoldThing && sets.objects.has(id));
  return added.every(isHolder) && added.some((id) => !sets.articles.has(id));
}

function count(words: readonly number[], set: ReadonlySet<number>): number {
  return words.filter((id) => set.has(id)).length;
}

/** Words by which a license names its holders. */
interface HolderPlace {
  readonly from: number;
  readonly to: number;
  /** True in "the name of ...": whatever has a name may stand there. */
  readonly isNamed: boolean;
}

/** The words that name the holders, of which some differ; undefined where the license names nobody. */
function holderPlace(
  { words }: ReferenceText,
  { referenceFrom, referenceTo }: Hunk,
  sets: WordSets,
): HolderPlace | undefined {
  const wordAt = (at: number): number => words[at] ?? 0;
  const { beforeHolder, afterHolder, agreeing } = sets;
  let from = referenceFrom;
  while (from > 0 && isLight(wordAt(from - 1), sets) && !beforeHolder.has(wordAt(from - 1)))
    from -= 1;
  let to = referenceTo;
  if (to > from && agreeing.has(wordAt(to - 1))) to -= 1;
  else while (to < words.length && isLight(wordAt(to), sets)) to += 1;
  const isNamed = words.subarray(from, referenceFrom).some((id) => sets.nameWords.has(id));
  const isBetween = beforeHolder.has(wordAt(from - 1)) && afterHolder.has(wordAt(to));
  if (to === from || !(isBetween || (isNamed && sets.afterName.has(wordAt(to))))) return undefined;
  return { from, to, isNamed };
}
