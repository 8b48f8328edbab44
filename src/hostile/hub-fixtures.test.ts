// What the tests against the hub of `fixtures/` are made with: a repository, and the program as a child process.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { HubServer } from "../../fixtures/hub-server/hub-server.ts";
import { repository, type Files, type Repository } from "../../fixtures/hub-server/repository.ts";
import { safetensorsFile } from "../../fixtures/hub-server/safetensors-file.ts";
import { audit, type AuditReport } from "../index.ts";
import { MIT } from "./hostile-fixtures.test.ts";

/** Files of a release of which everything can be read and all is said; what its license is, LICENSE alone says. */
export const PINE_FILES: Files = {
  "README.md":
    "# Pine\n\nThe weights and the code are released under the license in [LICENSE](LICENSE).\n",
  LICENSE: MIT,
  "config.json": '{ "model_type": "llama", "architectures": ["LlamaForCausalLM"] }\n',
  "docs/notes.txt": "Grown from a seed.\n",
  "model.safetensors": safetensorsFile({
    "model.embed_tokens.weight": ["BF16", [4096, 256]],
    "lm_head.weight": ["BF16", [4096, 256]],
  }),
};

/** The repository of that release. */
export const PINE: Repository = repository({
  id: "example/pine",
  commits: [{ title: "All of it", files: PINE_FILES }],
});

/** Where a program leaves what it fetched, in its home. */
export function cacheIn(home: string): string {
  return join(home, ".cache", "huggingface", "hub");
}

/** A home for as long as `use` runs. */
export async function withHome<T>(use: (home: string) => Promise<T>): Promise<T> {
  const home = mkdtempSync(join(tmpdir(), "hub-home-"));
  try {
    return await use(home);
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

/** How a run of the program ended. */
export interface Ended {
  /** The exit code, or the name of the signal. */
  readonly code: number | string | null;
  readonly stdout: string;
  readonly stderr: string;
}

const BIN = fileURLToPath(new URL("../../bin/assay.js", import.meta.url));

/** How the program is run. */
export interface RunOptions {
  /** Where it finds, and leaves, its cache. */
  readonly home: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Options of Node itself. */
  readonly node?: readonly string[];
}

/** Runs the program with the hub as its endpoint and nothing of the environment of the tests. */
export async function runAssay(
  { origins }: HubServer,
  args: readonly string[],
  { home, env = {}, node = [] }: RunOptions,
): Promise<Ended> {
  const child = spawn(process.execPath, [...node, BIN, ...args], {
    env: { HOME: home, HF_ENDPOINT: origins.hub, HF_TOKEN: "hf_reader", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const written = { stdout: "", stderr: "" };
  child.stdout.setEncoding("utf8").on("data", (text: string) => (written.stdout += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (written.stderr += text));
  const code = await new Promise<Ended["code"]>((done) => {
    child.on("close", (status, signal) => done(status ?? signal));
  });
  return { code, ...written };
}

/** The report that a run wrote; the code is told where there is none. */
export function reportOf({ code, stdout, stderr }: Ended): AuditReport {
  if (stdout === "") throw new Error(`No report, but exit code ${code}: ${stderr}`);
  return JSON.parse(stdout) as AuditReport;
}

/** An audit in this process: to start the program takes longer than all that it does. */
export async function auditHere({ origins }: HubServer, home: string): Promise<unknown> {
  const network = { env: { HF_ENDPOINT: origins.hub }, home };
  return withoutLineage(await audit("hf:example/pine", { network }));
}

/** A report of a model without ancestors: the program looks for these, the library only where it is asked to. */
export function withoutLineage({ lineage, ...report }: AuditReport): unknown {
  assert.deepEqual(lineage?.ancestors ?? [], []);
  return report;
}
