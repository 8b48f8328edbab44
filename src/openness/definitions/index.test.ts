import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { describe, test } from "node:test";
import { sampleFacts } from "../sample-facts.test.ts";
import { DEFINITIONS, judgeDefinitions } from "./index.ts";

test("every file of the folder is in the list, and is named after its definition", () => {
  const files = readdirSync(new URL(".", import.meta.url))
    .filter((file) => !file.startsWith("index.") && !file.endsWith(".test.ts"))
    .toSorted();
  assert.deepEqual(DEFINITIONS.map(({ id }) => `${id}.ts`).toSorted(), files);
});

for (const definition of DEFINITIONS) {
  describe(definition.id, () => {
    test("is data: it survives JSON", () => {
      assert.deepEqual(JSON.parse(JSON.stringify(definition)), definition);
    });

    test("has rules with unique kebab-case ids", () => {
      const ids = definition.rules.map(({ id }) => id);
      assert.deepEqual([...new Set(ids)], ids);
      assert.deepEqual(
        ids.filter((id) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id)),
        [],
      );
    });

    test("asks questions, gives reasons and remedies in sentences, and serves a topic", () => {
      for (const rule of definition.rules) {
        assert.match(rule.asks, /^[A-Z].*\?$/);
        assert.match(rule.because, /^[A-Z].*\.$/);
        assert.match(rule.remedy, /^[A-Z].*\.$/);
        assert.notDeepEqual(rule.topics, []);
        assert.equal(definition.yields === "step" && rule.topics === undefined, false);
        if (rule.decide !== "auto") assert.match(rule.human, /^[A-Z].*\?$/);
      }
    });

    test("has a day, or the month of its source", () => {
      assert.match(definition.date, /^\d{4}(?:-\d{2}){0,2}$/);
    });
  });
}

test("a fully open release without a license for its documents meets every definition but those that ask for one, or for a person", () => {
  assert.deepEqual(
    judgeDefinitions(sampleFacts()).map(({ definition, version, result }) => ({
      definition,
      version,
      result,
    })),
    [
      { definition: "four-freedoms", version: "1", result: "met" },
      { definition: "osd", version: "1.9", result: "met" },
      { definition: "osd-weights", version: "1.9", result: "met" },
      { definition: "open-weight-definition", version: "0.1", result: "met" },
      { definition: "open-weights-2023", version: "2023", result: "met" },
      { definition: "osaid", version: "1.0", result: "undecided" },
      { definition: "fsf-2024-statement", version: "2024-10-22", result: "met" },
      { definition: "dfsg", version: "1.1", result: "met" },
      { definition: "mof-1.0-paper", version: "1.0", result: "undecided" },
      { definition: "mot-2026-05", version: "2026-05", result: "undecided" },
      { definition: "eu-53-2", version: "C(2025)5045", result: "undecided" },
      { definition: "osai-index", version: "2026-06", result: "met" },
      { definition: "fmti", version: "2025-12", result: "undecided" },
    ],
  );
});
