import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { Ajv2020 } from "ajv/dist/2020.js";
import { DEFINITIONS } from "../definitions/index.ts";
import { ruleFileJsonSchema } from "./rule-file-schema.ts";

const file = new URL("../../../docs/schema/rule-file-1.schema.json", import.meta.url);

describe("the published JSON Schema of rule files", () => {
  test("is the one that the code gives; `npm run schema` writes it", () => {
    assert.deepEqual(JSON.parse(readFileSync(file, "utf8")), ruleFileJsonSchema());
  });

  const accepts = new Ajv2020({ strict: false, formats: { date: true } }).compile(
    ruleFileJsonSchema(),
  );
  for (const definition of DEFINITIONS) {
    test(`accepts ${definition.id}`, () => assert.ok(accepts(definition)));
  }

  test("refuses an unknown operator", () => {
    const [definition] = DEFINITIONS;
    const rules = definition?.rules.map((rule) => ({ ...rule, test: { forbit: "logs" } }));
    assert.ok(!accepts({ ...definition, rules }));
  });
});
