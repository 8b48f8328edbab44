import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { ask } from "../../index.ts";
import { readProfile } from "./read-profile.ts";
import type { UseAnswer } from "./use.ts";

const home = mkdtempSync(join(tmpdir(), "assay-ask-public-"));
after(() => {
  rmSync(home, { recursive: true, force: true });
});

/** The text of an SPDX license, from the package that holds them. */
function spdxText(id: string): string {
  const url = new URL(
    `../../../node_modules/spdx-license-list/licenses/${id}.json`,
    import.meta.url,
  );
  return (JSON.parse(readFileSync(url, "utf8")) as { readonly licenseText: string }).licenseText;
}

/** For a company and for a laboratory: use, host, fine-tune, distill, ship, sell; y yes, i yes-if, n no, u unclear. */
const ANSWERS: readonly (readonly [license: string, company: string, laboratory: string])[] = [
  ["MIT", "yyyyii", "yyyyii"],
  ["BSD-3-Clause", "yyyyii", "yyyyii"],
  ["ISC", "yyyyii", "yyyyii"],
  ["CC-BY-4.0", "yyyyii", "yyyyii"],
  ["CC-BY-SA-4.0", "yyyyii", "yyyyii"],
  ["CC-BY-NC-4.0", "nnnnnn", "iiiiin"],
  ["CC-BY-NC-ND-4.0", "nnnnnn", "iiiiin"],
  ["CC-BY-ND-4.0", "yyiyii", "yyiyii"],
  ["CC0-1.0", "yyyyyy", "yyyyyy"],
  ["Unlicense", "yyyyyy", "yyyyyy"],
  ["0BSD", "yyyyyy", "yyyyyy"],
  ["GPL-3.0-only", "yyyyii", "yyyyii"],
  ["GPL-2.0-only", "yyyyii", "yyyyii"],
  ["AGPL-3.0-only", "yiyyii", "yiyyii"],
  ["LGPL-2.1-only", "yyyyii", "yyyyii"],
  ["MPL-2.0", "yyyyii", "yyyyii"],
  ["EPL-2.0", "yyyyii", "yyyyii"],
  ["EUPL-1.2", "yyyyii", "yyyyii"],
  ["CDLA-Permissive-2.0", "yyyyii", "yyyyii"],
  ["ODbL-1.0", "yyyyii", "yyyyii"],
  ["BUSL-1.1", "uuuuuu", "uuuuuu"],
  ["SSPL-1.0", "yiyyii", "yiyyii"],
  ["Elastic-2.0", "ynyyii", "ynyyii"],
  ["PolyForm-Noncommercial-1.0.0", "nnnnnn", "iiiiin"],
  ["OpenMDW-1.0", "yyyyii", "yyyyii"],
];

const LETTERS: Readonly<Record<UseAnswer, string>> = {
  yes: "y",
  "yes-if": "i",
  no: "n",
  unclear: "u",
};

describe("what public licenses say of weights", () => {
  for (const [license, ...expected] of ANSWERS) {
    it(license, async () => {
      const folder = mkdtempSync(join(home, "release-"));
      writeFileSync(join(folder, "LICENSE"), spdxText(license));
      writeFileSync(join(folder, "model.safetensors"), "");
      const card =
        "# Larch\n\nThe model weights of Larch are licensed under the terms in [LICENSE](LICENSE).\n";
      writeFileSync(join(folder, "README.md"), card);
      const found: string[] = [];
      for (const purpose of ["commercial", "research"]) {
        const { report } = await ask(folder, readProfile(`purpose: ${purpose}`).profile);
        found.push(report.uses.map(({ answer }) => LETTERS[answer]).join(""));
      }
      assert.deepEqual(found, expected);
    });
  }
});
