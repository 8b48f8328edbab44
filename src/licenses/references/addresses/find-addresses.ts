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
const HOST = /^[a-z0-9][\w-]*(?:\.[\w-]+)*$/i;
/** Before a host name these signs make it part of something else: of an address with a scheme, of one for mail. */
const NO_HOST_AFTER = "@/:";

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
      const start = hostBefore(text, at);
      if (start !== undefined) add(start, addressEnd(text, start));
    });
  }
  return found.length === withScheme ? found : found.toSorted((a, b) => a.start - b.start);
}

/** Where the host name starts that ends at an offset; undefined where none does, or where it has a scheme. */
function hostBefore(text: string, end: number): number | undefined {
  const least = Math.max(0, end - LONGEST_HOST);
  let start = end;
  while (start > least && isOfHost(text.charCodeAt(start - 1))) start -= 1;
  if (start > 0 && NO_HOST_AFTER.includes(text[start - 1] ?? "")) return undefined;
  return HOST.test(text.slice(start, end)) ? start : undefined;
}

/** True for letters, digits, hyphens, underscores and full stops. */
function isOfHost(code: number): boolean {
  const isLetter = (code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a;
  const isDigit = code >= 0x30 && code <= 0x39;
  return isLetter || isDigit || code === 0x2d || code === 0x2e || code === 0x5f;
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
