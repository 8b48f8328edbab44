import { mkdirSync, writeFileSync } from "node:fs";
import { ruleFileJsonSchema } from "../src/openness/rule-files/rule-file-schema.ts";
import { reportJsonSchema } from "../src/report/contract.ts";

/** Where the published JSON Schema of the report lies. */
export const SCHEMA_FILE: URL = new URL("../docs/schema/report-1.schema.json", import.meta.url);

/** Where the published JSON Schema of rule files lies. */
export const RULE_FILE_SCHEMA: URL = new URL(
  "../docs/schema/rule-file-1.schema.json",
  import.meta.url,
);

/** The text of the published JSON Schema. */
export function schemaText(): string {
  return `${JSON.stringify(reportJsonSchema(), null, 2)}\n`;
}

/** The text of the published JSON Schema of rule files. */
export function ruleFileSchemaText(): string {
  return `${JSON.stringify(ruleFileJsonSchema(), null, 2)}\n`;
}

if (import.meta.main) {
  mkdirSync(new URL(".", SCHEMA_FILE), { recursive: true });
  writeFileSync(SCHEMA_FILE, schemaText());
  writeFileSync(RULE_FILE_SCHEMA, ruleFileSchemaText());
}
