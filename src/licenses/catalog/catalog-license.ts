import type { AddressColumns } from "../references/addresses/address-table.ts";
import type { NameKey } from "../references/name-keys.ts";
import { list, parseChecked, record, strings, text } from "./catalog-json.ts";
import { type CatalogLicense, LicenseEntry } from "./license-entry.ts";

/** The run-time part of `catalog/licenses.json`. */
export interface CatalogFile {
  /** Check of the `fingerprints.bin` that the places of texts and clauses are for. */
  readonly fingerprints: number;
  readonly licenses: readonly CatalogLicense[];
  /** The license that owns a text of `fingerprints.bin`; undefined when none does. */
  licenseOfText(text: number): CatalogLicense | undefined;
  /** Deprecated SPDX ids and the expressions that replace them. */
  readonly deprecated: Readonly<Record<string, string>>;
  /** Ids of SPDX exceptions, for `WITH`. */
  readonly exceptions: readonly string[];
  /** Tags that stand for several editions, most likely first. */
  readonly groups: readonly NameGroup[];
  readonly nameKeys: readonly NameKey[];
  readonly addresses: AddressColumns;
}

/** Tags that do not say which edition they mean. */
interface NameGroup {
  readonly ids: readonly string[];
  readonly tags: readonly string[];
}

/**
 * Reads `catalog/licenses.json`; each part of it is read when it is asked for. Throws `TypeError` at once when the file was changed, and
 * from each part that is not what the catalog tool writes.
 */
export function parseCatalogFile(json: string): CatalogFile {
  const file = parseChecked(json);
  const rows = list(file["licenses"], "licenses");
  const { fingerprints } = file;
  if (typeof fingerprints !== "number") {
    throw new TypeError("Cannot read license catalog: no check of fingerprints");
  }
  const entries: CatalogLicense[] = [];
  const entryAt = (at: number): CatalogLicense =>
    (entries[at] ??= new LicenseEntry(record(rows[at], "licenses")));
  let licenses: readonly CatalogLicense[] | undefined;
  let exceptions: readonly string[] | undefined;
  let owners: ReadonlyMap<unknown, number> | undefined;
  let nameKeys: readonly NameKey[] | undefined;
  return {
    fingerprints,
    get licenses() {
      return (licenses ??= rows.map((_, at) => entryAt(at)));
    },
    licenseOfText(text) {
      owners ??= new Map(rows.map((row, at) => [record(row, "licenses")["text"], at]));
      const at = owners.get(text);
      return at === undefined ? undefined : entryAt(at);
    },
    get deprecated() {
      return readDeprecated(record(file["deprecated"], "deprecated"));
    },
    get exceptions() {
      return (exceptions ??= this.licenses.flatMap(({ kind, id }) =>
        kind === "exception" ? [id] : [],
      ));
    },
    get groups() {
      return list(file["groups"], "groups").map(readGroup);
    },
    get nameKeys() {
      return (nameKeys ??= list(file["nameKeys"], "nameKeys").map(readNameKey));
    },
    get addresses() {
      return readAddresses(record(file["addresses"], "addresses"));
    },
  };
}

function readGroup(value: unknown): NameGroup {
  const group = record(value, "groups");
  return { ids: strings(group["ids"], "groups"), tags: strings(group["tags"], "groups") };
}

function readNameKey(value: unknown): NameKey {
  const row = list(value, "nameKeys");
  return [text(row[0], "nameKeys"), strings(row[1], "nameKeys"), row[2] === 1];
}

function readAddresses(value: Readonly<Record<string, unknown>>): AddressColumns {
  return {
    expressions: strings(value["expressions"], "addresses"),
    table: text(value["table"], "addresses"),
  };
}

function readDeprecated(value: Readonly<Record<string, unknown>>): CatalogFile["deprecated"] {
  return Object.fromEntries(Object.entries(value).map(([id, to]) => [id, text(to, id)]));
}
