import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, it } from "node:test";
import spdx from "spdx-license-list/full.js";
import type { ClauseKind } from "../license.ts";
import { findClauses } from "./find-clauses.ts";

const shared = new URL("../../../../shared/licenses/texts/", import.meta.url);
/** What standard texts hold: facts about patents and notices, and nothing that an open license may not hold. */
const STANDARD: readonly (readonly [id: string, ...kinds: ClauseKind[]])[] = [
  ["MIT"],
  ["ISC"],
  ["BSD-2-Clause"],
  ["BSD-3-Clause"],
  ["Apache-2.0", "notice-file", "termination-on-litigation"],
  ["GPL-2.0-only"],
  ["GPL-3.0-only"],
  ["AGPL-3.0-only"],
  ["LGPL-2.1-only"],
  ["LGPL-3.0-only"],
  ["MPL-2.0", "termination-on-litigation"],
  ["EPL-2.0", "termination-on-litigation"],
  ["CC0-1.0", "no-patent-grant"],
  ["CC-BY-4.0", "no-patent-grant"],
  ["CC-BY-SA-4.0", "no-patent-grant"],
  ["CC-BY-NC-4.0", "no-patent-grant", "non-commercial"],
  ["CC-BY-NC-SA-4.0", "no-patent-grant", "non-commercial"],
  ["ODbL-1.0", "no-patent-grant"],
  ["ODC-By-1.0", "no-patent-grant"],
  ["CDLA-Permissive-2.0"],
  ["Unlicense"],
  ["BSD-4-Clause", "branding-display"],
  ["JSON", "field-of-use"],
  ["PolyForm-Noncommercial-1.0.0", "non-commercial", "termination-on-litigation"],
];

describe("standard texts", () => {
  for (const [id, ...kinds] of STANDARD) {
    it(`${id}: ${kinds.join(", ") || "nothing"}`, () => {
      assert.deepEqual(kindsOf(spdx[id]?.licenseText ?? "missing"), kinds);
    });
  }
});

/** Clauses that readers know of, as kind and section. */
const KNOWN: readonly (readonly [file: string, ...clauses: string[]])[] = [
  [
    "LicenseRef-scancode-llama-2-license-2023",
    "aup-incorporated 1.b.iv",
    "notice-file 1.b.iii",
    "output-training-ban 1.b.v",
    "termination-on-litigation 5.c",
    "user-cap 2",
  ],
  [
    "LicenseRef-scancode-llama-3.1-license-2024",
    "aup-incorporated 1.b.iv",
    "branding-display 1.b.i",
    "naming-prefix 1.b.i",
    "notice-file 1.b.iii",
    "output-training-branding 1.b.i",
    "termination-on-litigation 5.c",
    "user-cap 2",
  ],
  ["LicenseRef-llama-3.2-aup", "territory 5"],
  [
    "LicenseRef-scancode-gemma-tou-2025-03-24",
    "aup-incorporated 3.2",
    "flow-down 3.1",
    "notice-file 3.1",
    "remote-restriction 3.2",
  ],
  [
    "LicenseRef-scancode-deepseek-la-1.0",
    "field-of-use Attachment A",
    "flow-down 4.a",
    "remote-restriction 7",
    "termination-on-litigation 3",
  ],
  [
    "LicenseRef-flux-1-dev-nc-1.1.1",
    "content-filter-duty 2.e",
    "field-of-use 4.a",
    "non-commercial 2.a",
    "output-training-ban 2.d",
    "revocable 8.b",
  ],
  [
    "LicenseRef-scancode-tencent-hunyuan-3d-2.0-cla",
    "flow-down 5.a",
    "territory 2",
    "territory 5.c",
    "termination-on-litigation 6.c",
    "user-cap 4",
  ],
  [
    "LicenseRef-databricks-open-model",
    "aup-incorporated 2.3.1",
    "output-training-ban 2.3",
    "update-duty 4.1",
    "user-cap 3",
  ],
  [
    "LicenseRef-scancode-tongyi-qianwen-2023",
    "output-training-ban 5.b",
    "termination-on-litigation 6.c",
    "user-cap 4",
  ],
  ["LicenseRef-scancode-qwen-2024", "output-training-branding 5.b", "user-cap 4"],
  [
    "LicenseRef-scancode-exaone-ai-model-1.1-nc",
    "license-may-change 9.1",
    "naming-prefix 2.1.c",
    "non-commercial 3.1",
    "output-training-ban 3.1",
    "research-only 2.1.a",
    "reverse-engineering-ban 3.2",
  ],
  ["LicenseRef-apple-amlr", "no-patent-grant 3", "research-only 1", "revocable 1"],
  ["LicenseRef-yi-1.0", "license-may-change 7", "non-commercial 2", "revocable 2"],
  ["LicenseRef-mistral-research-0.1", "research-only 3.2", "termination-on-litigation 7.3"],
  ["LicenseRef-stability-ai-nc-2023-11-28", "hosting-ban 1.b", "non-commercial 1.a"],
  [
    "LicenseRef-scancode-stability-ai-community-2024",
    "aup-mutable",
    "output-training-ban b",
    "revenue-cap",
  ],
  ["LicenseRef-scancode-moonshot-ai-modified-mit-2025", "branding-display"],
];

/** The texts are not ours to publish: a clone without them tests the rest. */
if (existsSync(shared))
  describe("license texts of models", () => {
    for (const [file, ...clauses] of KNOWN) {
      it(`${file} holds ${clauses.join(", ")}`, () => {
        const found = findClauses(readText(file)).map((c) => `${c.kind} ${c.section ?? ""}`.trim());
        assert.deepEqual(
          clauses.filter((clause) => !found.includes(clause)),
          [],
        );
      });
    }

    it("a number above which only a name is shown is no cap", () => {
      const kinds = kindsOf(readText("LicenseRef-scancode-moonshot-ai-modified-mit-2025"));
      assert.deepEqual(kinds, ["branding-display"]);
    });

    it("every quotation stands where it is said to stand", () => {
      const misplaced: string[] = [];
      for (const name of readdirSync(shared)) {
        const text = readFileSync(new URL(name, shared), "utf8");
        const lines = text.split("\n");
        for (const clause of findClauses(text)) {
          const place = squeezed(lines.slice(clause.line - 1, clause.line + 5).join(" "));
          if (!place.includes(squeezed(clause.text.slice(0, 80)))) {
            misplaced.push(`${name}:${clause.line} ${clause.text}`);
          }
        }
      }
      assert.deepEqual(misplaced, []);
    });
  });

function readText(id: string): string {
  return readFileSync(new URL(`${id}.txt`, shared), "utf8");
}

function kindsOf(text: string): readonly string[] {
  return [...new Set(findClauses(text).map((clause) => clause.kind))].toSorted();
}

function squeezed(words: string): string {
  return words.replace(/\s+/g, " ").trim();
}
