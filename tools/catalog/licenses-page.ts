import type { CatalogFile } from "../../src/licenses/catalog/catalog-license.ts";
import type { CatalogLicense } from "../../src/licenses/catalog/license-entry.ts";
import type { LicenseDetails } from "../../src/licenses/catalog/license-details.ts";
import { table } from "../markdown-table.ts";

/** The page that lists the catalog. */
export function licensesPage(
  { licenses, deprecated }: CatalogFile,
  details: ReadonlyMap<string, LicenseDetails>,
): string {
  const sorted = licenses.toSorted((a, b) => compare(a.id.toLowerCase(), b.id.toLowerCase()));
  const exceptions = sorted.filter(({ kind }) => kind === "exception");
  const isSpdx = ({ id, kind }: CatalogLicense): boolean =>
    kind !== "exception" && !id.startsWith("LicenseRef-");
  const models = sorted.filter(({ id }) => id.startsWith("LicenseRef-"));
  const originOf = (id: string): string => details.get(id)?.origin ?? "";
  const named = sorted.filter((license) => isSpdx(license) && !details.get(license.id)?.sha256);
  return [
    "# Licenses of the catalog",
    "<!-- Written by `npm run docs` from the catalog; change its sources there. -->",
    [
      `${licenses.length} entries. What the catalog holds of each, how it is built, and how to add one:`,
      "[catalog.md](catalog.md).",
    ].join("\n"),
    [
      "Flags: `OSI` approved by the Open Source Initiative; `FSF` free by the Free Software Foundation; `open data` accepted",
      "for data or documents by the Open Definition or the Model Openness Framework; `DFSG` free by Debian, `not DFSG` not",
      "free by Debian. A flag that is missing says that the list does not name the license. Where each list was read:",
      "`tools/catalog/flags.ts`.",
    ].join("\n"),
    "## Model licenses, policies and terms",
    table(
      ["Id", "Name", "Kind", "Family", "Version", "Steward", "Origin of the text"],
      models.map(({ id, name, kind, family, version = "", steward = "" }) => [
        code(id),
        name,
        kind,
        family,
        version,
        steward,
        originOf(id),
      ]),
    ),
    "## What they incorporate by reference",
    table(
      ["Id", "Policy or terms"],
      sorted.flatMap(({ id, incorporates = [] }) =>
        incorporates.map((part) => [code(id), part.includes("://") ? `<${part}>` : code(part)]),
      ),
    ),
    "## SPDX licenses",
    `All texts are those of ${originOf("MIT").replace(/#.*/, "")}, under the same id. Without a text:`,
    named.map(({ id }) => `- ${code(id)}: ${originOf(id)}`).join("\n"),
    table(
      ["Id", "Name", "Family", "Flags"],
      sorted
        .filter(isSpdx)
        .map((license) => [code(license.id), license.name, license.family, flagsOf(license)]),
    ),
    "## SPDX exceptions",
    "They follow `WITH` and grant nothing alone. Only their names are known.",
    table(
      ["Id", "Name"],
      exceptions.map(({ id, name }) => [code(id), name]),
    ),
    "## Deprecated SPDX ids",
    table(
      ["Id", "Instead"],
      Object.entries(deprecated)
        .toSorted(([a], [b]) => compare(a, b))
        .map(([id, to]) => [code(id), code(to)]),
    ),
    "",
  ]
    .join("\n\n")
    .replace(/\n+$/, "\n");
}

function flagsOf({ isOsiApproved, isFsfLibre, isOpenData, isDfsgFree }: CatalogLicense): string {
  const debian = isDfsgFree ? "DFSG" : "not DFSG";
  return [
    ...(isOsiApproved ? ["OSI"] : []),
    ...(isFsfLibre ? ["FSF"] : []),
    ...(isOpenData ? ["open data"] : []),
    ...(isDfsgFree === undefined ? [] : [debian]),
  ].join(", ");
}

function code(text: string): string {
  return `\`${text}\``;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
