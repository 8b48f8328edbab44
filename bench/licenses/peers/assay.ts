// Answers for Assay, by the protocol of bench/licenses/README.md.
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { createInterface } from "node:readline";
import { setFlagsFromString } from "node:v8";
import { createLicenseEngine } from "../../../src/licenses/engine.ts";

// As the command line does before anything else.
setFlagsFromString("--semi-space-growth-factor=1");
const catalog = new URL("../../../catalog/", import.meta.url);
const engine = createLicenseEngine({
  fingerprints: readFileSync(new URL("fingerprints.bin", catalog)),
  licenses: readFileSync(new URL("licenses.json", catalog), "utf8"),
});
for await (const path of createInterface({ input: process.stdin })) {
  const text = readFileSync(path, "utf8");
  const [started, cpu] = [performance.now(), process.cpuUsage()];
  const { ids, modified } = engine.identify(text, basename(path));
  const ms = performance.now() - started;
  const { user, system } = process.cpuUsage(cpu);
  console.log(JSON.stringify({ path, found: ids, modified, ms, cpu: (user + system) / 1000 }));
}
