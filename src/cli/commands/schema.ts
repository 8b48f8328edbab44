import { EXIT } from "../exit-codes.ts";
import type { World } from "../world.ts";

/** Prints the JSON Schema of the report; the exit code. */
export async function runSchema({ stdout }: World): Promise<number> {
  const { reportJsonSchema } = await import("../../report/contract.ts");
  stdout.write(`${JSON.stringify(reportJsonSchema(), null, 2)}\n`);
  return EXIT.done;
}
