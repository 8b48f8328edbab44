import { readFileSync, writeFileSync } from "node:fs";
import { parseCatalogFile } from "../src/licenses/catalog/catalog-license.ts";
import { parseLicenseDetails } from "../src/licenses/catalog/license-details.ts";
import { DEFINITIONS } from "../src/openness/definitions/index.ts";
import { FINDING_KINDS } from "../src/openness/findings/index.ts";
import { licensesPage } from "./catalog/licenses-page.ts";

/** A generated page: where it lies and what stands in it. */
export interface Page {
  readonly url: URL;
  readonly text: string;
}

const NOTE = "<!-- Written by `npm run docs` from the source; change the words there. -->";

/** All generated pages of `docs/`. */
export function pages(): readonly Page[] {
  return [
    { url: new URL("../docs/findings.md", import.meta.url), text: findingsPage() },
    { url: new URL("../docs/definitions.md", import.meta.url), text: definitionsPage() },
    { url: new URL("../docs/licenses.md", import.meta.url), text: catalogPage() },
  ];
}

/** The page of the catalog as it is committed. */
function catalogPage(): string {
  const read = (name: string): string =>
    readFileSync(new URL(`../catalog/${name}`, import.meta.url), "utf8");
  return licensesPage(
    parseCatalogFile(read("licenses.json")),
    parseLicenseDetails(read("details.json")),
  );
}

function findingsPage(): string {
  const kinds = FINDING_KINDS.map(
    ({ id, severity, because, remedy }) =>
      `## ${id}\n\nSeverity: ${severity}, unless a case says otherwise. ${because}\n\nRemedy: ${remedy}\n`,
  );
  return [
    "# Findings\n",
    `${NOTE}\n`,
    "Things a person should look at, each with the place that shows it. A finding says what documents say; it is no legal",
    "advice.\n",
    ...kinds,
  ].join("\n");
}

function definitionsPage(): string {
  const definitions = DEFINITIONS.map((definition) => {
    const { id, version, title, source, rules } = definition;
    const rows = rules.map(
      (rule) =>
        `### ${rule.id}\n\n${rule.asks} ${rule.because}\n\nRemedy: ${rule.remedy}${"human" in rule ? `\n\nFor a person: ${rule.human}` : ""}\n`,
    );
    return [
      `## ${id} ${version}\n`,
      `${title}. Source: ${source.title}, ${source.url}\n`,
      ...rows,
    ].join("\n");
  });
  return ["# Definitions of open\n", `${NOTE}\n`, ...definitions].join("\n");
}

if (import.meta.main) {
  for (const { url, text } of pages()) writeFileSync(url, text);
}

/** What lies on disk, for the test that compares. */
export function pageOnDisk(page: Page): string {
  return readFileSync(page.url, "utf8");
}
