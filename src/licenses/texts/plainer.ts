import type { QueryText } from "../catalog/query.ts";
import { isLight, setsRule } from "../catalog/word-sets.ts";
import { readHunk } from "./hunk.ts";
import type { IdentifyContext } from "./identify-context.ts";
import { type Region, shareOf } from "./region.ts";
import { hashWord } from "../words/words.ts";
import { moreGeneral } from "./standing.ts";
import { isLeftOut, shareOfKept, shareThere } from "./telling-words.ts";

/** Texts whose values differ by less than this, as a share and in words, explain a place about equally well. */
const CLOSE_SHARE = 0.1;
const CLOSE_WORDS = 8;
/** Share of the words that tell a text from another which must be there, and by how much the other may have more. */
const LEAST_TELLING = 0.6;
const CLEARLY_MORE = 0.2;
/** A variant that differs by no more words than this must have nearly all of them. */
const MOST_VARIANT_WORDS = 15;
const LEAST_VARIANT = 0.7;
/** So many of its own words a variant may lack in any case. */
const MOST_LACKING = 1;
/** Share of the words of the plain license that a variant leaves out from which on they were not left out. */
const LEAST_PLAIN = 0.5;
/** Share of the words in runs that a variant explains which its plain license must explain too. */
const PLAIN_SHARE = 0.88;
/** Words that the plain license may lack more than the variant. */
const MORE_MISSING = 8;
/** Share of a place that two texts must have in common to be two readings of it. */
const SAME_PLACE = 0.8;

/**
 * Of texts that explain a place about equally well, the one whose own words are there: a variant of a license is only found where the
 * words are that tell it from the plain license.
 */
export function plainer(
  context: IdentifyContext,
  query: QueryText,
  best: Region,
  regions: readonly Region[],
): Region {
  if (best.judgment.hunks.length === 0) return best;
  const rivals = regions
    .filter((region) => shareOf(region, best) > SAME_PLACE)
    .toSorted((a, b) => b.value - a.value);
  let chosen = best;
  for (const region of rivals)
    if (region !== chosen && isPlainer(context, query, chosen, region, best)) chosen = region;
  return rivals.find((region) => isOfHolder(context, query, region, best)) ?? chosen;
}

/** The initials of a holder in the id of a license that others fill in with their names: `MIT-CMU`, `HPND-DEC`. */
const HOLDER = /^(?:MIT|HPND|BSD-\d-Clause)-([A-Z]{3,})$/;

/** True for a license that is called by its holder, where he is named and another holder may stand as well. */
function isOfHolder(
  { catalog }: IdentifyContext,
  query: QueryText,
  region: Region,
  best: Region,
): boolean {
  const [, holder] = HOLDER.exec(catalog.owner(region.text).id) ?? [];
  if (holder === undefined || region.value < leastClose(best)) return false;
  const id = catalog.wordId(hashWord(holder.toLowerCase()));
  return id !== 0 && query.words.subarray(region.from, region.to).includes(id);
}

function isPlainer(
  context: IdentifyContext,
  query: QueryText,
  chosen: Region,
  region: Region,
  best: Region,
): boolean {
  const { catalog, tellingWords } = context;
  const telling = tellingWords(chosen.text, region.text);
  if (isLeftOut(telling, chosen.blocks) && region.judgment.firm >= chosen.judgment.firm)
    return moreGeneral(catalog.owner(region.text), catalog.owner(chosen.text)) > 0;
  const own = namesOthers(context, query, chosen, telling)
    ? 0
    : shareOfKept(telling, chosen.blocks);
  const lacking = telling.length * (1 - own);
  if (own > 0 && telling.length > 0 && lacking <= MOST_LACKING) return false;
  if (region.value >= leastClose(best) && own < LEAST_TELLING && chosen.judgment.missing > 0) {
    const other = shareThere(tellingWords(region.text, chosen.text), region.blocks);
    if (other > own + CLEARLY_MORE) return true;
  }
  const more = moreGeneral(catalog.owner(region.text), catalog.owner(chosen.text));
  if (more === 0 || region.judgment.firm < chosen.judgment.firm * PLAIN_SHARE) return false;
  if (region.judgment.missing > chosen.judgment.missing + MORE_MISSING) return false;
  if (telling.length === 0)
    return shareThere(tellingWords(region.text, chosen.text), region.blocks) >= LEAST_PLAIN;
  return own < (telling.length <= MOST_VARIANT_WORDS ? LEAST_VARIANT : LEAST_TELLING);
}

/** Longest run of words that may name somebody, and places from which on others are named all over a text. */
const LONGEST_NAME = 14;
const NAMED_OFTEN = 2;

/** True where others are named beside or instead of the holder whose name alone tells the license of his from the plain one. */
function namesOthers(
  { catalog, sets }: IdentifyContext,
  query: QueryText,
  { text, judgment }: Region,
  telling: readonly number[],
): boolean {
  const { names } = sets;
  const reference = catalog.reference(text);
  if (!telling.every((place) => names.has(reference.words[place] ?? 0))) return false;
  const [first = 0] = telling;
  const end = (telling.at(-1) ?? 0) + 1;
  const others = judgment.hunks.filter((hunk) => {
    if (hunk.referenceTo >= first && hunk.referenceFrom <= end) return false;
    const { removed, added } = readHunk(query, reference, hunk);
    if (added.length > LONGEST_NAME || setsRule(added, sets)) return false;
    return removed.length === 0
      ? added.some((id) => id === 0 || names.has(id))
      : removed.every((id) => isLight(id, sets) || names.has(id)) &&
          added.some((id) => !isLight(id, sets));
  });
  return others.length >= NAMED_OFTEN;
}

/** Value of a text that explains a place about as well as the best one. */
export function leastClose(best: Region | undefined): number {
  return best ? best.value * (1 - CLOSE_SHARE) - CLOSE_WORDS : 0;
}
