import { EXIT } from "../exit-codes.ts";
import type { World } from "../world.ts";

/** Prints the JSON Schema of the report, or of rule files; the exit code. */
export async function runSchema(of: string, { stdout }: World): Promise<number> {
  stdout.write(`${JSON.stringify(await schemaOf(of), null, 2)}\n`);
  return EXIT.done;
}

async function schemaOf(name: string): Promise<object> {
  if (name === "rules") {
    const { ruleFileJsonSchema } = await import("../../openness/rule-files/rule-file-schema.ts");
    return ruleFileJsonSchema();
  }
  const { reportJsonSchema } = await import("../../report/contract.ts");
  return reportJsonSchema();
}
