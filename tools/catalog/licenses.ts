import { withCheck } from "../../src/licenses/catalog/catalog-json.ts";
import type { ClausePlace } from "../../src/licenses/catalog/license-entry.ts";
import { fingerprintCheck } from "../../src/licenses/catalog/fingerprint-format.ts";
import { buildNameKeys, type NamedIds } from "../../src/licenses/references/name-keys.ts";
import { readAddresses } from "./addresses.ts";
import { DEPRECATED_IDS } from "./deprecated.ts";
import { stewardOf, versionOf } from "./families.ts";
import { isDfsgFree, isFsfLibre, isOpenData, isOsiApproved } from "./flags.ts";
import { incorporatedBy } from "./incorporated.ts";
import { COMMON_NAMES, HUB_TAGS, NAME_GROUPS } from "./names.ts";
import type { SourceLicense } from "./texts.ts";

/** A license of the catalog and the place of its text. */
export interface CatalogEntry {
  readonly source: SourceLicense;
  readonly text?: number;
  readonly sameTextAs?: string;
  readonly clauses: readonly ClausePlace[];
}

/** What the tables are made from. */
interface TableInputs {
  readonly entries: readonly CatalogEntry[];
  /** Bytes of `catalog/fingerprints.bin`. */
  readonly fingerprints: Uint8Array;
}

/** The tables of `catalog/licenses.json` in the order of the file, each as JSON; one more table is one more line. */
const TABLES: Readonly<Record<string, (inputs: TableInputs) => string>> = {
  fingerprints: ({ fingerprints }) => JSON.stringify(fingerprintCheck(fingerprints)),
  licenses: ({ entries }) => rows(licenseRecords(entries)),
  groups: () => rows(NAME_GROUPS.map(({ ids, tags }) => ({ ids, tags }))),
  nameKeys: ({ entries }) =>
    rows(buildNameKeys(nameRows(entries)).map(([key, ids, strong]) => [key, ids, strong ? 1 : 0])),
  addresses: () => JSON.stringify(readAddresses()),
  deprecated: () => JSON.stringify(DEPRECATED_IDS),
};

/** The text of `catalog/licenses.json`: the check of all that follows, then the tables, one row a line. */
export function renderLicenses(inputs: TableInputs): string {
  const tables = Object.entries(TABLES).map(([key, render]) => `"${key}":${render(inputs)}`);
  const body = `${tables.join(",\n")}\n}\n`;
  return withCheck(body);
}

function rows(values: readonly unknown[]): string {
  return `[\n${values.map((value) => JSON.stringify(value)).join(",\n")}\n]`;
}

/** What is false or empty is left out. */
function licenseRecords(
  entries: readonly CatalogEntry[],
): readonly Readonly<Record<string, unknown>>[] {
  const incorporated = incorporatedBy(new Set(entries.map(({ source }) => source.id)));
  return entries.map((entry) => {
    const { source, text, sameTextAs, clauses } = entry;
    const { id, name, kind, family } = source;
    const places = text !== undefined && clauses.length > 0 ? clauses : undefined;
    return {
      id,
      name,
      kind,
      family,
      version: versionOf(source),
      steward: stewardOf(id, family),
      osi: isOsiApproved(id, source.osi) || undefined,
      fsf: isFsfLibre(id) || undefined,
      openData: isOpenData(id) || undefined,
      dfsg: isDfsgFree(id),
      incorporates: filled(incorporated(id)),
      clauses: filled([...new Set(clauses.map((clause) => clause.kind))].toSorted()),
      places: places?.map(({ kind: clause, section = "", from, to, sentenceFrom }) =>
        sentenceFrom === undefined
          ? [clause, section, from, to]
          : [clause, section, from, to, sentenceFrom],
      ),
      tags: filled(tagsOf(source)),
      text,
      sameTextAs,
    };
  });
}

function filled(values: readonly string[]): readonly string[] | undefined {
  return values.length > 0 ? values : undefined;
}

/** Names in the order in which they win: groups of editions, ids and names, deprecated ids, slugs. */
function nameRows(entries: readonly CatalogEntry[]): readonly NamedIds[] {
  const licenses = entries
    .map(({ source }) => source)
    .filter(({ isPlainWords }) => isPlainWords !== true);
  return [
    ...NAME_GROUPS,
    ...licenses
      .filter(({ kind }) => kind === "license")
      .map((source) => ({
        ids: [source.id],
        names: source.id.startsWith("LicenseRef-")
          ? namesOf(source)
          : [source.id, ...namesOf(source)],
      })),
    ...Object.entries(DEPRECATED_IDS).map(([id, replacement]) => ({
      ids: [replacement],
      names: [id],
    })),
    ...licenses.map((source) => ({
      ids: [source.id],
      names: tagsOf(source).filter((tag) => /[\d-]/.test(tag)),
    })),
  ];
}

/** The name of a license and its other names. */
export function namesOf({ id, name }: SourceLicense): readonly string[] {
  return [...new Set([name, ...(COMMON_NAMES[id] ?? [])])];
}

/** Slugs of this license alone; slugs that several licenses share are in the groups. */
function tagsOf({ id, tags }: SourceLicense): readonly string[] {
  const shared = new Set(NAME_GROUPS.flatMap((group) => group.tags));
  const hub = Object.entries(HUB_TAGS).flatMap(([tag, ids]) => (ids[0] === id ? [tag] : []));
  return [...new Set([...hub, ...tags])].filter((tag) => !shared.has(tag));
}
