import assert from "node:assert/strict";
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { withHub } from "../../fixtures/hub-server/example-hub.test.ts";
import { repository } from "../../fixtures/hub-server/repository.ts";
import { audit } from "../index.ts";
import { commitFiles, makeRepository, withGitHost } from "../release/git/git-fixtures.test.ts";
import type { AuditReport } from "../report/audit-report.ts";
import { runCommandLine } from "./command-line.ts";
import { fakeWorld } from "./fake-world.test.ts";

const MIT = readFileSync(new URL("../../examples/open-washed/LICENSE", import.meta.url), "utf8");
const CARD =
  "---\nlicense: apache-2.0\n---\n# Nest\n\nCode: https://github.com/wren/code and https://github.com/wren/gone\n";

/** Audits a model on a hub whose card links to code on a code host; with what stands on stdout. */
async function auditNest(
  ...args: readonly string[]
): Promise<{ readonly code: number; readonly out: string }> {
  const repositories = [
    repository({ id: "wren/nest", commits: [{ title: "first", files: { "README.md": CARD } }] }),
  ];
  const ran = { code: -1, out: "" };
  await withGitHost((host, root, { home, env }) =>
    withHub(
      async (hub) => {
        mkdirSync(join(root, "wren"));
        const code = makeRepository(join(root, "wren", "code.git"));
        commitFiles(code, { LICENSE: MIT, "nest.py": "import torch\n" });
        const world = fakeWorld({
          audit,
          env: {
            ...env,
            HF_ENDPOINT: hub.origins.hub,
            GITHUB_SERVER_URL: host.origin,
            ASSAY_ALLOW_PRIVATE: host.origin,
          },
        });
        ran.code = await runCommandLine(["hf:wren/nest", ...args], { ...world, home });
        ran.out = world.written.out;
      },
      { repositories },
    ),
  );
  return ran;
}

const reportOf = (out: string): AuditReport => JSON.parse(out) as AuditReport;

describe("code that a card links to", () => {
  it("is offered, and not read", async () => {
    const { out } = await auditNest("--format", "json");
    const { related, release, licenses } = reportOf(out);
    assert.deepEqual(
      related?.map(({ target, evidence }) => [target, evidence[0]?.line]),
      [
        ["gh:wren/code", 6],
        ["gh:wren/gone", 6],
      ],
    );
    assert.deepEqual([release.source, licenses.code], ["hub", []]);
    const text = await auditNest();
    assert.match(text.out, /\n {2}Could also be read, by --also: gh:wren\/code \(README\.md:6\)\n/);
  });

  it("is read with --follow, and what cannot be had is told", async () => {
    const { out } = await auditNest("--follow", "--format", "json");
    const { related, release, licenses, unread } = reportOf(out);
    assert.deepEqual(
      [release.source, release.sources?.map(({ folder }) => folder)],
      ["joined", ["", "gh:wren--code"]],
    );
    assert.deepEqual(
      licenses.code.map(({ id, evidence }) => [id, evidence[0]?.file]),
      [["MIT", "gh:wren--code/LICENSE"]],
    );
    assert.deepEqual(
      licenses.weights.map(({ id }) => id),
      ["Apache-2.0"],
    );
    assert.ok(unread.some(({ what }) => what === "gh:wren/gone"));
    assert.deepEqual(
      related?.map(({ target }) => target),
      ["gh:wren/gone"],
    );
  });
});
