import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { readSentences } from "../../licenses/clauses/sentences.ts";
import { readThreshold, type Threshold } from "./threshold.ts";

function show(threshold: Threshold | undefined): string {
  if (threshold === undefined) return "none";
  const { amount, currency = "", period, comparison } = threshold;
  return [comparison, amount, currency, period].filter((word) => word !== "").join(" ");
}

describe("a threshold in a sentence", () => {
  const cases: readonly { says: string; measure?: "revenue"; is: string }[] = [
    { says: "has more than 100 million monthly active users", is: "over 100000000 month" },
    { says: "is greater than 1 million MUUs", is: "over 1000000 month" },
    { says: "has at least 5,000 customers", is: "from 5000 month" },
    { says: "with fewer than 10,000 users", is: "from 10000 month" },
    { says: "with no more than 10,000 users", is: "over 10000 month" },
    { says: "has 2 million users or more", is: "from 2000000 month" },
    { says: "more than 3 users", is: "none" },
    { says: "revenue exceeds $20 million", measure: "revenue", is: "over 20000000 USD year" },
    {
      says: "monthly revenue exceeds $20 million",
      measure: "revenue",
      is: "over 20000000 USD month",
    },
    {
      says: "annual revenues of at least $10,000,000",
      measure: "revenue",
      is: "from 10000000 USD year",
    },
    { says: "revenue exceeded RMB 1 billion", measure: "revenue", is: "over 1000000000 CNY year" },
    {
      says: "revenue equal to or greater than EUR 5 million",
      measure: "revenue",
      is: "from 5000000 EUR year",
    },
    { says: "liability over $100", measure: "revenue", is: "none" },
  ];
  for (const { says, measure = "users", is } of cases) {
    it(`"${says}" is ${is}`, () => {
      assert.equal(show(readThreshold(says, measure)), is);
    });
  }
});

describe("the thresholds of the AI licenses", () => {
  const TEXTS = new URL("../../../../shared/licenses/texts/", import.meta.url);

  /** Sizes that each document names, read in the texts by a person. */
  const read: Readonly<Record<string, readonly string[]>> = {
    "LicenseRef-databricks-open-model": ["over 700000000 month"],
    "LicenseRef-kimi-k3": [
      "over 100000000 month",
      "over 20000000 USD month",
      "over 20000000 USD year",
    ],
    "LicenseRef-lfm-open-1.0": ["from 10000000 USD year"],
    "LicenseRef-llama-3-community": ["over 700000000 month"],
    "LicenseRef-minimax-m2": ["over 100000000 month", "over 30000000 USD year"],
    "LicenseRef-mistral-modified-mit": ["over 20000000 USD month"],
    "LicenseRef-nexusraven-v2": ["over 50000000 month"],
    "LicenseRef-scancode-bilibili-model-ula-2025-09-09": [
      "over 100000000 month",
      "over 1000000000 CNY year",
    ],
    "LicenseRef-scancode-hyperclova-x-seed-2025": ["over 10000000 month"],
    "LicenseRef-scancode-llama-2-license-2023": ["over 700000000 month"],
    "LicenseRef-scancode-llama-3.1-license-2024": ["over 700000000 month"],
    "LicenseRef-scancode-llama-3.2-license-2024": ["over 700000000 month"],
    "LicenseRef-scancode-llama-3.3-license-2024": ["over 700000000 month"],
    "LicenseRef-scancode-llama-4-cla-2025": ["over 700000000 month"],
    "LicenseRef-scancode-ltxv-owl-2025-04-17": ["from 10000000 USD year"],
    "LicenseRef-scancode-ltxv-owl-2025-05-05": ["from 10000000 USD year"],
    "LicenseRef-scancode-moonshot-ai-modified-mit-2025": [
      "over 100000000 month",
      "over 20000000 USD month",
    ],
    "LicenseRef-scancode-playground-v2-community": ["over 1000000 month"],
    "LicenseRef-scancode-qwen-2024": ["over 100000000 month"],
    "LicenseRef-scancode-stability-ai-community-2024": [
      "from 1000000 USD year",
      "over 1000000 USD year",
    ],
    "LicenseRef-scancode-tencent-hunyuan-3d-2.0-cla": ["over 1000000 month"],
    "LicenseRef-scancode-tongyi-qianwen-2023": ["over 100000000 month"],
  };
  for (const file of readdirSync(TEXTS).filter((name) => name.endsWith(".txt"))) {
    const id = file.slice(0, -".txt".length);
    it(id, () => {
      const { sentences } = readSentences(readFileSync(new URL(file, TEXTS), "utf8"));
      const found = sentences.flatMap(({ words }) => [
        show(readThreshold(words, "users")),
        show(readThreshold(words, "revenue")),
      ]);
      const stated = [...new Set(found.filter((each) => each !== "none"))].toSorted();
      assert.deepEqual(stated, [...(read[id] ?? [])].toSorted());
    });
  }
});
