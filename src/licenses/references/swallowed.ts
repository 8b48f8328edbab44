import type { LicenseReference } from "../license.ts";
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
): readonly FoundReference[] {
  const swallowed = new Set<FoundReference>();
  const weights = new Map(found.map((reference) => [reference, weightOf(text, reference)]));
  for (const order of [found, found.toReversed()]) {
    const last = new Map<string, number[]>();
    for (const reference of order) {
      const weight = weights.get(reference) ?? 0;
      const families = familiesOf(reference);
      const isNear =
        (reference.isLoose === true && isSaidInFull(reference, last)) ||
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

/** A version without more, near the same version "or later". */
function isSaidInFull(
  { ids: [id = ""], start }: FoundReference,
  last: ReadonlyMap<string, readonly number[]>,
): boolean {
  const place = last.get(id.replace("-only", "-or-later"))?.[3];
  return place !== undefined && Math.abs(place - start) < NEIGHBORHOOD;
}

/** Keys under which a reference is known: its family, and its id, plain where it has an exception. */
function familiesOf({ ids: [id = ""] }: FoundReference): readonly string[] {
  const family = familyOfId(id);
  if (id.endsWith("-or-later")) return /^[al]?gpl$/.test(family) ? [family, GNU, id] : [family, id];
  return /^[al]?gpl$/.test(family) ? [family, GNU] : [family];
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
