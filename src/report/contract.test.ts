import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { describe, it } from "node:test";
import { Ajv2020 } from "ajv/dist/2020.js";
import { auditReportSchema, reportJsonSchema } from "./contract.ts";
import { KEY_ORDER } from "./key-order.ts";

const root = new URL("../../", import.meta.url);
const fixtures = new URL("fixtures/reports/", root);
const published = JSON.parse(
  readFileSync(new URL("docs/schema/report-1.schema.json", root), "utf8"),
) as object;
const goldens = readdirSync(fixtures)
  .filter((file) => file.endsWith(".json"))
  .map((file) => ({
    file,
    report: JSON.parse(readFileSync(new URL(file, fixtures), "utf8")) as Record<string, unknown>,
  }));

describe("the published JSON Schema", () => {
  const validate = new Ajv2020({ strict: true }).compile(published);

  it("is the one that the code gives; `npm run schema` writes it", () => {
    assert.deepEqual(published, reportJsonSchema());
  });

  for (const { file, report } of goldens) {
    it(`accepts ${file}`, () => {
      assert.equal(validate(report), true, JSON.stringify(validate.errors));
    });
  }

  const [golden] = goldens;
  const broken: readonly { what: string; change: Record<string, unknown> }[] = [
    { what: "an unknown field", change: { verdict: "good" } },
    { what: "another version", change: { schemaVersion: "2" } },
    {
      what: "a step beyond the ladder",
      change: { ladder: { step: 7, name: "x", flags: [], reasons: [] } },
    },
    { what: "a missing freedom", change: { freedoms: { run: { result: "met", reasons: [] } } } },
    {
      what: "evidence at line 0",
      change: { access: { gate: "none", evidence: [{ file: "a", line: 0 }] } },
    },
  ];
  for (const { what, change } of broken) {
    it(`refuses ${what}, as the parser does`, () => {
      const report = { ...golden?.report, ...change };
      assert.equal(validate(report), false);
      assert.equal(auditReportSchema.safeParse(report).success, false);
    });
  }
});

describe("the order of keys", () => {
  const objects = [...propertyListsOf(reportJsonSchema())];

  it("names every key of the contract once, and no other", () => {
    const keys = new Set(objects.flat());
    assert.deepEqual([...KEY_ORDER].toSorted(), [...keys].toSorted());
  });

  it("is the order in which the contract lists them, in every object", () => {
    for (const keys of objects) {
      assert.deepEqual(
        KEY_ORDER.filter((key) => keys.includes(key)),
        keys,
      );
    }
  });
});

/** The keys of every object in a JSON Schema. */
function* propertyListsOf(schema: unknown): Generator<readonly string[]> {
  if (typeof schema !== "object" || schema === null) return;
  if (
    "properties" in schema &&
    typeof schema.properties === "object" &&
    schema.properties !== null
  ) {
    yield Object.keys(schema.properties);
  }
  for (const part of Object.values(schema)) yield* propertyListsOf(part);
}
