// Assay's license engine beside its peers, in one run, on the same files.
//
//   node bench/licenses/run.ts --peers FOLDER --output FILE [--rounds N] [--only NAME,...] [--keep FOLDER]
//
// The folder of peers is what `setup.sh` filled; the one to keep holds the answers of all tools, and spares slow ones
// a second run. README.md says what is measured and how to read it.
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";

import { build } from "../../tools/build.ts";
import { score } from "./accuracy.ts";
import { fileNamed } from "./answers.ts";
import { type LicenseCase, readCases } from "./cases.ts";
import { measureLongTexts } from "./long-texts.ts";
import { type Measured, measureAll } from "./measure.ts";
import { listPeers, packageFolder, type Peer } from "./peers.ts";
import { measureStartUps } from "./start-up.ts";
import {
  accuracyTable,
  longTextTable,
  modifiedTable,
  partsTable,
  type Scores,
  speedTable,
  startTable,
  versionTable,
} from "./tables.ts";

const { values } = parseArgs({
  options: {
    peers: { type: "string" },
    output: { type: "string" },
    keep: { type: "string" },
    rounds: { type: "string", default: "5" },
    only: { type: "string" },
  },
});
if (values.peers === undefined || values.output === undefined) {
  throw new Error("Cannot run: give --peers FOLDER, which setup.sh filled, and --output FILE");
}
build(packageFolder);
const rounds = Number(values.rounds);
const only = values.only?.split(",");
const peers = listPeers(resolve(values.peers)).filter(
  ({ name }) => only === undefined || only.includes(name),
);
const cases = readCases();
const folder = mkdtempSync(join(tmpdir(), "bench-licenses-"));
// Some tools look at the name of a file before they open it.
const small = join(folder, "LICENSE");
copyFileSync(smallestText(cases).path, small);
const kept = resolve(values.keep ?? folder);
mkdirSync(kept, { recursive: true });
const tell = (what: string): void => console.error(what);
try {
  const results = await measureAll(peers, cases, { first: small, rounds, kept, tell });
  const tools = results.filter((result) => "answers" in result);
  const missing = results.filter((result) => "reason" in result);
  const scores = new Map(
    tools
      .map((tool) => [tool.peer.name, scoreTool(tool)] as const)
      .toSorted(([, a], [, b]) => b.all.strict - a.all.strict),
  );
  const present = tools.map(({ peer }) => peer);
  tell("command lines");
  const startUps = measureStartUps(present, small, {
    license: "MIT",
    rounds,
    tell,
  });
  tell("long texts");
  const readers = present.filter(({ readsLongTexts }) => readsLongTexts);
  const long = await measureLongTexts(readers, cases, { folder, first: small });
  const page = [
    machine(),
    versionTable(tools, missing),
    accuracyTable(scores),
    partsTable(scores),
    modifiedTable(scores),
    speedTable(tools, "Assay"),
    startTable(tools, startUps),
    longTextTable(
      long,
      readers.map(({ name }) => name),
    ),
  ];
  writeFileSync(values.output, `${page.join("\n\n")}\n`);
} finally {
  rmSync(folder, { recursive: true });
}

/** The smallest file that is one whole MIT license: what every tool here knows. */
function smallestText(cases: readonly LicenseCase[]): LicenseCase {
  const [smallest] = cases
    .filter(({ kind, expected }) => kind === "full-text" && expected.join(" ") === "MIT")
    .toSorted((a, b) => a.bytes - b.bytes);
  if (!smallest) throw new Error("Cannot start: no case is a whole MIT license");
  return smallest;
}

function scoreTool({ peer, answers }: Measured): Scores {
  const file = fileNamed(kept, `${peer.name} ids`);
  // Answers come in the order of the cases; a kept path may be that of another folder.
  const lines = answers.map(({ found, modified, ms }, at) =>
    JSON.stringify({ file: cases[at]?.file, ids: peer.toIds(found), modified, ms }),
  );
  writeFileSync(file, `${lines.join("\n")}\n`);
  return {
    all: score(file),
    notScancode: score(file, ["--not-source", "scancode"]),
    models: score(file, ["--ai"]),
    neutral: score(file, ["--not-source", sourcesOfTools(peers)]),
    ...(peer.ownCases ? { own: score(file, ["--source", peer.ownCases.source]) } : {}),
  };
}

function sourcesOfTools(peers: readonly Peer[]): string {
  return peers.flatMap(({ ownCases }) => ownCases?.source ?? []).join("|");
}

function machine(): string {
  const [cpu] = cpus();
  return [
    `- ${cases.length} cases, ${rounds} rounds, each tool in turn`,
    `- ${cpus().length} cores of ${cpu?.model ?? "an unknown processor"}, Node ${process.versions.node}`,
    `- ${new Date().toISOString().slice(0, 10)}`,
  ].join("\n");
}
