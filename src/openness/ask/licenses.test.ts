import assert from "node:assert/strict";
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { ask } from "../../index.ts";
import { findClauses } from "../../licenses/clauses/find-clauses.ts";
import { readSentences } from "../../licenses/clauses/sentences.ts";
import { readProfile } from "./read-profile.ts";
import type { UseAnswer } from "./use.ts";

const TEXTS = new URL("../../../../shared/licenses/texts/", import.meta.url);

const home = mkdtempSync(join(tmpdir(), "assay-ask-licenses-"));
after(() => {
  rmSync(home, { recursive: true, force: true });
});

const COMPANY =
  "purpose: commercial\nmonthly-users: 100000\nannual-revenue: 500000 USD\nmonthly-revenue: 40000 USD";

/** A small company, the same in Germany, a very large one, a laboratory that names no revenue. */
const PROFILES = [
  `${COMPANY}\ncountry: US`,
  `${COMPANY}\ncountry: DE`,
  "purpose: commercial\nmonthly-users: 700000001\nannual-revenue: 900M USD\nmonthly-revenue: 80M USD\ncountry: US",
  "purpose: research\ncountry: US\nmonthly-users: 0",
];

const KIMI = "LicenseRef-scancode-moonshot-ai-modified-mit-2025";
const SMALL = "monthly-users: 1\nmonthly-revenue: 1 USD";

/** For each profile: use, host, fine-tune, distill, ship, sell; y yes, i yes-if, n no, u unclear. Odd rows were checked in the texts, those of models against their table of terms. */
const ANSWERS: readonly (readonly [string, ...string[]])[] = [
  ["LicenseRef-apple-amlr", "nnnnnn", "nnnnnn", "nnnnnn", "iiiiin"],
  ["LicenseRef-creativeml-openrail-pp-m-2023-07-26", "iiiiii", "iiiiii", "iiiiii", "iiiiii"],
  ["LicenseRef-databricks-open-model", "iiinii", "iiinii", "nnnnnn", "iiinii"],
  ["LicenseRef-falcon-3-tii", "iiiiii", "iiiiii", "iiiiii", "iiiiii"],
  ["LicenseRef-flux-1-dev-nc-1.1.1", "nnnnnn", "nnnnnn", "nnnnnn", "iiiiin"],
  ["LicenseRef-gemma-tou-2024-02-21", "iiiiii", "iiiiii", "iiiiii", "iiiiii"],
  ["LicenseRef-kimi-k3", "yyyyii", "yyyyii", "yuuuuu", "yyyyiu"],
  ["LicenseRef-lfm-open-1.0", "yyyyii", "yyyyii", "nnnnnn", "yyyyiu"],
  ["LicenseRef-llama-3-community", "iiinii", "iiinii", "nnnnnn", "iiinii"],
  ["LicenseRef-minimax-m2", "yyyyii", "yyyyii", "yiyyii", "yyyyii"],
  ["LicenseRef-minimax-nc-m2.7", "nnnnnn", "nnnnnn", "nnnnnn", "iiiiin"],
  ["LicenseRef-mistral-modified-mit", "yyyyii", "yyyyii", "nnnnnn", "uuuuuu"],
  ["LicenseRef-mistral-research-0.1", "nnnnnn", "nnnnnn", "nnnnnn", "iiiiin"],
  ["LicenseRef-nexusflow", "nnnnnn", "nnnnnn", "nnnnnn", "iiinin"],
  ["LicenseRef-nvidia-ai-foundation-community", "ininii", "ininii", "ininii", "ininii"],
  ["LicenseRef-opencoder-2024", "yyyyii", "yyyyii", "yyyyii", "yyyyii"],
  ["LicenseRef-openmdw-1.1", "yyyyii", "yyyyii", "yyyyii", "yyyyii"],
  ["LicenseRef-qwen-research-2024", "nnnnnn", "nnnnnn", "nnnnnn", "iiiiin"],
  ["LicenseRef-scancode-bigcode-open-rail-m-v1", "iiiiii", "iiiiii", "iiiiii", "iiiiii"],
  ["LicenseRef-scancode-bilibili-model-ula-2025-09-09", "uuuuuu", "uuuuuu", "nnnnnn", "uuuuuu"],
  ["LicenseRef-scancode-deepseek-la-1.0", "iiiiii", "iiiiii", "iiiiii", "iiiiii"],
  ["LicenseRef-scancode-exaone-ai-model-1.1-nc", "nnnnnn", "nnnnnn", "nnnnnn", "iiinin"],
  ["LicenseRef-scancode-falcon-2-11b-1.0", "iiiiii", "iiiiii", "iiiiii", "iiiiii"],
  ["LicenseRef-scancode-gemma-tou-2025-03-24", "iiiiii", "iiiiii", "iiiiii", "iiiiii"],
  ["LicenseRef-scancode-hyperclova-x-seed-2025", "iiiiii", "iiiiii", "nnnnnn", "iiiiii"],
  ["LicenseRef-scancode-llama-2-license-2023", "iiinii", "iiinii", "nnnnnn", "iiinii"],
  ["LicenseRef-scancode-llama-3.1-license-2024", "iiiiii", "iiiiii", "nnnnnn", "iiiiii"],
  ["LicenseRef-scancode-llama-3.2-license-2024", "iiiiii", "nnnnnn", "nnnnnn", "iiiiii"],
  ["LicenseRef-scancode-llama-4-cla-2025", "iiiiii", "nnnnnn", "nnnnnn", "iiiiii"],
  ["LicenseRef-scancode-ltxv-owl-2025-05-05", "iiiiii", "iiiiii", "nnnnnn", "iiiiiu"],
  ["LicenseRef-scancode-moonshot-ai-modified-mit-2025", "yyyyii", "yyyyii", "yiyyii", "yyyyii"],
  ["LicenseRef-scancode-nvidia-open-model-2025-04-28", "iiiiii", "iiiiii", "iiiiii", "iiiiii"],
  ["LicenseRef-scancode-open-weights-permissive-1.0.0", "yyyyii", "yyyyii", "yyyyii", "yyyyii"],
  ["LicenseRef-scancode-playground-v2-community", "iiinii", "iiinii", "uuunuu", "iiinii"],
  ["LicenseRef-scancode-qwen-2024", "yyiiii", "yyiiii", "nnnnnn", "yyiiii"],
  ["LicenseRef-scancode-stability-ai-community-2024", "iiinii", "iiinii", "nnnnnn", "uuunuu"],
  ["LicenseRef-scancode-tencent-hunyuan-3d-2.0-cla", "iiinii", "nnnnnn", "nnnnnn", "iiinii"],
  ["LicenseRef-scancode-tongyi-qianwen-2023", "yyynii", "yyynii", "nnnnnn", "yyynii"],
  ["LicenseRef-stability-ai-nc-2023-11-28", "nnnnnn", "nnnnnn", "nnnnnn", "iniiin"],
  ["LicenseRef-tongyi-qianwen-research-2023", "nnnnnn", "nnnnnn", "nnnnnn", "iiinin"],
  ["LicenseRef-xai-community-2025-11-04", "iiinii", "iiinii", "iiinii", "iiinii"],
  ["LicenseRef-yi-1.0", "nnnnnn", "nnnnnn", "nnnnnn", "iiiiin"],
];

