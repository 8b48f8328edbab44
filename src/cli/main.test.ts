import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { auditReportSchema } from "../report/contract.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const bin = join(root, "bin/assay.js");
const elsewhere = mkdtempSync(join(tmpdir(), "assay-main-"));
after(() => {
  rmSync(elsewhere, { recursive: true, force: true });
});

/** Interrupts the program as soon as it listens for that; a real signal would come when it likes. */
const INTERRUPT_ITSELF = `data:text/javascript,${encodeURIComponent(`
  process.on("newListener", (name) => {
    if (name === "SIGINT") queueMicrotask(() => process.emit("SIGINT"));
  });
`)}`;

function assay(
  args: readonly string[],
  { cwd = root, node = [] as readonly string[] } = {},
): {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
} {
  const done = spawnSync(process.execPath, [...node, bin, ...args], { cwd, encoding: "utf8" });
  return { status: done.status, stdout: done.stdout, stderr: done.stderr };
}

describe("the assay command", () => {
  it("audits a folder: the same bytes for a copy of it elsewhere, as the contract says", () => {
    const args = ["examples/open-washed", "--format", "json"];
    const here = assay(args);
    mkdirSync(join(elsewhere, "examples"));
    cpSync(join(root, "examples/open-washed"), join(elsewhere, "examples/open-washed"), {
      recursive: true,
    });
    assert.equal(here.stderr, "");
    assert.deepEqual(assay(args, { cwd: elsewhere }), here);
    assert.equal(auditReportSchema.parse(JSON.parse(here.stdout)).release.name, "open-washed");
  });

  it("answers in its first line", () => {
    const { stdout, stderr } = assay(["examples/open-washed"]);
    assert.equal(stderr, "");
    assert.match(stdout, /^open-washed is not open source as claimed: restricted open weights /);
  });

  it("ends with 3 and one line when there is nothing at the target", () => {
    const { status, stdout, stderr } = assay(["no-such-folder"]);
    assert.deepEqual({ status, stdout }, { status: 3, stdout: "" });
    assert.match(stderr, /^assay: .*no-such-folder.*\n$/);
  });

  it("ends with 130 when it is interrupted", () => {
    const { status, stdout, stderr } = assay(["examples/open"], {
      node: ["--import", INTERRUPT_ITSELF],
    });
    assert.deepEqual(
      { status, stdout, stderr },
      { status: 130, stdout: "", stderr: "assay: interrupted\n" },
    );
  });

  it("is quiet when the reader of its output goes away", async () => {
    const child = spawn(process.execPath, [bin, "schema"], {
      cwd: root,
      stdio: ["ignore", "pipe", "pipe"],
    });
    child.stdout.destroy();
    const said: string[] = [];
    child.stderr.setEncoding("utf8").on("data", (text: string) => said.push(text));
    const status = await new Promise((resolve) => child.once("close", resolve));
    assert.deepEqual({ status, said }, { status: 0, said: [] });
  });
});
