import type { z } from "zod";
import { AssayError } from "../bytes/errors.ts";

/**
 * Reads the JSON text of a file of ours. `what` names the file where it is not as expected: `the lock file "models.lock"`.
 * Throws `AssayError("usage")` that names the place, as in `files[3].size`.
 */
export function parseJsonFile<T>(text: string, schema: z.ZodType<T>, what: string): T {
  const parsed = schema.safeParse(parseJson(text, what));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const place = issue === undefined ? "" : `${placeOf(issue.path)}: ${issue.message}`;
  throw new AssayError("usage", `Cannot read ${what}: ${place}`);
}

function parseJson(text: string, what: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const position = /at position (\d+)/.exec(error.message)?.[1];
    const at = position === undefined ? "" : ` at character ${position}`;
    throw new AssayError("usage", `Cannot read ${what}: not JSON${at}`, { cause: error });
  }
}

function placeOf(path: readonly PropertyKey[]): string {
  if (path.length === 0) return "the whole";
  return path
    .map((step) => (typeof step === "number" ? `[${step}]` : `.${String(step)}`))
    .join("")
    .replace(/^\./, "");
}
