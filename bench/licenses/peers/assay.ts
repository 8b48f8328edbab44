// Answers for Assay, by the protocol of bench/licenses/README.md.
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { createInterface } from "node:readline";
import { createLicenseEngine } from "../../../src/licenses/engine.ts";

const catalog = new URL("../../../catalog/", import.meta.url);
const engine = createLicenseEngine({
  fingerprints: readFileSync(new URL("fingerprints.bin", catalog)),
  licenses: readFileSync(new URL("licenses.json", catalog), "utf8"),
});
for await (const path of createInterface({ input: process.stdin })) {
  const text = readFileSync(path, "utf8");
  const started = performance.now();
  const { ids, modified } = engine.identify(text, basename(path));
  const ms = performance.now() - started;
  console.log(JSON.stringify({ path, found: ids, modified, ms }));
}
