import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { blocksOf, commandsOf } from "./readme-blocks.ts";

const root = new URL("../", import.meta.url);
const readme = readFileSync(new URL("README.md", root), "utf8");
const blocks = blocksOf(readme);
const commands = blocks.flatMap((block) =>
  commandsOf(block).map((command) => ({ ...command, line: block.line })),
);

/** Runs an `assay` command line of the README as its reader would, in the root of the checkout. */
function runAssay(line: string): { readonly status: number | null; readonly stdout: string } {
  const args = line.replace(/^(?:npx )?assay\s*/, "").split(/\s+/);
  const bin = fileURLToPath(new URL("bin/assay.js", root));
  return spawnSync(process.execPath, [bin, ...args], { cwd: root, encoding: "utf8" });
}

describe("README.md", () => {
  for (const { command, output } of commands.filter(({ command }) =>
    /^(npx )?assay\b/.test(command),
  )) {
    it(`shows a command that works: ${command}`, () => {
      const { status, stdout } = runAssay(command);
      assert.ok([0, 1, 4].includes(status ?? -1), `exit code ${status}`);
      if (output !== undefined) assert.equal(stdout.trimEnd(), output.trimEnd());
    });
  }

  it("shows what its commands print", () => {
    for (const block of blocks.filter(({ language }) => language === "text")) {
      const shown = commands.findLast(({ line }) => line < block.line)?.command ?? "";
      assert.ok(runAssay(shown).stdout.startsWith(block.text), `the output after "${shown}"`);
    }
  });

  it("names only npm scripts that exist", () => {
    const { scripts } = JSON.parse(readFileSync(new URL("package.json", root), "utf8")) as {
      readonly scripts: Readonly<Record<string, string>>;
    };
    const named = [...readme.matchAll(/\bnpm (?:run )?(test|run [\w:-]+|(?<=run )[\w:-]+)/g)].map(
      (match) => (match[1] ?? "").replace(/^run /, ""),
    );
    assert.deepEqual(
      named.filter((name) => scripts[name] === undefined),
      [],
    );
  });

  it("shows TypeScript that compiles", () => {
    const snippets = blocks.filter(({ language }) => language === "ts");
    if (snippets.length === 0) return;
    const folder = new URL("build/readme/", root);
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    for (const { line, text } of snippets) writeFileSync(new URL(`line-${line}.ts`, folder), text);
    const config = { extends: "../../tsconfig.json", include: ["*.ts"] };
    writeFileSync(new URL("tsconfig.json", folder), JSON.stringify(config));
    const tsc = fileURLToPath(new URL("node_modules/typescript/bin/tsc", root));
    execFileSync(process.execPath, [tsc, "-p", fileURLToPath(folder)], { cwd: root });
  });
});

describe("blocksOf and commandsOf", () => {
  it("read sh blocks by line and console blocks with their output", () => {
    const markdown =
      "# x\n```sh\nnpm ci # once\nassay a\n```\n\n```console\n$ assay b\nfine\n```\n";
    assert.deepEqual(blocksOf(markdown).flatMap(commandsOf), [
      { command: "npm ci" },
      { command: "assay a" },
      { command: "assay b", output: "fine\n" },
    ]);
  });
});
