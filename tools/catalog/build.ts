import type { ClausePlace } from "../../src/licenses/catalog/license-entry.ts";
import { type Catalog, parseCatalog } from "../../src/licenses/catalog/catalog.ts";
import { createQuery } from "../../src/licenses/catalog/query.ts";
import { placeClauses } from "../../src/licenses/clauses/find-clauses.ts";
import { CLAUSE_KINDS } from "../../src/licenses/license.ts";
import { tokenize } from "../../src/licenses/words/tokenize.ts";
import { renderDetails } from "./details.ts";
import { buildFingerprints } from "./fingerprints.ts";
import { type CatalogEntry, renderLicenses } from "./licenses.ts";
import { ADDED, type AddedLicense } from "./added.ts";
import { collectSources } from "./sources.ts";
import type { SourceLicense } from "./texts.ts";

/** The files of the catalog. */
export interface CatalogFiles {
  /** `fingerprints.bin` */
  readonly fingerprints: Uint8Array;
  /** `licenses.json` */
  readonly licenses: string;
  /** `details.json` */
  readonly details: string;
}

/** What the catalog is built from: by default the SPDX package, the shared model licenses, and our own list. */
export interface CatalogInputs {
  /** Folder of the repository, which has `node_modules` in it and `shared` beside it. */
  readonly repository: URL;
  /** Licenses added by hand. */
  readonly added: readonly AddedLicense[];
  /** Folder of their texts. */
  readonly addedTexts: URL;
}

/** The inputs of the committed catalog. */
export function catalogInputs(repository: URL): CatalogInputs {
  return { repository, added: ADDED, addedTexts: new URL("tools/catalog/added/", repository) };
}

/** Builds the catalog; the same inputs give the same bytes. */
export function buildCatalog(inputs: CatalogInputs): CatalogFiles {
  const sources = collectSources(inputs);
  const entries: Omit<CatalogEntry, "clauses">[] = [];
  const texts: { readonly id: string; readonly text: string }[] = [];
  const owners = new Map<string, string>();
  for (const source of sources) {
    const { text } = source;
    if (text === undefined) {
      entries.push({ source });
      continue;
    }
    const owner = owners.get(bareText(text));
    if (owner !== undefined) {
      entries.push({ source, sameTextAs: owner });
      continue;
    }
    owners.set(bareText(text), source.id);
    entries.push({ source, text: texts.length });
    texts.push({ id: source.id, text });
  }
  const fingerprints = buildFingerprints(texts);
  const catalog = parseCatalog(fingerprints, { licenses: [], licenseOfText: () => undefined });
  const placed = entries.map((entry) => ({ ...entry, clauses: placesOf(entry.source, catalog) }));
  return {
    fingerprints,
    licenses: renderLicenses({ entries: placed, fingerprints }),
    details: renderDetails(sources),
  };
}

/** Clauses of a text by the counting words that an exact copy of it has at the same places. */
function placesOf({ text }: SourceLicense, catalog: Catalog): readonly ClausePlace[] {
  if (text === undefined) return [];
  const { tokens, places } = createQuery(catalog, tokenize(text));
  const starts = [...places].map((token) => tokens.starts[token] ?? 0);
  const wordAt = (offset: number): number => {
    const word = starts.findIndex((start) => start >= offset);
    return word < 0 ? starts.length : word;
  };
  return placeClauses(text, CLAUSE_KINDS).map(({ kind, section, start, end, sentenceStart }) => {
    const from = wordAt(start);
    const to = Math.max(from + 1, wordAt(end));
    const sentenceFrom = wordAt(sentenceStart);
    return {
      kind,
      ...(section === undefined ? {} : { section }),
      from,
      to,
      ...(sentenceFrom < from && { sentenceFrom }),
    };
  });
}

function bareText(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
