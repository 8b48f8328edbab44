import { familyOfId } from "../family.ts";
import type { NameKey } from "../name-keys.ts";
import { type NamedLicense, plainVersion } from "./named.ts";

/** Families that have a grammar of their own. */
const OWN_GRAMMAR =
  /^(?:gnu|gpl|lgpl|agpl|gfdl|fdl|general public|affero|cc|cc0|creative commons|attribution(?! assurance))(?: |$)/;

/** Names that people use for the license alone, so that a word like "under" before them is enough. */
const ALONE =
  /^(?:mit|apache|isc|zlib|libpng|expat|boost|artistic|mozilla|eclipse|unlicense|w3c|openssl|psf|beerware|beer ware|sleepycat|postgresql|ncsa|hpnd|openldap|zope)(?: |$)/;

/** Names of one first word with the licenses that they mean. */
type NamedLicenses = (keys: readonly NameKey[]) => ReadonlyMap<string, NamedLicense>;

/** Reads the names of a catalog, those of one first word at a time. */
export function createNamedLicenses(all: readonly NameKey[]): NamedLicenses {
  let editionsOf: ReturnType<typeof editionsByFamily> | undefined;
  return (keys) => namedLicenses(keys, (editionsOf ??= editionsByFamily(all)));
}

function namedLicenses(
  keys: readonly NameKey[],
  editionsOf: ReturnType<typeof editionsByFamily>,
): ReadonlyMap<string, NamedLicense> {
  const families = new Map<
    string,
    {
      editions: Map<string, readonly string[]>;
      bare: readonly string[];
      isStrong: boolean;
      isStrongWithVersion: boolean;
    }
  >();
  for (const [key, ids, isStrong] of keys) {
    if (OWN_GRAMMAR.test(key)) continue;
    const [, stem = key, version = ""] = /^(.*[^\d. ].*) (\d+(?:\.\d+)*[a-z]?)$/.exec(key) ?? [];
    const family = families.get(stem) ?? {
      editions: new Map(),
      bare: [],
      isStrong: false,
      isStrongWithVersion: false,
    };
    if (version === "") {
      family.bare = ids;
      family.isStrong = isStrong;
    } else if (!family.editions.has(version)) {
      family.editions.set(version, ids);
      family.isStrongWithVersion ||= isStrong;
    }
    families.set(stem, family);
  }
  return new Map(
    Array.from(families, ([stem, family]) => {
      const [first = ""] = family.bare;
      const siblings = editionsOf.get(familyOfId(first)) ?? [];
      const editions = new Map([...siblings, ...family.editions]);
      return [
        stem,
        {
          ...family,
          editions,
          needsWord:
            !family.isStrong &&
            !family.isStrongWithVersion &&
            !ALONE.test(stem) &&
            !isId(stem, first),
          isInitials: !stem.includes(" ") && editions.size > 0,
          ...(family.bare.length === 0 && withoutVersion(stem, editions)),
        },
      ];
    }),
  );
}

/** True for ids of several words, such as `MS-PL`, which nothing else is called. */
function isId(stem: string, id: string): boolean {
  return stem.includes(" ") && stem === id.toLowerCase().replaceAll("-", " ");
}

/** Ids that consist of a family and a version, by family: every name of the family can be followed by each version. */
function editionsByFamily(
  keys: readonly NameKey[],
): ReadonlyMap<string, readonly (readonly [version: string, ids: readonly string[]])[]> {
  const found = new Map<string, Map<string, readonly string[]>>();
  for (const [, ids] of keys) {
    const [id = ""] = ids;
    const [, family, version] = /^([A-Za-z]+)-(\d+(?:\.\d+)*[a-z]?)$/.exec(id) ?? [];
    if (ids.length > 1 || family === undefined || version === undefined) continue;
    const editions = found.get(family.toLowerCase()) ?? new Map<string, readonly string[]>();
    editions.set(plainVersion(version), ids);
    found.set(family.toLowerCase(), editions);
  }
  return new Map(Array.from(found, ([family, editions]) => [family, [...editions]]));
}

/** A name that the catalog has with versions only: initials and names of several words speak for themselves, one word does not. */
function withoutVersion(
  stem: string,
  editions: NamedLicense["editions"],
): Pick<NamedLicense, "bare" | "isStrong" | "isStrongWithVersion"> {
  const [newest] = [...editions].toSorted(([a], [b]) => compareVersions(b, a));
  const bare = newest?.[1] ?? [];
  const isYear = /^(?:19|20)\d\d$/.test(newest?.[0] ?? "");
  const isInitials = !isYear && bare.some((id) => id.toLowerCase().startsWith(`${stem}-`));
  if (!isInitials && !stem.includes(" "))
    return { bare: [], isStrong: false, isStrongWithVersion: false };
  return { bare, isStrong: / .* /.test(stem), isStrongWithVersion: true };
}

/** Orders versions such as `1.9`, `1.10` and `1.10b`; a collator would take longer to load than all else here. */
function compareVersions(a: string, b: string): number {
  const [as, bs] = [a.split("."), b.split(".")];
  for (let at = 0; at < as.length && at < bs.length; at += 1) {
    const [one = "", other = ""] = [as[at], bs[at]];
    const difference = parseInt(one, 10) - parseInt(other, 10) || one.length - other.length;
    if (difference !== 0) return difference;
    if (one !== other) return one < other ? -1 : 1;
  }
  return as.length - bs.length;
}
