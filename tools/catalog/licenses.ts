import { createHash } from "node:crypto";
import type { ClausePlace } from "../../src/licenses/catalog/catalog-license.ts";
import { buildNameKeys, type NamedIds } from "../../src/licenses/references/name-keys.ts";
import { DEPRECATED_IDS } from "./deprecated.ts";
import { isFsfLibre, OPEN_DATA } from "./flags.ts";
import { COMMON_NAMES, HUB_TAGS, NAME_GROUPS } from "./names.ts";
import type { SourceLicense } from "./texts.ts";

/** A license of the catalog and the place of its text. */
export interface CatalogEntry {
  readonly source: SourceLicense;
  readonly text?: number;
  readonly sameTextAs?: string;
  readonly clauses: readonly ClausePlace[];
}

/** The text of `catalog/licenses.json`, one license a line. */
export function renderLicenses(entries: readonly CatalogEntry[]): string {
  const lines = entries.map((entry) => JSON.stringify(toRecord(entry)));
  const keys = buildNameKeys(nameRows(entries)).map(([key, ids, isStrong]) =>
    JSON.stringify([key, ids, isStrong ? 1 : 0]),
  );
  return [
    "{",
    '"licenses": [',
    lines.join(",\n"),
    "],",
    `"groups": [\n${NAME_GROUPS.map((group) => JSON.stringify(group)).join(",\n")}\n],`,
    `"nameKeys": [\n${keys.join(",\n")}\n],`,
    `"deprecated": ${JSON.stringify(DEPRECATED_IDS)}`,
    "}",
    "",
  ].join("\n");
}

function toRecord({ source, text, sameTextAs, clauses }: CatalogEntry): Record<string, unknown> {
  const version = /(?:^|[^\d])(\d+(?:\.\d+)+)/.exec(source.name)?.[1];
  // Audits do not list the clauses of free software texts, so their places are not needed.
  const hasPlaces = text !== undefined && !source.osi;
  return {
    id: source.id,
    name: source.name,
    kind: source.kind,
    family: source.family,
    ...(version !== undefined && { version }),
    osi: source.osi,
    fsf: isFsfLibre(source.id),
    openData: OPEN_DATA.has(source.id),
    clauses: [...new Set(clauses.map(({ kind }) => kind))].toSorted(),
    ...(hasPlaces && {
      clausePlaces: clauses.map(({ kind, section = "", from, to }) => [kind, section, from, to]),
    }),
    names: namesOf(source),
    tags: tagsOf(source),
    ...(text !== undefined && { text }),
    ...(sameTextAs !== undefined && { sameTextAs }),
    origin: source.origin,
    ...(source.text !== undefined && { sha256: sha256(source.text) }),
  };
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** Names in the order in which they win: groups of editions, ids and names, deprecated ids, slugs. */
function nameRows(entries: readonly CatalogEntry[]): readonly NamedIds[] {
  const licenses = entries.map(({ source }) => source);
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

function namesOf({ id, name }: SourceLicense): readonly string[] {
  return [...new Set([name, ...(COMMON_NAMES[id] ?? [])])];
}

/** Slugs of this license alone; slugs that several licenses share are in the groups. */
function tagsOf({ id, tags }: SourceLicense): readonly string[] {
  const shared = new Set(NAME_GROUPS.flatMap((group) => group.tags));
  const hub = Object.entries(HUB_TAGS).flatMap(([tag, ids]) => (ids[0] === id ? [tag] : []));
  return [...new Set([...hub, ...tags])].filter((tag) => !shared.has(tag));
}
