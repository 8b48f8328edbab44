import type { NameKey } from "../name-keys.ts";
import { BSD_NAMES } from "./bsd.ts";
import { CREATIVE_COMMONS_NAMES } from "./creative-commons.ts";
import { EXCEPTION_NAMES } from "./exceptions.ts";
import { GNU_NAMES } from "./gnu.ts";
import { createNameTrie, type NameRow, type NameTrie } from "./name-trie.ts";
import type { NamedLicense } from "./named.ts";
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
  for (const [words, named] of namedLicenses(keys)) yield [words, named, gluedTo(words, named)];
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
  return new Map(
    Array.from(families, ([stem, family]) => [
      stem,
      {
        ...family,
        needsWord: !family.isStrong && !family.isStrongWithVersion && !ALONE.test(stem),
        isInitials: !stem.includes(" ") && family.editions.size > 0,
        ...(family.bare.length === 0 && withoutVersion(stem, family.editions)),
      },
    ]),
  );
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
