import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { it } from "node:test";
import { type CatalogFile, parseCatalogFile } from "../../catalog/catalog-license.ts";
import { tokenize } from "../../words/tokenize.ts";
import { createReferenceContext, type ReferenceContext } from "../reference-context.ts";
import { findFields } from "./find-fields.ts";

/** The committed catalog. */
export const file: CatalogFile = parseCatalogFile(
  readFileSync(new URL("../../../../catalog/licenses.json", import.meta.url), "utf8"),
);

/** Look-ups over it. */
export const context: ReferenceContext = createReferenceContext(file);

/** What the fields of a text say: each expression with the words it was read from. */
export function fieldsOf(text: string, fileName?: string): readonly string[] {
  return findFields(context, tokenize(text), [], fileName).references.map(
    ({ expression, start, end }) => `${expression} <${text.slice(start, end)}>`,
  );
}

/** One test for each row: what it shows, the text, and what its fields say. */
export function readsFields(
  rows: readonly (readonly [what: string, text: string, ...fields: string[]])[],
): void {
  for (const [what, text, ...fields] of rows)
    it(what, () => assert.deepEqual(fieldsOf(text), fields));
}
