import { familyOfId } from "../family.ts";
import type { NameKey } from "../name-keys.ts";
import { BSD_NAMES } from "./bsd.ts";
import { CREATIVE_COMMONS_NAMES } from "./creative-commons.ts";
import { EXCEPTION_NAMES } from "./exceptions.ts";
import { GNU_NAMES } from "./gnu.ts";
import { createNameTrie, type NameRow, type NameTrie } from "./name-trie.ts";
import { type NamedLicense, plainVersion } from "./named.ts";
import { NOTICE_PHRASES } from "./notice-phrases.ts";
import { PERL_NAMES } from "./perl.ts";
import { PUBLIC_DOMAIN_NAMES } from "./public-domain.ts";

/** What a found name means: the grammar that reads on, or licenses of the catalog. */
export type NameMeaning =
  | "gnu"
  | "bsd"
  | "creative-commons"
  | "perl"
  | "public-domain"
  | "exception"
  | NamedLicense;

/** Families that have a grammar of their own. */
const OWN_GRAMMAR =
  /^(?:gnu|gpl|lgpl|agpl|gfdl|fdl|general public|affero|cc|cc0|creative commons|attribution)(?: |$)/;

/** All names of a catalog and of the grammars, ready to be found. */
export function createNameTable(keys: readonly NameKey[]): NameTrie<NameMeaning> {
  return createNameTrie(rows(keys));
}

function* rows(keys: readonly NameKey[]): Generator<NameRow<NameMeaning>> {
  for (const words of GNU_NAMES) yield [words, "gnu", /^[a-z]+$/.test(words) ? GNU_VERSIONS : []];
  for (const words of BSD_NAMES) yield [words, "bsd", words === "bsd" ? ["2", "3", "4"] : []];
  for (const words of CREATIVE_COMMONS_NAMES)
    yield [words, "creative-commons", words === "ccby" ? ["40", "30", "4", "3"] : []];
  for (const words of EXCEPTION_NAMES) yield [words, "exception"];
  for (const words of PERL_NAMES) yield [words, "perl"];
  for (const words of PUBLIC_DOMAIN_NAMES) yield [words, "public-domain"];
  for (const [words, id] of NOTICE_PHRASES) yield [words, noticeOf(id)];
  for (const [words, named] of namedLicenses(keys)) yield [words, named, gluedTo(words, named)];
}

function noticeOf(id: string): NamedLicense {
  return {
    bare: [id],
    editions: new Map(),
    isStrong: true,
    isStrongWithVersion: true,
    needsWord: false,
    isInitials: false,
  };
}

const GNU_VERSIONS = ["1", "2", "3", "10", "11", "12", "13", "20", "21", "30"];

/** Versions as people write them right after initials: `mpl2`, `mpl20`, `epl1`. */
function gluedTo(words: string, { editions }: NamedLicense): readonly string[] {
  if (!/^[a-z]{3,9}$/.test(words)) return [];
  return [...editions.keys()].flatMap((version) => [
    version.split(".")[0] ?? version,
    version.includes(".") ? version.replace(".", "") : `${version}0`,
  ]);
}

/** Names that people use for the license alone, so that a word like "under" before them is enough. */
const ALONE =
  /^(?:mit|apache|isc|zlib|libpng|x11|expat|boost|artistic|mozilla|eclipse|unlicense|w3c|openssl|psf|beerware|beer ware|sleepycat|postgresql|ncsa|hpnd|openldap|zope)(?: |$)/;

function namedLicenses(keys: readonly NameKey[]): ReadonlyMap<string, NamedLicense> {
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
  const editionsOf = editionsByFamily(keys);
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
  const [newest] = [...editions].toSorted(([a], [b]) =>
    b.localeCompare(a, "en", { numeric: true }),
  );
  const bare = newest?.[1] ?? [];
  const isInitials = bare.some((id) => id.toLowerCase().startsWith(`${stem}-`));
  if (!isInitials && !stem.includes(" "))
    return { bare: [], isStrong: false, isStrongWithVersion: false };
  return { bare, isStrong: / .* /.test(stem), isStrongWithVersion: true };
}
