// What the tests of statements are made with: a release in memory, read as the inventory reads it.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { engine } from "../../licenses/license-fixtures.test.ts";
import { readDocuments, type Document } from "../documents.ts";
import type { ReleaseView } from "../release-view.ts";
import { readLicenseFiles } from "./license-files.ts";
import type { LicenseStatement } from "./license-statement.ts";
import { LicenseShelf } from "./resolve-license.ts";

/** This project's own example of an unchanged MIT text. */
export const MIT: string = readFileSync(
  new URL("../../../examples/open-washed/LICENSE", import.meta.url),
  "utf8",
);

/** A license that no catalog holds. */
export const LARCH = "Larch Model License\n\nYou may run the Model and change its weights.\n";

/** Texts of a release by path. */
export type Texts = Readonly<Record<string, string>>;

/** A complete release of these texts. */
export function viewOf(texts: Texts): ReleaseView {
  const files = Object.entries(texts).map(
    ([path, text]) => ({ path, text, encoding: "utf-8" }) as const,
  );
  return {
    name: "larch",
    listing: "complete",
    files: files.map(({ path, text }) => ({ path, byteLength: text.length })),
    texts: new Map(files.map((file) => [file.path, file])),
    heads: new Map(),
  };
}

/** The license files of a release. */
export function shelfOf(texts: Texts): LicenseShelf {
  return new LicenseShelf(readLicenseFiles(viewOf(texts), engine), engine);
}

/** The first document of a release. */
export async function firstDocument(texts: Texts): Promise<Document> {
  const [document] = await readDocuments(viewOf(texts));
  if (!document) throw new Error("no document among the texts");
  return document;
}

/** A statement on one line: `parts <- first id (match, scope)`, then what it has besides. */
export function line({ parts, ids, match, scope, ...rest }: LicenseStatement): string {
  const subject = rest.subject === undefined ? "" : ` of ${rest.subject}`;
  const pointer = rest.pointer === undefined ? "" : ` at ${rest.pointer}`;
  return `${parts.join("+")}${subject} <- ${ids[0]} (${match}, ${scope})${pointer}`;
}

test("a release in memory is read as one on disk", async () => {
  const texts = { "README.md": "# Larch\n", LICENSE: MIT };
  assert.equal((await firstDocument(texts)).file.path, "README.md");
  assert.deepEqual(
    shelfOf(texts).files.map(({ path, kind }) => `${path} ${kind}`),
    ["LICENSE license"],
  );
});
