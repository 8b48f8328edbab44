import type { CatalogFile } from "../catalog/catalog-license.ts";
import { parseExpression } from "./spdx-expression.ts";

/** Looks up ids by tag: hub tags, `license_name` slugs, SPDX ids and expressions. */
export type TagLookup = (tag: string) => readonly string[];

/** Tags that say that a license exists without saying which. */
const SAYS_NOTHING: ReadonlySet<string> = new Set([
  "other",
  "unknown",
  "none",
  "custom",
  "proprietary",
  "cc",
  "see-license",
  "n/a",
  "na",
]);

/** Builds the look-up over one catalog. */
export function createTagLookup(file: CatalogFile): TagLookup {
  const byTag = new Map<string, readonly string[]>();
  const add = (tag: string, ids: readonly string[]): void => {
    if (!byTag.has(tag)) byTag.set(tag, ids);
  };
  for (const { id } of file.licenses) add(id.toLowerCase(), [id]);
  for (const [id, replacement] of Object.entries(file.deprecated))
    add(id.toLowerCase(), [replacement]);
  for (const { ids, tags } of file.groups) for (const tag of tags) add(tag, ids);
  for (const { id, tags } of file.licenses) for (const tag of tags) add(tag, [id]);
  const exceptions = new Map(file.exceptions.map((id) => [id.toLowerCase(), id]));

  const single = (tag: string): readonly string[] => byTag.get(tag) ?? byTag.get(slug(tag)) ?? [];
  return (tag) => {
    const key = tag
      .trim()
      .toLowerCase()
      .replace(/^["']|["']$/g, "");
    if (key === "" || SAYS_NOTHING.has(key)) return [];
    const known = single(key);
    if (known.length > 0) return known;
    return parseExpression(key, single, exceptions) ?? [];
  };
}

/** `Apache 2.0` and `apache_2.0` are read as `apache-2.0`. */
function slug(tag: string): string {
  return tag.replace(/[\s_]+/g, "-").replace(/-licen[sc]e$/, "");
}
