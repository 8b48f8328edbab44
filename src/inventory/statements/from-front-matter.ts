import type { Document } from "../documents.ts";
import { valuesOf, type FrontMatterEntry } from "../front-matter-entries.ts";
import type { Part } from "../inventory.ts";
import type { LicenseStatement } from "./license-statement.ts";
import type { LicenseShelf } from "./resolve-license.ts";

/** What a card's front matter says: `license`, `license_name` and `license_link`. */
export function statementsInFrontMatter(
  document: Document,
  shelf: LicenseShelf,
): readonly LicenseStatement[] {
  const matter = document.frontMatter;
  const name = valuesOf(matter, "license_name")[0];
  const link = valuesOf(matter, "license_link")[0];
  const parts = partsOfCard(document);
  const statements: LicenseStatement[] = [];
  for (const entry of valuesOf(matter, "license")) {
    const isOther = /^(?:other|unknown)$/i.test(entry.value.trim());
    const naming = isOther ? (name ?? (link && { ...link, value: "" })) : entry;
    if (!naming) continue;
    const ids = shelf.engine.idsForTag(naming.value);
    const resolved = shelf.resolve(ids, naming.value, link?.value, document.file.path);
    statements.push({
      parts,
      ids: resolved.ids,
      name: naming.value || "other",
      match: resolved.match,
      scope: "stated",
      source: "front-matter",
      termsKnown: resolved.termsKnown,
      ...(link ? { pointer: link.value } : {}),
      evidence: [...lines(entry, isOther ? name : undefined), ...resolved.evidence],
    });
  }
  return statements;
}

function lines(
  ...entries: readonly (FrontMatterEntry | undefined)[]
): LicenseStatement["evidence"] {
  return entries.flatMap((entry) => (entry ? [entry.evidence] : []));
}

/** What a card with front matter is about as a whole: the data of a data card, the weights of any other. */
export function partsOfCard(document: Document): readonly Part[] {
  return isDataCard(document) ? ["data"] : ["weights"];
}

/** Data cards have the keys of a dataset, or lie beside the data. */
function isDataCard(document: Document): boolean {
  const keys = document.frontMatter?.entries.map((entry) => entry.key) ?? [];
  return (
    keys.some((key) =>
      /^(?:dataset_info|task_categories|size_categories|configs)(?:\.|$)/.test(key),
    ) || /(?:^|\/)(?:data|datasets?)\/|data_?card|datasheet/i.test(document.file.path)
  );
}
