import { findClauses } from "../../src/licenses/clauses/find-clauses.ts";
import { DEPRECATED_IDS, EXCEPTION_IDS } from "./deprecated.ts";
import { isFsfLibre, OPEN_DATA } from "./flags.ts";
import { COMMON_NAMES, HUB_TAGS, NAME_GROUPS } from "./names.ts";
import type { SourceLicense } from "./texts.ts";

/** A license of the catalog and the place of its text. */
export interface CatalogEntry {
  readonly source: SourceLicense;
  readonly text?: number;
  readonly sameTextAs?: string;
}

/** The text of `catalog/licenses.json`, one license a line. */
export function renderLicenses(entries: readonly CatalogEntry[]): string {
  const lines = entries.map((entry) => JSON.stringify(toRecord(entry)));
  return [
    "{",
    '"licenses": [',
    lines.join(",\n"),
    "],",
    `"groups": [\n${NAME_GROUPS.map((group) => JSON.stringify(group)).join(",\n")}\n],`,
    `"deprecated": ${JSON.stringify(DEPRECATED_IDS)},`,
    `"exceptions": ${JSON.stringify(EXCEPTION_IDS)}`,
    "}",
    "",
  ].join("\n");
}

function toRecord({ source, text, sameTextAs }: CatalogEntry): Record<string, unknown> {
  const version = /(?:^|[^\d])(\d+(?:\.\d+)+)/.exec(source.name)?.[1];
  const clauses = [...new Set(findClauses(source.text).map(({ kind }) => kind))].toSorted();
  return {
    id: source.id,
    name: source.name,
    kind: source.kind,
    family: source.family,
    ...(version !== undefined && { version }),
    osi: source.osi,
    fsf: isFsfLibre(source.id),
    openData: OPEN_DATA.has(source.id),
    clauses,
    names: namesOf(source),
    tags: tagsOf(source),
    ...(text !== undefined && { text }),
    ...(sameTextAs !== undefined && { sameTextAs }),
    origin: source.origin,
    sha256: source.sha256,
  };
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
