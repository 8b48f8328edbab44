// What the tests of lines of base models are made with: a release, the releases of its base models beside it, and an audit.
import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { inFolder, writeTree, type Tree } from "../hostile/hostile-fixtures.test.ts";
import { audit, type AuditReport } from "../index.ts";

/** A license that no catalog holds, with limits and duties of the kinds that model licenses have. */
export const OAK_LICENSE = `Oak Community License

1. Grant. You may use, copy and change the weights of the Model.

2. Limits. You may not use the Model for any commercial purpose.

3. Names. You must include "Oak" at the beginning of the name of any model that you make from the Model.

4. Notice. You must retain in all copies the following notice within a "Notice" text file: "Oak is licensed under the Oak Community License, Copyright Oak Lab."

5. Display. You must prominently display "Built with Oak" on a related website.
`;

/** A card with front matter, and text below. */
export function card(matter: Readonly<Record<string, string>>, text = "# A model\n"): string {
  const lines = Object.entries(matter).map(([key, value]) => `${key}: ${value}`);
  return `---\n${lines.join("\n")}\n---\n${text}`;
}

/** The release of the restrictive ancestor. */
export const OAK: Tree = {
  "README.md": card({ license: "other", license_name: "oak", license_link: "LICENSE" }),
  LICENSE: OAK_LICENSE,
};

/** Audits a release in a folder of some name, following its line into a folder of base models by `owner/name`. */
export function auditLine(
  release: Tree,
  parents: Readonly<Record<string, Tree>>,
  name = "larch",
): Promise<AuditReport> {
  return inFolder(async (folder) => {
    const place = join(dirname(folder), name);
    writeTree(place, release);
    const shelf = join(dirname(folder), "parents");
    mkdirSync(shelf);
    for (const [name, tree] of Object.entries(parents)) writeTree(join(shelf, name), tree);
    return audit(place, { follow: { folder: shelf } });
  });
}

/** `id: message` of findings whose ids are asked for. */
export function messages({ findings }: AuditReport, ...ids: readonly string[]): readonly string[] {
  return findings
    .filter(({ id }) => ids.includes(id))
    .map(({ id, message }) => `${id}: ${message}`);
}

test("a release without base models has a line without ancestors", async () => {
  const report = await auditLine({ "README.md": card({ license: "mit" }) }, {});
  assert.deepEqual(report.lineage, { ancestors: [], circles: [] });
});
