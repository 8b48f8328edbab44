import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { z } from "zod";
import { parseCatalogFile } from "../src/licenses/catalog/catalog-license.ts";
import { addressEnd } from "../src/licenses/references/addresses/address-at.ts";
import { addressKey } from "../src/licenses/references/addresses/address-key.ts";
import { createAddressLookup } from "../src/licenses/references/addresses/address-lookup.ts";
import { printExpression } from "../src/licenses/references/expression/expression.ts";
import { parseExpression } from "../src/licenses/references/expression/parse-expression.ts";
import { createVocabulary } from "../src/licenses/references/expression/vocabulary.ts";
import { createNameTable } from "../src/licenses/references/prose/name-table.ts";

// Takes the facts "this address leads to that license" out of ScanCode's rule data: rules whose whole text is one address and
// whose license is in our catalog. Nothing else of a rule is read. Addresses whose form tells the license are left out.
// Run by hand: node tools/import-addresses.ts FOLDER_WITH_RULES VERSION

const repository = new URL("../", import.meta.url);
const output = new URL("tools/catalog/addresses/projects.tsv", repository);
const [folder, version] = process.argv.slice(2);
if (folder === undefined || version === undefined) {
  throw new Error(
    "Cannot import addresses: give the folder of the rules and the version of ScanCode",
  );
}

const ids = z
  .record(z.string(), z.string())
  .parse(
    JSON.parse(
      readFileSync(new URL("../shared/licenses/scancode-to-spdx.json", repository), "utf8"),
    ),
  );
const catalog = parseCatalogFile(
  readFileSync(new URL("catalog/licenses.json", repository), "utf8"),
);
const vocabulary = createVocabulary(catalog, createNameTable(catalog.nameKeys));
const byForm = createAddressLookup({ expressions: [], table: "" }, vocabulary);
const known = new Set([
  ...catalog.licenses.map(({ id }) => id),
  ...catalog.exceptions,
  "LicenseRef-scancode-public-domain",
]);

/** The expression with our ids; undefined when one of its licenses is not in the catalog. */
function translate(expression: string): string | undefined {
  const words = expression.split(/([()\s]+|\b(?:AND|OR|WITH)\b)/i).map((word) => {
    if (word.trim() === "" || /^[()\s]+$/.test(word)) return word;
    if (/^(?:and|or|with)$/i.test(word)) return word.toUpperCase();
    const id = ids[word];
    return id !== undefined && known.has(id) ? id : undefined;
  });
  return words.includes(undefined) ? undefined : words.join("");
}

const ADDRESS = /^(?:https?:\/\/|www\.)?[a-z0-9][a-z0-9.-]*\.[a-z]{2,}(?::\d+)?(?:\/\S*)?$/i;
/** Hosts whose addresses say kind and version themselves: a rule that says otherwise is a slip. */
const NAMED_BY_FORM = /^(?:creativecommons\.org\/licenses|licensebuttons\.net|spdx\.org)\//;
const found = new Map<
  string,
  { readonly expression: string; readonly relevance: number } | undefined
>();
const rules = pathToFileURL(`${folder}/`);
for (const file of readdirSync(rules).toSorted()) {
  if (!file.endsWith(".RULE")) continue;
  const [, head = "", body = ""] = readFileSync(
    new URL(encodeURIComponent(file), rules),
    "utf8",
  ).split(/^---\n/m);
  const address = body.trim();
  const expression = /^license_expression: (.+)$/m.exec(head)?.[1];
  if (expression === undefined || !ADDRESS.test(address) || !/[/:]/.test(address)) continue;
  if (/^is_(?:false_positive|license_clue|license_intro): yes$/m.test(head)) continue;
  const ours = translate(expression);
  if (ours === undefined) continue;
  const relevance = Number(/^relevance: (\d+)$/m.exec(head)?.[1] ?? "100");
  const key = addressKey(address.slice(0, addressEnd(address, 0)));
  if (NAMED_BY_FORM.test(key)) continue;
  const before = found.get(key);
  if (before && before.expression !== ours && before.relevance === relevance)
    found.set(key, undefined);
  else if (!found.has(key) || (before && relevance > before.relevance))
    found.set(key, { expression: ours, relevance });
}

const rows = [...found].flatMap(([key, fact]) => {
  if (!fact || parseExpression(fact.expression, vocabulary).problems.length > 0) return [];
  const linked = byForm(key);
  return linked && printExpression(linked.expression) === fact.expression
    ? []
    : [`${key}\t${fact.expression}`];
});
const head = [
  "# Addresses of license pages of single projects, and the license each led to when ScanCode's reviewers read it.",
  `# Facts taken by tools/import-addresses.ts from the rule data of ScanCode toolkit ${version} (package scancode-toolkit-mini on PyPI),`,
  "# Copyright (c) nexB Inc. and others, licensed under CC-BY-4.0, https://github.com/aboutcode-org/scancode-toolkit. Changed: only",
  "# rules that consist of one address; addresses in one spelling; licenses by SPDX id.",
];
writeFileSync(output, `${[...head, ...rows.toSorted()].join("\n")}\n`);
console.log(`${rows.length} addresses`);
