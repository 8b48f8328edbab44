import { addressAt } from "./address-at.ts";
import type { Stretch } from "../stretches.ts";
import type { AddressLookup, LinkedLicense } from "./address-lookup.ts";

/** An address in a text that leads to a license. */
export interface FoundAddress extends LinkedLicense {
  readonly start: number;
  readonly end: number;
}

/** Addresses with a scheme that lead to licenses, in order of place, outside of stretches that come in order of place. */
export function findAddresses(
  text: string,
  addresses: AddressLookup,
  outside: readonly Stretch[],
): readonly FoundAddress[] {
  const found: FoundAddress[] = [];
  let next = 0;
  let at = text.indexOf("://");
  while (at >= 0) {
    while ((outside[next]?.end ?? Infinity) <= at) next += 1;
    const stretch = outside[next];
    if (stretch && stretch.start <= at) {
      at = text.indexOf("://", stretch.end);
      continue;
    }
    const { start, end } = addressAt(text, at);
    const linked = addresses(text.slice(start, end));
    if (linked) found.push({ ...linked, start, end });
    at = text.indexOf("://", at + 3);
  }
  return found;
}
