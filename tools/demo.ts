import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = new URL("../", import.meta.url);
const bin = fileURLToPath(new URL("bin/assay.js", root));

/** Exit codes of an audit that gave a report: done, findings, and parts that were not read. */
const REPORTED: readonly (number | null)[] = [0, 1, 4];

const examples = readdirSync(new URL("examples/", root), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => `examples/${entry.name}`)
  .toSorted();

for (const example of examples) {
  console.log(`$ npx assay audit ${example}\n`);
  const { status } = spawnSync(process.execPath, [bin, "audit", example], {
    cwd: root,
    stdio: "inherit",
  });
  if (!REPORTED.includes(status)) process.exit(status ?? 5);
  console.log();
}
