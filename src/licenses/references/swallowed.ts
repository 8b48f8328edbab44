import type { LicenseReference } from "../license.ts";
import { familyOfId } from "./family.ts";

/** A reference and whether its words name a family of licenses without saying which. */
export interface FoundReference extends LicenseReference {
  readonly isBare?: boolean;
}

/** Characters within which a name belongs to one of the same family that says more. */
const NEIGHBORHOOD = 3000;

/**
 * Drops references that say less than another of the same family near them: a name without a version near one with a version or
 * near an address, an address near words. References must come in order of place.
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
      const family = familyOfId(reference.ids[0] ?? "");
      const weight = weights.get(reference) ?? 0;
      const places = last.get(family) ?? [];
      const isNear = places.some(
        (place, heavier) => heavier > weight && Math.abs(place - reference.start) < NEIGHBORHOOD,
      );
      if (isNear) swallowed.add(reference);
      if (!reference.grants) continue;
      places[weight] = reference.start;
      last.set(family, places);
    }
  }
  return swallowed.size === 0 ? found : found.filter((reference) => !swallowed.has(reference));
}

/** 0 a name without a version, 1 an address, 2 words or a field that say which license. */
function weightOf(text: string, { isBare, kind, start, end }: FoundReference): number {
  if (isBare === true) return 0;
  return kind === "mention" && isAddress(text.slice(start, Math.min(end, start + 300))) ? 1 : 2;
}

function isAddress(words: string): boolean {
  return (
    /^[^\s/]{0,100}\/\/?[^\s/]+/.test(words) && /^(?:https?:|www\.|[\w-]+\.[\w.-]+\/)/i.test(words)
  );
}
