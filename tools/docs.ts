import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { parseCatalogFile } from "../src/licenses/catalog/catalog-license.ts";
import { parseLicenseDetails } from "../src/licenses/catalog/license-details.ts";
import { DEFINITIONS } from "../src/openness/definitions/index.ts";
import type { Definition } from "../src/openness/definition.ts";
import type { Requirement } from "../src/openness/explain/describe-condition.ts";
import { FACT_SHAPES, type FactShape } from "../src/openness/expression/fact-shapes.ts";
import { type Explanation, explanations } from "../src/openness/explain/explanation.ts";
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
    { url: new URL("../docs/facts.md", import.meta.url), text: factsPage() },
    { url: new URL("../docs/clauses.md", import.meta.url), text: clausesPage() },
    ...DEFINITIONS.map((definition) => ({
      url: new URL(`../docs/definitions/${definition.id}.md`, import.meta.url),
      text: definitionPage(definition),
    })),
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
  return page("Findings", FINDINGS_INTRO, ofKind("finding"));
}

const FINDINGS_INTRO =
  "Things a person should look at, each with the place that shows it. A finding says what documents say; it is no legal\nadvice. `assay explain ID` prints one of them.";

const CLAUSES_INTRO =
  "What a license demands or forbids, as reports name it. A clause is reported with the sentence that holds it.\n`assay explain ID` prints one of them.";

function clausesPage(): string {
  return page("Kinds of clauses", CLAUSES_INTRO, ofKind("clause"));
}

/** Every fact that an expression of a policy may name. */
function factsPage(): string {
  const intro =
    "What an expression of a rule may name, as [policies.md](policies.md) says. A fact that was not seen is unknown.";
  return ["# Facts\n", `${NOTE}\n`, `${intro}\n`, ...factLines(FACT_SHAPES, ""), ""].join("\n");
}

function factLines(fields: Readonly<Record<string, FactShape>>, indent: string): readonly string[] {
  const alike = Map.groupBy(Object.entries(fields), ([, shape]) => shape);
  return [...alike].flatMap(([shape, entries]) => [
    `${indent}- ${entries.map(([name]) => `\`${name}\``).join(", ")}: ${shapeWords(shape)}`,
    ...fieldsOf(shape, `${indent}  `),
  ]);
}

function fieldsOf(shape: FactShape, indent: string): readonly string[] {
  if (shape.kind === "list") return fieldsOf(shape.of, indent);
  return shape.kind === "record" ? factLines(shape.fields, indent) : [];
}

function shapeWords(shape: FactShape): string {
  if (shape.kind === "list") return `a list, each ${shapeWords(shape.of)}`;
  if (shape.kind === "record") return "with these fields";
  if (shape.kind !== "text") return `a ${shape.kind}`;
  return shape.words === undefined
    ? "a text"
    : `one of ${shape.words.map((word) => `\`${word}\``).join(", ")}`;
}

/** The overview of all definitions, with a link to the page of each. */
function definitionsPage(): string {
  const rows = DEFINITIONS.map(
    ({ id, version, title, rules }) =>
      `- [${id}](definitions/${id}.md), version ${version}: ${title}. ${rules.length} rules.`,
  );
  return [
    "# Definitions of open\n",
    `${NOTE}\n`,
    "Every definition is judged from the same facts. A rule is `met`, `fails`, or is `undecided`; one failure fails the\ndefinition, and what is unknown is never met. The words are ours: the sources hold the definitions themselves.\n",
    ...rows,
    "",
  ].join("\n");
}

/** The page of one definition: what it is, then its rules. */
function definitionPage({ id, rules }: Definition): string {
  const own = ofKind("definition").filter((each) => each.id === id);
  const byId = ofKind("rule").filter(({ related }) => related.includes(id));
  const ordered = rules.flatMap((rule) => byId.filter((each) => each.id === rule.id));
  const intro = own.flatMap(({ title, notes }) => [
    title,
    ...notes.map(({ label, text }) => `${label}: ${text}`),
  ]);
  return page(id, intro.join("\n\n"), ordered);
}

function ofKind(kind: Explanation["kind"]): readonly Explanation[] {
  return explanations().filter((each) => each.kind === kind);
}

function page(title: string, intro: string, sections: readonly Explanation[]): string {
  return [`# ${title}\n`, `${NOTE}\n`, `${intro}\n`, ...sections.map((each) => section(each))].join(
    "\n",
  );
}

function section({ id, title, notes, satisfiedBy }: Explanation): string {
  return [
    `## ${id}\n`,
    `${title}\n`,
    ...notes.map(({ label, text }) => `- ${label}: ${text}`),
    ...(satisfiedBy === undefined ? [] : ["- Satisfied by:", ...requirement(satisfiedBy, "  ")]),
    "",
  ].join("\n");
}

function requirement({ words, below }: Requirement, indent: string): readonly string[] {
  return [`${indent}- ${words}`, ...below.flatMap((inner) => requirement(inner, `${indent}  `))];
}

if (import.meta.main) {
  mkdirSync(new URL("../docs/definitions/", import.meta.url), { recursive: true });
  for (const { url, text } of pages()) writeFileSync(url, text);
}

/** What lies on disk, for the test that compares. */
export function pageOnDisk(page: Page): string {
  return readFileSync(page.url, "utf8");
}
