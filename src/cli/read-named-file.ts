import { readFileSync } from "node:fs";
import { AssayError } from "../bytes/errors.ts";

/** Text of a file that an option names: `what` it is for the message. Throws `AssayError("usage")`. */
export function readNamedFile(what: string, path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new AssayError("usage", `Cannot read the ${what} "${path}": ${why}`, { cause });
  }
}
