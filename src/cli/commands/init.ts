import { existsSync } from "node:fs";
import { AssayError } from "../../bytes/errors.ts";
import { EXIT } from "../exit-codes.ts";
import { POLICY_START } from "../policy-start.ts";
import type { World } from "../world.ts";
import { writeWhole } from "../write-file.ts";

/** Writes a policy to start from, and never over a file that exists; `-` is stdout. The exit code. */
export function runInitPolicy(path: string, { stdout, stderr }: World): number {
  if (path === "-") {
    stdout.write(POLICY_START);
    return EXIT.done;
  }
  if (existsSync(path))
    throw new AssayError("usage", `Cannot write the policy: "${path}" exists already`);
  writeWhole(path, POLICY_START, "the policy");
  stderr.write(
    `Wrote ${path}; judge a release by it with: assay audit <target> --policy ${path}\n`,
  );
  return EXIT.done;
}
