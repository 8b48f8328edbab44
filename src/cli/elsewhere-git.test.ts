import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";

import { audit, inspect, planAudit } from "../index.ts";
import { withServer } from "../net/local-server.test.ts";
import type { NetworkOptions } from "../net/network-options.ts";
import { writeTree, zipOf } from "../release/release-fixtures.test.ts";
import {
  commitFiles,
  makeRepository,
  withGitHost,
  type GitHost,
} from "../release/git/git-fixtures.test.ts";
import type { AuditReport } from "../report/audit-report.ts";
import { runCommandLine } from "./command-line.ts";
import { fakeWorld } from "./fake-world.test.ts";

const FILES = {
  "README.md": `---\nlicense: mit\n---\n# Tiny\n\n${"A sentence about the model. ".repeat(60)}\n`,
  "train.py": `import torch\n\n${"loss.backward()\n".repeat(100)}`,
  "config.json": JSON.stringify({ architectures: ["LlamaForCausalLM"] }),
};

interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs one command line, as somebody whose GitHub is the test's server. */
async function run(
  { origin }: GitHost,
  { env, home }: Pick<NetworkOptions, "env" | "home">,
  ...args: readonly string[]
): Promise<Ran> {
  const world = fakeWorld({
    audit,
    inspect,
    planAudit,
    env: { ...env, GITHUB_SERVER_URL: origin },
  });
  const isAudit = args[0] !== "inspect";
  const line = isAudit ? [...args, "--no-follow"] : args;
  const code = await runCommandLine(line, { ...world, home });
  return { code, ...world.written };
}

const reportOf = ({ out }: Ran): AuditReport => JSON.parse(out) as AuditReport;

describe("a git repository as a target", () => {
  it("has the report of its folder, the second time with one request, and offline with none", () =>
    withGitHost(async (host, root, network) => {
      const commit = commitFiles(makeRepository(join(root, "org/tiny.git")), FILES);
      const folder = join(root, "folder");
      mkdirSync(folder);
      writeTree(folder, FILES);
      const args = ["gh:org/tiny", "--format", "json"];
      const first = await run(host, network, ...args);
      const { release, ...facts } = reportOf(first);
      const { name, source, revision, listing } = release;
      assert.deepEqual([name, source, revision, listing], ["tiny", "git", commit, "complete"]);
      const { release: _, ...ofFolder } = reportOf(
        await run(host, network, folder, "--format", "json"),
      );
      assert.deepEqual(facts, ofFolder);
      assert.equal(host.requests.length, 4);
      const second = await run(host, network, ...args);
      assert.equal(second.out, first.out);
      assert.equal(host.requests.length, 5);
      const offline = await run(host, network, ...args, "--offline");
      assert.equal(offline.out, first.out);
      assert.equal(host.requests.length, 5);
    }));

  it("is inspected with the code that its configuration names", () =>
    withGitHost(async (host, root, network) => {
      const map = { AutoModel: "modeling_tiny.Tiny" };
      commitFiles(makeRepository(join(root, "org/tiny.git")), {
        "config.json": JSON.stringify({ auto_map: map }),
        "modeling_tiny.py": `import os\n\nos.system("touch /tmp/x")\n${"# a line\n".repeat(300)}`,
        "README.md": "# Tiny\n",
      });
      const { out } = await run(host, network, "inspect", "gh:org/tiny");
      assert.match(out, /os\.system/);
      assert.doesNotMatch(out, /could not be read/);
    }));

  it("is not fetched for a dry run, but for its listing", () =>
    withGitHost(async (host, root, network) => {
      commitFiles(makeRepository(join(root, "org/tiny.git")), FILES);
      const { out } = await run(host, network, "gh:org/tiny", "--dry-run");
      assert.match(out, /would fetch 2 files, /);
      assert.match(out, /\n {2}document +1 MB +README\.md\n/);
      assert.equal(host.requests.length, 3);
    }));

  it("ends with 3 when it is not there, and with 4 when it cannot be fetched", () =>
    withGitHost(async (host, root, network) => {
      commitFiles(makeRepository(join(root, "org/tiny.git")), FILES);
      const cases = [
        ["gh:org/none", 3, /no such repository/],
        ["gh:org/tiny@none", 3, /no branch, tag or whole commit "none"/],
        ["gh:org/tiny/none", 3, /has no folder or file "none"/],
        ["git@github.com:org/tiny.git", 3, /git is read over https/],
        ["git+http://127.0.0.2:1/tiny", 3, /without encryption/],
        ["gh:org", 2, /needed gh:owner\/repository/],
      ] as const;
      for (const [target, code, words] of cases) {
        const ran = await run(host, network, target);
        assert.equal(ran.code, code, target);
        assert.match(ran.err, words);
      }
      const offline = await run(host, network, "gh:org/tiny", "--offline");
      assert.equal(offline.code, 4);
      const limited = await run(host, network, "gh:org/tiny", "--max-bytes", "100");
      assert.equal(limited.code, 4);
    }));
});

describe("an archive on the web as a target", () => {
  it("has the report of its folder", () => {
    const members = Object.entries(FILES).map(([name, content]) => ({ name, content }));
    return withGitHost((host, root, network) =>
      withServer(
        (_, response) => response.end(zipOf(members)),
        async ({ origin }) => {
          const folder = join(root, "folder");
          mkdirSync(folder);
          writeTree(folder, FILES);
          const env = { ...network.env, ASSAY_ALLOW_PRIVATE: origin };
          const args = [`${origin}/tiny.zip`, "--format", "json"];
          const { release, ...facts } = reportOf(await run(host, { ...network, env }, ...args));
          assert.deepEqual([release.name, release.source], ["tiny", "web"]);
          const { release: _, ...ofFolder } = reportOf(
            await run(host, network, folder, "--format", "json"),
          );
          assert.deepEqual(facts, ofFolder);
        },
      ),
    );
  });
});
