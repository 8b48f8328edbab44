import { addressAt, addressEnd } from "./address-at.ts";
import type { Stretch } from "../stretches.ts";
import type { AddressLookup, LinkedLicense } from "./address-lookup.ts";

/** An address in a text that leads to a license. */
export interface FoundAddress extends LinkedLicense {
  readonly start: number;
  readonly end: number;
}

/** Ends of host names before a path, by which addresses without a scheme are found. */
const HOST_ENDS = [".org/", ".com/", ".dev/"] as const;
/** Longest host name that is looked back over. */
const LONGEST_HOST = 80;
const HOST_BEFORE = /(?<![\w.@/:-])[a-z0-9][\w-]*(?:\.[\w-]+)*$/i;

/** Addresses that lead to licenses, in order of place, outside of stretches that come in order of place. */
export function findAddresses(
  text: string,
  addresses: AddressLookup,
  outside: readonly Stretch[],
): readonly FoundAddress[] {
  const found: FoundAddress[] = [];
  const add = (start: number, end: number): void => {
    const linked = addresses(text.slice(start, end));
    if (linked) found.push({ ...linked, start, end });
  };
  eachPlace(text, "://", outside, (at) => {
    const { start, end } = addressAt(text, at);
    add(start, end);
  });
  const withScheme = found.length;
  for (const hostEnd of HOST_ENDS) {
    eachPlace(text, hostEnd, outside, (at) => {
      const host = HOST_BEFORE.exec(text.slice(Math.max(0, at - LONGEST_HOST), at))?.[0];
      if (host !== undefined) add(at - host.length, addressEnd(text, at - host.length));
    });
  }
  return found.length === withScheme ? found : found.toSorted((a, b) => a.start - b.start);
}

/** Visits the places of a mark that are outside of all stretches. */
function eachPlace(
  text: string,
  mark: string,
  outside: readonly Stretch[],
  visit: (at: number) => void,
): void {
  let next = 0;
  let at = text.indexOf(mark);
  while (at >= 0) {
    while ((outside[next]?.end ?? Infinity) <= at) next += 1;
    const stretch = outside[next];
    if (stretch && stretch.start <= at) {
      at = text.indexOf(mark, stretch.end);
      continue;
    }
    visit(at);
    at = text.indexOf(mark, at + mark.length);
  }
}
