import type { NameKey } from "../name-keys.ts";
import { BSD_NAMES } from "./bsd.ts";
import { CREATIVE_COMMONS_NAMES } from "./creative-commons.ts";
import { EXCEPTION_NAMES } from "./exception-names.ts";
import { GNU_NAMES } from "./gnu-names.ts";
import { createNameTrie, type NameRow, type NameSource, type NameTrie } from "./name-trie.ts";
import { firstWordsOf } from "./name-spellings.ts";
import type { NamedLicense } from "./named.ts";
import { createNamedLicenses } from "./named-licenses.ts";
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

/** All names of a catalog and of the grammars, ready to be found. */
export function createNameTable(keys: readonly NameKey[]): NameTrie<NameMeaning> {
  return createNameTrie(sources(keys));
}

/** Rows and keys by the first word of their names. */
function* sources(keys: readonly NameKey[]): Generator<NameSource<NameMeaning>> {
  const namedLicenses = createNamedLicenses(keys);
  const rowsByWord = Map.groupBy(grammarRows(), ([words]) => firstWord(words));
  const keysByWord = Map.groupBy(keys, ([key]) => firstWord(key));
  for (const word of new Set([...rowsByWord.keys(), ...keysByWord.keys()])) {
    const rows = rowsByWord.get(word) ?? [];
    const own = keysByWord.get(word) ?? [];
    yield {
      firstWords: new Set([
        ...rows.flatMap(([words, , versions]) => firstWordsOf(words, versions)),
        ...own.flatMap(([key]) => firstWordsOf(key)),
      ]),
      *rows() {
        yield* rows;
        for (const [words, named] of namedLicenses(own))
          yield [words, named, gluedTo(words, named)];
      },
    };
  }
}

function firstWord(words: string): string {
  const end = words.search(/[ .]/);
  return end < 0 ? words : words.slice(0, end);
}

function* grammarRows(): Generator<NameRow<NameMeaning>> {
  for (const words of GNU_NAMES) yield [words, "gnu", /^[a-z]+$/.test(words) ? GNU_VERSIONS : []];
  for (const words of BSD_NAMES) yield [words, "bsd", words === "bsd" ? ["2", "3", "4"] : []];
  for (const words of CREATIVE_COMMONS_NAMES)
    yield [words, "creative-commons", words === "ccby" ? ["40", "30", "4", "3"] : []];
  for (const words of EXCEPTION_NAMES) yield [words, "exception"];
  for (const words of PERL_NAMES) yield [words, "perl"];
  for (const words of PUBLIC_DOMAIN_NAMES) yield [words, "public-domain"];
  for (const [words, id] of NOTICE_PHRASES) yield [words, noticeOf(id)];
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
