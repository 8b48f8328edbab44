import {
  CLAUSE_KINDS,
  type ClauseKind,
  LICENSE_KINDS,
  type LicenseFacts,
  type LicenseKind,
} from "../license.ts";
import { list, strings, text } from "./catalog-json.ts";

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

/** One entry of the file. Clause places are many and seldom asked for: they are read when they are. */
export class LicenseEntry implements CatalogLicense {
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
