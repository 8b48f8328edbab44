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
        ids.filter((id) => !/^[a-z]+(-[a-z]+)*$/.test(id)),
        [],
      );
    });

    test("asks questions, gives reasons and remedies in sentences, and serves a topic", () => {
      for (const rule of definition.rules) {
        assert.match(rule.asks, /^[A-Z].*\?$/);
        assert.match(rule.because, /^[A-Z].*\.$/);
        assert.match(rule.remedy, /^[A-Z].*\.$/);
        assert.notDeepEqual(rule.topics, []);
        if (rule.decide !== "auto") assert.match(rule.human, /^[A-Z].*\?$/);
      }
    });

    test("has a day", () => {
      assert.match(definition.date, /^\d{4}-\d{2}-\d{2}$/);
    });
  });
}

test("judges a release by every definition that yields a verdict", () => {
  assert.deepEqual(
    judgeDefinitions(sampleFacts()).map(({ definition, version, result }) => ({
      definition,
      version,
      result,
    })),
    [{ definition: "four-freedoms", version: "1", result: "met" }],
  );
});
