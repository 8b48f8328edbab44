import { addressAt } from "./address-at.ts";
import type { AddressLookup, LinkedLicense } from "./address-lookup.ts";

/** An address in a text that leads to a license. */
export interface FoundAddress extends LinkedLicense {
  readonly start: number;
  readonly end: number;
}

/** Addresses with a scheme in a text that lead to licenses, in order of place. */
export function findAddresses(text: string, addresses: AddressLookup): readonly FoundAddress[] {
  const found: FoundAddress[] = [];
  for (let at = text.indexOf("://"); at >= 0; at = text.indexOf("://", at + 3)) {
    const { start, end } = addressAt(text, at);
    const linked = addresses(text.slice(start, end));
    if (linked) found.push({ ...linked, start, end });
  }
  return found;
}