const LETTERS: Readonly<Record<UseAnswer, string>> = {
  yes: "y",
  "yes-if": "i",
  no: "n",
  unclear: "u",
};

/** A release whose weights are under one license; its folder. */
function releaseUnder(license: string): string {
  const folder = mkdtempSync(join(home, "release-"));
  copyFileSync(new URL(`${license}.txt`, TEXTS), join(folder, "LICENSE"));
  writeFileSync(join(folder, "model.safetensors"), "");
  const card =
    "# Larch\n\nThe model weights of Larch are licensed under the terms in [LICENSE](LICENSE).\n";
  writeFileSync(join(folder, "README.md"), card);
  return folder;
}

describe("a size beside the one that the document names", () => {
  const LLAMA = "LicenseRef-scancode-llama-3.1-license-2024";
  const cases: readonly (readonly [license: string, size: string, hosted: UseAnswer])[] = [
    [LLAMA, "monthly-users: 700000000", "yes-if"],
    [LLAMA, "monthly-users: 700000001", "no"],
    [LLAMA, "monthly-users: 9bn\nmonthly-users-at-release: 700000000", "yes-if"],
    [LLAMA, "", "unclear"],
    ["LicenseRef-scancode-tongyi-qianwen-2023", "monthly-users: 100000000", "yes"],
    ["LicenseRef-scancode-tongyi-qianwen-2023", "monthly-users: 100000001", "no"],
    ["LicenseRef-scancode-hyperclova-x-seed-2025", "monthly-users: 10000000", "yes-if"],
    ["LicenseRef-scancode-hyperclova-x-seed-2025", "monthly-users: 10000001", "no"],
    ["LicenseRef-scancode-tencent-hunyuan-3d-2.0-cla", "monthly-users: 1000000", "yes-if"],
    ["LicenseRef-scancode-tencent-hunyuan-3d-2.0-cla", "monthly-users: 1000001", "no"],
    ["LicenseRef-scancode-stability-ai-community-2024", "annual-revenue: 1000000 USD", "yes-if"],
    ["LicenseRef-scancode-stability-ai-community-2024", "annual-revenue: 1000001 USD", "no"],
    ["LicenseRef-scancode-stability-ai-community-2024", "annual-revenue: 1 EUR", "unclear"],
    ["LicenseRef-lfm-open-1.0", "annual-revenue: 9999999 USD", "yes"],
    ["LicenseRef-lfm-open-1.0", "annual-revenue: 10000000 USD", "no"],
    ["LicenseRef-scancode-ltxv-owl-2025-05-05", "annual-revenue: 9999999 USD", "yes-if"],
    ["LicenseRef-scancode-ltxv-owl-2025-05-05", "annual-revenue: 10000000 USD", "no"],
    ["LicenseRef-mistral-modified-mit", "monthly-revenue: 20000000 USD", "yes"],
    ["LicenseRef-mistral-modified-mit", "monthly-revenue: 20000001 USD", "no"],
    ["LicenseRef-mistral-modified-mit", "annual-revenue: 20000000 USD", "yes"],
    ["LicenseRef-mistral-modified-mit", "annual-revenue: 20000001 USD", "unclear"],
    ["LicenseRef-kimi-k3", `${SMALL}\nannual-revenue: 20000000 USD`, "yes"],
    [
      "LicenseRef-kimi-k3",
      `${SMALL}\nannual-revenue: 20000001 USD\nmodel-as-a-service: true`,
      "no",
    ],
    [
      "LicenseRef-kimi-k3",
      `${SMALL}\nannual-revenue: 20000001 USD\nmodel-as-a-service: false`,
      "yes",
    ],
    ["LicenseRef-kimi-k3", `${SMALL}\nannual-revenue: 20000001 USD`, "unclear"],
    [KIMI, "monthly-users: 100000000\nmonthly-revenue: 20000000 USD", "yes"],
    [KIMI, "monthly-users: 100000001\nmonthly-revenue: 1 USD", "yes-if"],
    [KIMI, "monthly-users: 1\nmonthly-revenue: 20000001 USD", "yes-if"],
  ];
  for (const [license, size, hosted] of cases) {
    it(`${license}, ${size.replaceAll("\n", ", ") || "no size"}: ${hosted}`, async () => {
      const { profile } = readProfile(`purpose: commercial\ncountry: US\n${size}`);
      const { report } = await ask(releaseUnder(license), profile);
      assert.equal(report.uses.find(({ use }) => use === "host")?.answer, hosted);
    });
  }
});

describe("what the AI licenses say, as the only license of a release", () => {
  for (const [license, ...expected] of ANSWERS) {
    it(license, async () => {
      const folder = releaseUnder(license);
      const found: string[] = [];
      for (const text of PROFILES) {
        const { report } = await ask(folder, readProfile(text).profile);
        found.push(report.uses.map(({ answer }) => LETTERS[answer]).join(""));
      }
      assert.deepEqual(found, expected);
    });
  }
});

describe("policies that the Llama licenses take in", () => {
  for (const policy of [
    "LicenseRef-llama-3.2-aup",
    "LicenseRef-llama-3.3-aup",
    "LicenseRef-scancode-llama-4-license-2025",
  ]) {
    it(`${policy} leaves the European Union out in section 5, for multimodal models`, () => {
      const text = readFileSync(new URL(`${policy}.txt`, TEXTS), "utf8");
      const [clause, ...others] = findClauses(text, ["territory"]);
      assert.equal(clause?.section, "5");
      assert.deepEqual(others, []);
      const { sentences } = readSentences(text);
      const sentence = sentences.find(({ words }) => /European Union/.test(words))?.words ?? "";
      assert.match(sentence, /multimodal models .* not being granted/);
    });
  }
});
