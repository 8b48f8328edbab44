import {
  CLAUSE_KINDS,
  type ClauseKind,
  LICENSE_KINDS,
  type LicenseFacts,
  type LicenseKind,
} from "../license.ts";
import type { AddressColumns } from "../references/addresses/address-table.ts";
import type { NameKey } from "../references/name-keys.ts";
import { list, parseChecked, record, strings, text } from "./catalog-json.ts";

/** One entry of `catalog/licenses.json`. */
export interface CatalogLicense extends LicenseFacts {
  /** Index of its text in `catalog/fingerprints.bin`; undefined when no text is known or another id owns the same text. */
  readonly text?: number | undefined;
  /** Where the clauses stand in the text, for texts whose clauses are worth showing. */
  readonly clausePlaces?: readonly ClausePlace[] | undefined;
  /** Id that owns the same text. */
  readonly sameTextAs?: string | undefined;
  /** Hub tags and `license_name` slugs, lower case. */
  readonly tags: readonly string[];
}

/** A clause and the counting words of the text that are quoted for it, end exclusive. */
export interface ClausePlace {
  readonly kind: ClauseKind;
  readonly section?: string;
  readonly from: number;
  readonly to: number;
  /** First word of the sentence, where the quotation leaves its beginning out. */
  readonly sentenceFrom?: number;
}

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

/** One entry of the file. Clause places are many and seldom asked for: they are read when they are. */
class LicenseEntry implements CatalogLicense {
  readonly id: string;
  readonly name: string;
  readonly kind: LicenseKind;
  readonly family: string;
  readonly version: string | undefined;
  readonly steward: string | undefined;
  readonly isOsiApproved: boolean;
  readonly isFsfLibre: boolean;
  readonly isOpenData: boolean;
  readonly isDfsgFree: boolean | undefined;
  readonly incorporates: readonly string[];
  readonly isTextKnown: boolean;
  readonly clauses: readonly ClauseKind[];
  readonly tags: readonly string[];
  readonly text: number | undefined;
  readonly sameTextAs: string | undefined;
  readonly #places: unknown;

  constructor(entry: Readonly<Record<string, unknown>>) {
    const id = text(entry["id"], "id");
    const { kind, dfsg } = entry;
    if (!isLicenseKind(kind)) {
      throw new TypeError(`Cannot read license catalog: "${id}" has kind "${String(kind)}"`);
    }
    this.id = id;
    this.name = text(entry["name"], id);
    this.kind = kind;
    this.family = text(entry["family"], id);
    this.version = optionalText(entry["version"], id);
    this.steward = optionalText(entry["steward"], id);
    this.isOsiApproved = entry["osi"] === true;
    this.isFsfLibre = entry["fsf"] === true;
    this.isOpenData = entry["openData"] === true;
    this.isDfsgFree = typeof dfsg === "boolean" ? dfsg : undefined;
    this.incorporates = optionalTexts(entry["incorporates"], id);
    this.clauses = clauseKinds(optionalTexts(entry["clauses"], id));
    this.tags = optionalTexts(entry["tags"], id);
    this.text = typeof entry["text"] === "number" ? entry["text"] : undefined;
    this.sameTextAs = optionalText(entry["sameTextAs"], id);
    this.isTextKnown = this.text !== undefined || this.sameTextAs !== undefined;
    this.#places = entry["places"];
  }

  get clausePlaces(): readonly ClausePlace[] | undefined {
    return this.#places === undefined ? undefined : list(this.#places, this.id).map(readPlace);
  }
}

const NONE: readonly string[] = [];

function optionalTexts(value: unknown, id: string): readonly string[] {
  return value === undefined ? NONE : strings(value, id);
}

function optionalText(value: unknown, id: string): string | undefined {
  return value === undefined ? undefined : text(value, id);
}

/** `[kind, section, from, to, sentenceFrom?]`; the section is empty where the text numbers nothing. */
function readPlace(value: unknown): ClausePlace {
  const [kind, section, from, to, sentenceFrom] = list(value, "places");
  const name = text(kind, "places");
  if (!isClauseKind(name) || typeof from !== "number" || typeof to !== "number") {
    throw new TypeError(`Cannot read license catalog: "${name}" is no clause with a place`);
  }
  return {
    kind: name,
    from,
    to,
    ...(section === "" ? {} : { section: text(section, name) }),
    ...(typeof sentenceFrom === "number" && { sentenceFrom }),
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

const KINDS: ReadonlySet<unknown> = new Set(LICENSE_KINDS);
const CLAUSES: ReadonlySet<string> = new Set(CLAUSE_KINDS);

function isLicenseKind(value: unknown): value is LicenseKind {
  return KINDS.has(value);
}

function clauseKinds(values: readonly string[]): readonly ClauseKind[] {
  if (!values.every(isClauseKind))
    throw new TypeError(`Cannot read license catalog: unknown clause in "${values.join(" ")}"`);
  return values;
}

function isClauseKind(value: string): value is ClauseKind {
  return CLAUSES.has(value);
}
