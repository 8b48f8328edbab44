// Answers for Assay, by the protocol of bench/licenses/README.md.
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { createInterface } from "node:readline";
import { setFlagsFromString } from "node:v8";
import type { createLicenseEngine as create } from "../../../src/licenses/engine.ts";

// As the command line does before anything else.
setFlagsFromString("--semi-space-growth-factor=1");
/** The built package, as its address. */
const [, , folder] = process.argv;
const built: unknown = await import(new URL("dist/licenses/engine.js", folder).href);
if (!isEngine(built)) throw new TypeError(`Cannot load the engine: ${folder} is no built package`);
const catalog = new URL("catalog/", folder);
const engine = built.createLicenseEngine({
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

function isEngine(module: unknown): module is { readonly createLicenseEngine: typeof create } {
  return typeof module === "object" && module !== null && "createLicenseEngine" in module;
}
