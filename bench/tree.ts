// Time and peak memory of commands on a folder of 100,000 small files, beside bare Node and `find` on the same folder.
//
//   node bench/tree.ts [COMMAND ...]
//
// Each COMMAND is one argument, split at spaces; `{dir}` stands for the folder. Without any, the list below is run.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { measureCommand, type Measurement } from "./measure-command.ts";

const FILES = 100_000;
const FILES_PER_FOLDER = 100;
/** The first run fills the system's caches; the best one is what the program costs. */
const RUNS = 4;

const COMMANDS: readonly string[] = [
  "node bench/gather-folder.ts {dir}",
  "node bin/assay.js audit {dir} --quiet",
];
const BASELINES: readonly (readonly string[])[] = [
  ["node", "-e", "0"],
  ["sh", "-c", "find {dir} -type f | wc -l"],
];

/** Files of the kinds that a repository of models has: much code, some configuration and text. */
const CONTENTS: readonly (readonly [name: string, text: string])[] = [
  ["train.py", "import torch\n\nmodel = torch.nn.Linear(8, 8)\n"],
  ["config.json", '{ "hidden_size": 8 }\n'],
  ["README.md", "# A part\n\nSee the top folder.\n"],
];

function writeTree(root: string): void {
  for (let at = 0; at < FILES; at++) {
    const folder = join(root, `part-${Math.floor(at / FILES_PER_FOLDER)}`);
    if (at % FILES_PER_FOLDER === 0) mkdirSync(folder);
    const [name, text] = CONTENTS[at % CONTENTS.length] ?? ["", ""];
    writeFileSync(join(folder, `${at}-${name}`), text);
  }
}

function bestOf(command: readonly string[], root: string): Measurement {
  const words = command.map((word) => word.replaceAll("{dir}", root));
  let best = measureCommand(words);
  for (let run = 1; run < RUNS; run++) {
    const next = measureCommand(words);
    if (next.milliseconds < best.milliseconds) best = next;
  }
  return best;
}

function row(
  label: string,
  { milliseconds, peakMebibytes, exitCode, stdout }: Measurement,
): string {
  const time = `${milliseconds.toFixed(0)} ms`.padStart(9);
  const memory = (peakMebibytes === undefined ? "-" : `${peakMebibytes.toFixed(0)} MiB`).padStart(
    9,
  );
  const firstLine = (stdout.split("\n")[0] ?? "").slice(0, 40);
  return `${time}${memory}  exit ${exitCode}  ${label}  ${firstLine}`;
}

const given = process.argv.slice(2);
const commands = (given.length > 0 ? given : COMMANDS).map((command) => command.split(" "));
const root = mkdtempSync(join(tmpdir(), "bench-tree-"));
try {
  writeTree(root);
  console.log(`${FILES} files; best of ${RUNS} runs; Node ${process.version}`);
  for (const command of [...BASELINES, ...commands]) {
    console.log(row(command.join(" "), bestOf(command, root)));
  }
} finally {
  rmSync(root, { recursive: true });
}
