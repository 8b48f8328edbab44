import type { LicenseReference, LicenseTextMatch } from "../license.ts";
import { familyOfId } from "./family.ts";

/** A reference and whether its words name a family of licenses without saying which. */
export interface FoundReference extends LicenseReference {
  readonly isBare?: boolean;
  /** The words point to the text of a license that other words put something under. */
  readonly isPointer?: boolean;
  /** The words name a version and say nothing of later ones. */
  readonly isLoose?: boolean;
}

/** Characters within which a name belongs to one of the same family that says more. */
const NEIGHBORHOOD = 3000;

/** All GNU licenses together: notices of one often point to the text of another. */
const GNU = "gnu";

/**
 * Drops references that say less than another of the same family near them: a name without a version near one with a version or
 * near an address, an address or a pointer near words that put something under the license. References must come in order of place.
 */
export function dropSwallowed(
  text: string,
  found: readonly FoundReference[],
  texts: readonly LicenseTextMatch[],
): readonly FoundReference[] {
  const swallowed = new Set(found.filter((reference) => belongsToText(text, reference, texts)));
  const weights = new Map(found.map((reference) => [reference, weightOf(text, reference)]));
  for (const order of [found, found.toReversed()]) {
    const last = new Map<string, number[]>();
    for (const reference of order) {
      const weight = weights.get(reference) ?? 0;
      const families = familiesOf(reference);
      const isNear =
        ((reference.isLoose === true || reference.isPointer === true) &&
          isSaidInFull(reference, last)) ||
        families.some((family) =>
          (last.get(family) ?? []).some(
            (place, heavier) =>
              heavier > weight &&
              (family !== GNU || reference.isPointer === true) &&
              Math.abs(place - reference.start) < NEIGHBORHOOD,
          ),
        );
      if (isNear) swallowed.add(reference);
      if (!reference.grants) continue;
      for (const family of families) {
        const places = last.get(family) ?? [];
        places[weight] = reference.start;
        last.set(family, places);
      }
    }
  }
  return swallowed.size === 0 ? found : found.filter((reference) => !swallowed.has(reference));
}

/** Longest stretch between the title of a license text and the text. */
const TITLE_GAP = 60;

/** True for a name without a version, or a pointer, where the file holds a text of the family; and for the title of a text. */
function belongsToText(
  text: string,
  { ids: [id = ""], isBare, isPointer, end }: FoundReference,
  texts: readonly LicenseTextMatch[],
): boolean {
  if (isBare !== true && isPointer !== true) return false;
  const family = familyOfId(id);
  const isGnu = /^[al]?gpl$/.test(family);
  return texts.some((match) => {
    const own = familyOfId(match.id);
    if (own === family || (isPointer === true && isGnu && /^[al]?gpl$/.test(own))) return true;
    const gap = match.start - end;
    return (
      gap >= 0 && gap < TITLE_GAP && !/\p{L}{2,}.*\p{L}{2,}/su.test(text.slice(end, match.start))
    );
  });
}

/** A version without more, near the same version "or later". */
function isSaidInFull(
  { ids: [id = ""], start }: FoundReference,
  last: ReadonlyMap<string, readonly number[]>,
): boolean {
  const fuller = [id.replace("-only", "-or-later"), `${id} WITH`];
  return fuller.some((key) => {
    const place = last.get(key)?.[3];
    return place !== undefined && Math.abs(place - start) < NEIGHBORHOOD;
  });
}

/** Keys under which a reference is known: its family, "or later" ids, and ids with an exception. */
function familiesOf({ ids: [id = ""] }: FoundReference): readonly string[] {
  const [license = ""] = id.split(" WITH ");
  const family = familyOfId(license);
  return [
    family,
    ...(/^[al]?gpl$/.test(family) ? [GNU] : []),
    ...(license.endsWith("-or-later") ? [license] : []),
    ...(license === id ? [] : [`${license} WITH`]),
  ];
}

/** 0 a pointer without a version, 1 a name without one, 2 an address or a pointer, 3 words or a field that say which license. */
function weightOf(text: string, { isBare, isPointer, kind, start, end }: FoundReference): number {
  if (isBare === true) return isPointer === true ? 0 : 1;
  if (isPointer === true) return 2;
  return kind === "mention" && isAddress(text.slice(start, Math.min(end, start + 300))) ? 2 : 3;
}

function isAddress(words: string): boolean {
  return /^(?:https?:|www\.|[\w-]+\.[\w.-]+\/)/i.test(words);
}
