// Time from start to exit, beside bare Node: help, version, the example releases, and any folder given.
//
//   node bench/start.ts [FOLDER ...]
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = new URL("../", import.meta.url);
const bin = fileURLToPath(new URL("bin/assay.js", root));

/** Starts of each command, all commands in turn, so that a busy moment of the machine meets each alike. */
const ROUNDS = 21;

const folders = process.argv.slice(2);

const commands = [
  { name: "node -e 0", args: ["-e", "0"] },
  { name: "assay --version", args: [bin, "--version"] },
  { name: "assay --help", args: [bin, "--help"] },
  ...["examples/open", "examples/open-washed", ...folders].map((folder) => ({
    name: `assay audit ${basename(folder)}`,
    args: [bin, "audit", folder, "--format", "json", ...listingOf(folder)],
  })),
];

/** A folder with a recorded listing beside its files is audited with it. */
function listingOf(folder: string): readonly string[] {
  const listing = join(folder, "tree.json");
  return existsSync(listing) ? ["--listing", listing] : [];
}

/** Milliseconds from start to exit. */
function time(args: readonly string[]): number {
  const started = performance.now();
  spawnSync(process.execPath, args, { cwd: root, stdio: ["ignore", "ignore", "inherit"] });
  return performance.now() - started;
}

const times = commands.map(() => [] as number[]);
for (let round = -1; round < ROUNDS; round++) {
  for (const [index, { args }] of commands.entries()) {
    const elapsed = time(args);
    // The first round fills the compile cache and is not counted.
    if (round >= 0) times[index]?.push(elapsed);
  }
}

console.log(`Node ${process.versions.node}, ${ROUNDS} starts each, milliseconds\n`);
console.log("command".padEnd(36), "min".padStart(6), "median".padStart(6), "max".padStart(6));
for (const [index, { name }] of commands.entries()) {
  const sorted = (times[index] ?? []).toSorted((a, b) => a - b);
  const columns = [sorted[0], sorted[Math.floor(sorted.length / 2)], sorted.at(-1)];
  console.log(name.padEnd(36), ...columns.map((ms = NaN) => ms.toFixed(0).padStart(6)));
}
