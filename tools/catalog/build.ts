import { DEPRECATED_IDS } from "./deprecated.ts";
import type { ClausePlace } from "../../src/licenses/catalog/catalog-license.ts";
import { type Catalog, createQuery, parseCatalog } from "../../src/licenses/catalog/catalog.ts";
import { placeClauses } from "../../src/licenses/clauses/find-clauses.ts";
import { CLAUSE_KINDS } from "../../src/licenses/license.ts";
import { tokenize } from "../../src/licenses/words/tokenize.ts";
import { buildFingerprints } from "./fingerprints.ts";
import { type CatalogEntry, renderLicenses } from "./licenses.ts";
import { readModelLicenses, readSpdxLicenses, type SourceLicense } from "./texts.ts";

/** The two files of the catalog. */
export interface CatalogFiles {
  readonly fingerprints: Uint8Array;
  readonly licenses: string;
}

/** Builds the catalog from the SPDX package and the shared model licenses; the same inputs give the same bytes. */
export function buildCatalog(repository: URL): CatalogFiles {
  const sources = collectSources(repository);
  const entries: Omit<CatalogEntry, "clauses">[] = [];
  const texts: string[] = [];
  const owners = new Map<string, string>();
  for (const source of sources) {
    const owner = owners.get(bareText(source.text));
    if (owner !== undefined) {
      entries.push({ source, sameTextAs: owner });
      continue;
    }
    owners.set(bareText(source.text), source.id);
    entries.push({ source, text: texts.length });
    texts.push(source.text);
  }
  const fingerprints = buildFingerprints(texts);
  const catalog = parseCatalog(fingerprints, []);
  const placed = entries.map((entry) => ({ ...entry, clauses: placesOf(entry.source, catalog) }));
  return { fingerprints, licenses: renderLicenses(placed) };
}

/** Clauses of a text by the counting words that an exact copy of it has at the same places. */
function placesOf({ text }: SourceLicense, catalog: Catalog): readonly ClausePlace[] {
  const { tokens, places } = createQuery(catalog, tokenize(text));
  const starts = [...places].map((token) => tokens.starts[token] ?? 0);
  const wordAt = (offset: number): number => {
    const word = starts.findIndex((start) => start >= offset);
    return word < 0 ? starts.length : word;
  };
  return placeClauses(text, CLAUSE_KINDS).map(({ kind, section, start, end }) => {
    const from = wordAt(start);
    const to = Math.max(from + 1, wordAt(end));
    return { kind, ...(section === undefined ? {} : { section }), from, to };
  });
}

/** All licenses, those first that own a text when several share it. */
function collectSources(repository: URL): readonly SourceLicense[] {
  const spdx = readSpdxLicenses(repository).filter(({ id }) => DEPRECATED_IDS[id] === undefined);
  const known = new Map(spdx.map((license) => [license.id, license]));
  const models: SourceLicense[] = [];
  for (const model of readModelLicenses(new URL("../shared/", repository))) {
    const same = known.get(model.id);
    if (same) known.set(model.id, { ...same, family: model.family, tags: model.tags });
    else models.push(model);
  }
  return [...known.values(), ...models].toSorted(byOwnership);
}

function byOwnership(a: SourceLicense, b: SourceLicense): number {
  return a.id.length - b.id.length || (a.id < b.id ? -1 : 1);
}

function bareText(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
