import assert from "node:assert/strict";
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { withHub } from "../../fixtures/hub-server/example-hub.test.ts";
import { audit } from "../index.ts";
import { commitFiles, makeRepository, withGitHost } from "../release/git/git-fixtures.test.ts";
import { emptyHome } from "../release/hub/small-hub.test.ts";
import { runCommandLine } from "./command-line.ts";
import { fakeWorld } from "./fake-world.test.ts";

async function run(home: string, args: readonly string[], env = {}) {
  const world = fakeWorld({ audit, env });
  const code = await runCommandLine(args, { ...world, home });
  return { code, ...world.written };
}

/** A home in which one model was audited. */
async function usedHome(): Promise<string> {
  const home = emptyHome();
  await withHub(async ({ origins }) => {
    await run(home, ["hf:example/large", "--no-follow"], { HF_ENDPOINT: origins.hub });
  });
  return home;
}

describe("assay cache", () => {
  it("shows nothing where nothing was fetched", async () => {
    const { code, out } = await run(emptyHome(), ["cache"]);
    assert.equal(code, 0);
    assert.match(
      out,
      /\n +0 B {2}git, 0 of them\n +0 B {2}modelscope, 0 of them\n +0 B {2}parents, 0 of them\n +0 B {2}ranges, 0/,
    );
  });

  it("shows what was fetched", async () => {
    const home = await usedHome();
    const { out } = await run(home, ["cache"]);
    assert.match(out, / kB {2}ranges, 1 of them\n/);
    assert.match(out, / k?B {2}hf:example\/large, 1 commit\n$/);
    const { out: json } = await run(home, ["cache", "--format", "json"]);
    const { hub } = JSON.parse(json) as { hub: { repositories: readonly { id: string }[] } };
    assert.deepEqual(
      hub.repositories.map(({ id }) => id),
      ["example/large"],
    );
  });

  it("verifies what was fetched, and ends with 1 where a file has wrong bytes", async () => {
    const home = await usedHome();
    const right = await run(home, ["cache", "--verify"]);
    assert.equal(right.code, 0);
    assert.match(right.out, /^\d+ files read, 0 with wrong bytes\n$/);
    const blobs = join(home, ".cache/huggingface/hub/models--example--large/blobs");
    const [first = ""] = readdirSync(blobs);
    writeFileSync(join(blobs, first), "other bytes");
    const wrong = await run(home, ["cache", "--verify"]);
    assert.equal(wrong.code, 1);
    assert.ok(wrong.out.startsWith(`wrong bytes  hf:example/large  ${first}\n`), wrong.out);
  });

  it("clears its own cache and leaves the shared one", async () => {
    const home = await usedHome();
    const { out } = await run(home, ["cache", "--clear"]);
    assert.match(out, /^Cleared [\d.]+ kB\n$/);
    const { out: after } = await run(home, ["cache"]);
    assert.match(after, / 0 B {2}ranges/);
    assert.match(after, /hf:example\/large/);
  });

  it("clears one repository from both", async () => {
    const home = await usedHome();
    await run(home, ["cache", "hf:example/large", "--clear"]);
    const { out } = await run(home, ["cache"]);
    assert.match(out, / 0 B {2}ranges/);
    assert.doesNotMatch(out, /example\/large/);
  });

  it("clears one git repository", () =>
    withGitHost(async ({ origin }, root, { home, env }) => {
      mkdirSync(join(root, "wren"));
      for (const name of ["one", "two"]) {
        commitFiles(makeRepository(join(root, "wren", `${name}.git`)), { "README.md": "# x\n" });
        const at = { ...env, GITHUB_SERVER_URL: origin };
        await run(home, [`gh:wren/${name}`, "--no-follow"], at);
      }
      const at = { ...env, GITHUB_SERVER_URL: origin };
      assert.match((await run(home, ["cache"], at)).out, / git, 2 of them\n/);
      assert.match((await run(home, ["cache", "gh:wren/one@v1", "--clear"], at)).out, /^Cleared /);
      assert.match((await run(home, ["cache"], at)).out, / git, 1 of them\n/);
    }));

  it("ends with 2 for a target that is only shown", async () => {
    assert.equal((await run(emptyHome(), ["cache", "hf:example/large"])).code, 2);
  });
});
