// Assay's inspection of weights beside its peers, in one run, on the same files.
//
//   node bench/weights/run.ts --peers FOLDER --output FILE
//
// The folder of peers is what `setup.sh` filled; README.md says what is measured and how to read it.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { writeCases } from "./cases.ts";
import { densePickle } from "./dense-pickle.ts";
import { measure, type Measured, type Unmeasured } from "./measure.ts";
import { compareWithOracles } from "./oracles.ts";
import { listPeers } from "./peers.ts";
import { accuracyTable, costTable, versionTable } from "./tables.ts";

/** As long as the notes measured; the slowest peer needs a minute for it. */
const PICKLE_BYTES = 15e6;

const { values } = parseArgs({
  options: { peers: { type: "string" }, output: { type: "string" } },
});
if (values.peers === undefined || values.output === undefined) {
  throw new Error("Cannot run: give --peers FOLDER, which setup.sh filled, and --output FILE");
}
const peers = resolve(values.peers);
const folder = mkdtempSync(join(tmpdir(), "bench-weights-"));
try {
  const cases = writeCases(folder);
  const pickle = join(folder, "dense.pkl");
  writeFileSync(pickle, densePickle(PICKLE_BYTES));
  const results: (Measured | Unmeasured)[] = [];
  for (const peer of listPeers(peers)) {
    console.error(peer.scanners[0]?.name);
    results.push(await measure(peer, cases, pickle));
  }
  const measured = results.filter((result) => "answers" in result);
  const missing = results.filter((result) => "reason" in result);
  console.error("oracles");
  const page = [
    "# Scanners of weights side by side",
    "Written by `node bench/weights/run.ts`; `bench/weights/README.md` says what is measured.",
    machine(cases.length),
    versionTable(measured, missing),
    "## What they see",
    accuracyTable(measured, cases),
    "## What it costs",
    costTable(measured, cases, PICKLE_BYTES),
    "## The same tensors",
    await compareWithOracles(join(peers, "oracles"), cases),
  ];
  writeFileSync(values.output, `${page.join("\n\n")}\n`);
} finally {
  rmSync(folder, { recursive: true });
}

function machine(caseCount: number): string {
  const [cpu] = cpus();
  return [
    `- ${caseCount} cases of which none is in doubt`,
    `- ${cpus().length} cores of ${cpu?.model ?? "an unknown processor"}, Node ${process.versions.node}`,
    `- ${new Date().toISOString().slice(0, 10)}`,
  ].join("\n");
}
