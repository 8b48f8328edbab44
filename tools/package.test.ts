import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "./build.ts";

const modules = fileURLToPath(new URL("../node_modules/", import.meta.url));

/** A user's folder with the built package and its dependencies in place, as an installer leaves it. */
function install(): string {
  const home = mkdtempSync(join(tmpdir(), "assay-package-"));
  const installed = join(home, "node_modules", "assay");
  mkdirSync(installed, { recursive: true });
  const built = join(home, "built");
  build(pathToFileURL(`${built}/`));
  cpSync(built, installed, { recursive: true });
  for (const name of readdirSync(modules)) {
    if (!name.startsWith(".") && name !== "assay") {
      symlinkSync(join(modules, name), join(home, "node_modules", name), "junction");
    }
  }
  return home;
}

describe("the built package", () => {
  let home = "";
  before(() => {
    home = install();
  });
  after(() => {
    rmSync(home, { recursive: true, force: true });
  });

  const node = (...args: readonly string[]): string =>
    execFileSync(process.execPath, args, { cwd: home, encoding: "utf8" });

  it("runs its command", () => {
    assert.match(node("node_modules/assay/bin/assay.js", "--version"), /^\d+\.\d+\.\d+\n$/);
  });

  it("identifies licenses in threads", () => {
    const args = ["license", "--workers", "2", "--format", "jsonl", "node_modules/assay/LICENSE"];
    const line = node("node_modules/assay/bin/assay.js", ...args);
    const { expression } = JSON.parse(line) as { readonly expression: string };
    assert.equal(expression, "Apache-2.0");
  });

  it("is a library with an audit function", () => {
    const script = `import("assay").then((assay) => console.log(typeof assay.audit))`;
    assert.equal(node("-e", script), "function\n");
  });

  it("tells publishers and installers nothing of our tools", () => {
    const text = readFileSync(join(home, "node_modules/assay/package.json"), "utf8");
    const manifest = JSON.parse(text) as object;
    assert.deepEqual(Object.keys(manifest), [
      "name",
      "version",
      "description",
      "license",
      "type",
      "engines",
      "dependencies",
      "bin",
      "peerDependencies",
      "peerDependenciesMeta",
      "imports",
      "exports",
      "files",
    ]);
  });

  it("holds compiled code with types and no tests", () => {
    const files = readdirSync(join(home, "node_modules/assay/dist"), {
      recursive: true,
      encoding: "utf8",
    });
    assert.ok(files.includes("index.js") && files.includes("index.d.ts"));
    assert.deepEqual(
      files.filter(
        (file) => file.includes(".test.") || (file.endsWith(".ts") && !file.endsWith(".d.ts")),
      ),
      [],
    );
  });
});
