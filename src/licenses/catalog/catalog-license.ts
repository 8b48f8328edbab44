import {
  CLAUSE_KINDS,
  type ClauseKind,
  LICENSE_KINDS,
  type LicenseFacts,
  type LicenseKind,
} from "../license.ts";
import type { NameKey } from "../references/name-keys.ts";

/** One entry of `catalog/licenses.json`. */
export interface CatalogLicense extends LicenseFacts {
  /** Editions of one license, and licenses of one steward, share a family. */
  readonly family: string;
  readonly version?: string;
  /** Index of its text in `catalog/fingerprints.bin`; undefined when no text is known or another id owns the same text. */
  readonly text?: number;
  /** Where the clauses stand in the text, for texts whose clauses are worth showing. */
  readonly clausePlaces?: readonly ClausePlace[];
  /** Id that owns the same text. */
  readonly sameTextAs?: string;
  /** Hub tags and `license_name` slugs, lower case. */
  readonly tags: readonly string[];
}

/** A clause and the counting words of the text that are quoted for it, end exclusive. */
export interface ClausePlace {
  readonly kind: ClauseKind;
  readonly section?: string;
  readonly from: number;
  readonly to: number;
}

/** The run-time part of `catalog/licenses.json`. */
export interface CatalogFile {
  readonly licenses: readonly CatalogLicense[];
  /** Deprecated SPDX ids and the expressions that replace them. */
  readonly deprecated: Readonly<Record<string, string>>;
  /** Ids of SPDX exceptions, for `WITH`. */
  readonly exceptions: readonly string[];
  /** Tags that stand for several editions, most likely first. */
  readonly groups: readonly NameGroup[];
  readonly nameKeys: readonly NameKey[];
}

/** Tags that do not say which edition they mean. */
interface NameGroup {
  readonly ids: readonly string[];
  readonly tags: readonly string[];
}

/** Reads `catalog/licenses.json`; throws `TypeError` when an entry is not what the catalog tool writes. */
export function parseCatalogFile(json: string): CatalogFile {
  const file: unknown = JSON.parse(json);
  if (!isRecord(file)) throw new TypeError("Cannot read license catalog: expected an object");
  const { deprecated } = file;
  if (!isRecord(deprecated)) throw new TypeError("Cannot read license catalog: no deprecated ids");
  const licenses = list(file["licenses"], "licenses").map(readLicense);
  return {
    licenses,
    deprecated: Object.fromEntries(
      Object.entries(deprecated).map(([id, to]) => [id, text(to, id)]),
    ),
    exceptions: licenses.filter(({ kind }) => kind === "exception").map(({ id }) => id),
    groups: list(file["groups"], "groups").map(readGroup),
    nameKeys: list(file["nameKeys"], "nameKeys").map(readNameKey),
  };
}

function readLicense(value: unknown): CatalogLicense {
  if (!isRecord(value)) throw new TypeError("Cannot read license catalog: entry is no object");
  const id = text(value["id"], "id");
  const kind = value["kind"];
  if (!isLicenseKind(kind)) {
    throw new TypeError(`Cannot read license catalog: "${id}" has kind "${String(kind)}"`);
  }
  const { version, text: textIndex, sameTextAs, clausePlaces } = value;
  return {
    id,
    name: text(value["name"], id),
    kind,
    isOsiApproved: value["osi"] === true,
    isFsfLibre: value["fsf"] === true,
    isOpenData: value["openData"] === true,
    clauses: strings(value["clauses"] ?? [], id).filter(isClauseKind),
    family: text(value["family"], id),
    ...(typeof version === "string" && { version }),
    ...(typeof textIndex === "number" && { text: textIndex }),
    ...(clausePlaces !== undefined && { clausePlaces: list(clausePlaces, id).map(readPlace) }),
    ...(typeof sameTextAs === "string" && { sameTextAs }),
    tags: strings(value["tags"] ?? [], id),
  };
}

/** `[kind, section, from, to]`; the section is empty where the text numbers nothing. */
function readPlace(value: unknown): ClausePlace {
  const [kind, section, from, to] = list(value, "clausePlaces");
  const name = text(kind, "clausePlaces");
  if (!isClauseKind(name) || typeof from !== "number" || typeof to !== "number") {
    throw new TypeError(`Cannot read license catalog: "${name}" is no clause with a place`);
  }
  return { kind: name, from, to, ...(section === "" ? {} : { section: text(section, name) }) };
}

function readGroup(value: unknown): NameGroup {
  if (!isRecord(value)) throw new TypeError("Cannot read license catalog: group is no object");
  return {
    ids: strings(value["ids"], "group"),
    tags: strings(value["tags"] ?? [], "group"),
  };
}

function readNameKey(value: unknown): NameKey {
  const [key, ids, isStrong] = list(value, "nameKeys");
  return [text(key, "nameKeys"), strings(ids, "nameKeys"), isStrong === 1];
}

function isLicenseKind(value: unknown): value is LicenseKind {
  return LICENSE_KINDS.some((kind) => kind === value);
}

function isClauseKind(value: string): value is ClauseKind {
  return CLAUSE_KINDS.some((kind) => kind === value);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function list(value: unknown, what: string): readonly unknown[] {
  if (!Array.isArray(value))
    throw new TypeError(`Cannot read license catalog: no list in "${what}"`);
  return value;
}

function strings(value: unknown, what: string): readonly string[] {
  return list(value, what).map((entry) => text(entry, what));
}

function text(value: unknown, what: string): string {
  if (typeof value !== "string")
    throw new TypeError(`Cannot read license catalog: no text in "${what}"`);
  return value;
}
