// Milliseconds until the license engine is ready, in a new process each time: reading the files, checking them, the look-up of
// texts, and what only texts with names of licenses need: the facts of all licenses and their names.
//
//   node bench/license-load.ts
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { parseCatalogFile } from "../src/licenses/catalog/catalog-license.ts";
import { parseCatalog } from "../src/licenses/catalog/catalog.ts";
import { createIdentifyContext } from "../src/licenses/texts/identify-context.ts";

const PROCESSES = 15;
const catalog = new URL("../catalog/", import.meta.url);

/** Milliseconds of each step of one load. */
function loadOnce(): Readonly<Record<string, number>> {
  const steps: Record<string, number> = {};
  const step = <T>(name: string, job: () => T): T => {
    const start = performance.now();
    const result = job();
    steps[name] = performance.now() - start;
    return result;
  };
  const fingerprints = step("read fingerprints.bin", () =>
    readFileSync(new URL("fingerprints.bin", catalog)),
  );
  const json = step("read licenses.json", () =>
    readFileSync(new URL("licenses.json", catalog), "utf8"),
  );
  const file = step("check licenses.json", () => parseCatalogFile(json));
  step("look-up of texts", () => {
    const texts = parseCatalog(fingerprints, file);
    return createIdentifyContext(texts);
  });
  step("facts of all licenses", () => file.licenses);
  step("names", () => file.nameKeys);
  return steps;
}

function runAll(): void {
  const script = fileURLToPath(import.meta.url);
  const runs = Array.from({ length: PROCESSES }, () => {
    const { stdout } = spawnSync(process.execPath, [script, "--once"], { encoding: "utf8" });
    return z.record(z.string(), z.number()).parse(JSON.parse(stdout));
  });
  const rows = Object.keys(runs[0] ?? {}).map((name) => ({
    name,
    times: runs.map((run) => run[name] ?? NaN),
  }));
  const total = {
    name: "all",
    times: runs.map((run) => Object.values(run).reduce((sum, ms) => sum + ms, 0)),
  };
  console.log(`Node ${process.versions.node}, ${PROCESSES} processes, milliseconds\n`);
  console.log("step".padEnd(24), "min".padStart(7), "median".padStart(7), "max".padStart(7));
  for (const { name, times } of [...rows, total]) {
    const sorted = times.toSorted((a, b) => a - b);
    const columns = [sorted[0], sorted[sorted.length >> 1], sorted.at(-1)];
    console.log(name.padEnd(24), ...columns.map((ms = NaN) => ms.toFixed(1).padStart(7)));
  }
}

if (process.argv.includes("--once")) console.log(JSON.stringify(loadOnce()));
else runAll();
