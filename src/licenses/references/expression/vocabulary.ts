import type { CatalogFile } from "../../catalog/catalog-license.ts";
import type { NameMeaning } from "../prose/name-table.ts";
import type { NameTrie } from "../prose/name-trie.ts";
import type { Reading } from "../prose/reading.ts";
import { createExceptionLookup, type ExceptionLookup } from "./exceptions.ts";
import { type Expression, join, knownLicense, type LicenseTerm } from "./expression.ts";
import { gnuLicenseId } from "./gnu-names.ts";
import { leadingReading } from "./leading-reading.ts";
import { SHORT_NAMES } from "./short-names.ts";

/** What the words of a value can stand for. */
export interface Vocabulary {
  /** False where no id, tag or short name begins as these words do: no beginning of them is a license by itself. */
  canBegin(words: string): boolean;
  /** A license by id, deprecated id, tag or short name; undefined where the words as a whole are none. */
  license(words: string): Expression | undefined;
  /** The license whose name, as people write it, begins the words, and the offset after it. */
  leadingName(words: string): { readonly license: Expression; readonly end: number } | undefined;
  readonly exceptions: ExceptionLookup;
  /** What replaced a deprecated id, in any case; undefined for all other words. */
  replacement(word: string): string | undefined;
}

/** Tags that say that a license exists without saying which. */
const SAYS_NOTHING: ReadonlySet<string> = new Set(
  "other unknown none noassertion custom proprietary cc see-license n/a na license licence".split(
    " ",
  ),
);

const ARTICLE = /^the\s+/;
/** Names of GNU licenses begin in more ways than their ids, and all have one of these words. */
const GNU = /^\(?(?:[agl]|fdl|free)/;
const GNU_WORD = /g(?:pl|lp|nu|eneral|fdl)|fdl/;
/** Signs that part the words of an expression. */
const SIGN = /[()&|,;/]/;

/** Builds the vocabulary of one catalog: ids, deprecated ids, tags of hubs, names of package systems, names in prose. */
export function createVocabulary(file: CatalogFile, names: NameTrie<NameMeaning>): Vocabulary {
  const ids = new Set(file.licenses.map(({ id }) => id));
  const has = (id: string): boolean => ids.has(id);
  const exceptions = createExceptionLookup(file);
  const licenses = file.licenses.filter(({ kind }) => kind !== "exception");
  const byId = new Map(licenses.map(({ id }) => [id.toLowerCase(), knownLicense(id)]));
  for (const [id, replacement] of Object.entries(file.deprecated)) {
    // An id that stands for several licenses at once is kept; a deprecated exception is no license.
    const isException = file.exceptions.includes(replacement);
    if (has(id) || isException) continue;
    byId.set(id.toLowerCase(), knownLicense(replacement));
  }
  const replaced = new Map(
    Object.entries(file.deprecated).map(([id, replacement]) => [id.toLowerCase(), replacement]),
  );
  const byTag = new Map<string, LicenseTerm>();
  for (const { ids, tags } of file.groups) for (const tag of tags) addTo(byTag, tag, ids);
  for (const { id, tags } of licenses) for (const tag of tags) addTo(byTag, tag, [id]);

  // The full names of SPDX tell apart what names in prose leave open.
  for (const { id, name } of licenses) {
    const slug = slugOf(name.toLowerCase());
    if (!byTag.has(slug)) byTag.set(slug, knownLicense(id));
  }

  const beginnings = new Set(
    [...byId.keys(), ...byTag.keys(), ...SHORT_NAMES.keys()].map((key) => firstPart(slugOf(key))),
  );

  const openings = new Set([...beginnings].map((beginning) => beginning.split(SIGN)[0] ?? ""));
  const laterThan = (base: string): LicenseTerm | undefined => {
    const known = byId.get(`${base}+`) ?? byId.get(`${base}-or-later`);
    if (known) return known;
    const license = byId.get(base);
    return license && { ...license, orLater: true };
  };
  const byWord = (key: string): LicenseTerm | undefined =>
    byId.get(key) ?? (key.endsWith("+") ? laterThan(key.slice(0, -1)) : undefined);

  return {
    exceptions,
    replacement: (word) => replaced.get(word.toLowerCase()),
    canBegin(words) {
      const key = keyOf(words);
      const first = firstPart(key).split(SIGN)[0] ?? "";
      return openings.has(first) || openings.has(first.replace(/\++$/, "")) || isGnu(key);
    },
    license(words) {
      const key = keyOf(words);
      if (!beginnings.has(firstPart(key)) && !isGnu(key)) return undefined;
      if (SAYS_NOTHING.has(key)) return undefined;
      const known = byWord(key);
      if (known) return known;
      const gnu = gnuLicenseId(words);
      if (gnu !== undefined) return byId.get(gnu.toLowerCase());
      const tagged = byTag.get(key);
      if (tagged) return tagged;
      const slug = slugOf(key);
      return byTag.get(slug) ?? byWord(slug) ?? SHORT_NAMES.get(slug);
    },
    leadingName(words) {
      const found = leadingReading(names, has, words);
      const license = found && meaningOf(found.reading);
      return license && { license, end: found.end };
    },
  };
}

/** What a name says: an expression of several licenses, or one license with the editions it leaves open. */
function meaningOf({ expression, ids }: Reading): Expression | undefined {
  const parts = expression?.split(" OR ") ?? [];
  return parts.length > 1 ? join("or", parts.map(knownLicense)) : group(ids);
}

function addTo(byTag: Map<string, LicenseTerm>, tag: string, ids: readonly string[]): void {
  const found = group(ids);
  if (found && !byTag.has(tag)) byTag.set(tag, found);
}

/** Several ids for one name are editions: the first is the most likely one. */
function group([id, ...others]: readonly string[]): LicenseTerm | undefined {
  if (id === undefined) return undefined;
  return { ...knownLicense(id), others };
}

function isGnu(key: string): boolean {
  return GNU.test(key) && GNU_WORD.test(key);
}

function keyOf(words: string): string {
  return words.toLowerCase().replace(ARTICLE, "");
}

/** The part of a key before its first blank or dash: what no key begins with need not be looked up. */
function firstPart(key: string): string {
  const end = key.search(/[\s_-]/);
  const part = end < 0 ? key.replace(/\++$/, "") : key.slice(0, end);
  return part.replace("licence", "license");
}

/** `Apache 2.0` and `apache_2.0` are read as `apache-2.0`. */
function slugOf(key: string): string {
  return key
    .replace(/[\s_-]+/g, "-")
    .replace(/licence/g, "license")
    .replace(/-license$/, "");
}
