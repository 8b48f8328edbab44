import assert from "node:assert/strict";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { pathToFileURL } from "node:url";

import type { NetworkOptions } from "../../net/network-options.ts";
import { contentsOf, inFolder, writeTree } from "../release-fixtures.test.ts";
import { commitFiles, git, makeRepository } from "./git-fixtures.test.ts";
import { openGit } from "./open-git.ts";

const LONG = "a line that is repeated\n".repeat(200);

/** A folder for repositories, and the network that may not be asked. */
async function inPlace(
  use: (folder: string, network: NetworkOptions) => Promise<void>,
): Promise<void> {
  await inFolder(async (folder) => {
    const env = { PATH: process.env["PATH"], ASSAY_CACHE: join(folder, "cache") };
    await use(folder, { env, home: folder, offline: true });
  });
}

describe("a repository on this disk", () => {
  it("is listed and read, without a network", () =>
    inPlace(async (folder, network) => {
      const repository = makeRepository(join(folder, "odd: name.git"));
      const old = commitFiles(repository, { LICENSE: LONG, "sub/a": "" });
      git(repository, ["tag", "-a", "-m", "a text", "v1", old]);
      git(repository, ["pack-refs", "--all"]);
      const head = commitFiles(repository, { LICENSE: `${LONG}more` });
      const url = pathToFileURL(repository).href;
      const cases = [
        ["", head, ["LICENSE"]],
        ["@main", head, ["LICENSE"]],
        ["@v1", old, ["LICENSE", "sub/a"]],
        ["@v1/sub", old, ["a"]],
        [`@${old}`, old, ["LICENSE", "sub/a"]],
      ] as const;
      for (const [asked, commit, paths] of cases) {
        const release = await openGit(url + asked, { network });
        assert.equal(release.revision, commit);
        assert.deepEqual(
          release.files.map(({ path }) => path),
          paths,
        );
        assert.deepEqual(Object.keys(await contentsOf(release)), paths);
      }
      const release = await openGit(url, { network });
      assert.deepEqual(
        [release.name, release.files[0]?.byteLength],
        ["odd: name", LONG.length + 4],
      );
    }));

  it("may be checked out", () =>
    inPlace(async (folder, network) => {
      const place = join(folder, "work");
      mkdirSync(place);
      git(place, ["init", "--quiet", "--initial-branch=main"]);
      writeTree(place, { "README.md": "# Model\n", untracked: "" });
      git(place, ["add", "README.md"]);
      git(place, ["commit", "--quiet", "-m", "made in a test"]);
      const release = await openGit(`git+${pathToFileURL(place).href}`, { network });
      assert.deepEqual(
        release.files.map(({ path }) => path),
        ["README.md"],
      );
    }));

  it("runs nothing that its settings name", () =>
    inPlace(async (folder, network) => {
      const repository = makeRepository(join(folder, "a.git"));
      commitFiles(repository, { a: LONG });
      const touched = join(folder, "touched");
      const run = `touch ${touched}`;
      writeTree(repository, {
        config: [
          "[core]\n\trepositoryformatversion = 1\n\tbare = true",
          `\tfsmonitor = ${run}\n\talternateRefsCommand = ${run}\n\tsshCommand = ${run}\n\tpager = ${run}`,
          `[uploadpack]\n\tpackObjectsHook = ${run}`,
          `[extensions]\n\tpartialClone = evil`,
          `[remote "evil"]\n\turl = ext::sh -c "${run}"\n\tpromisor = true`,
          `[protocol "ext"]\n\tallow = always`,
        ].join("\n"),
      });
      const release = await openGit(pathToFileURL(repository).href, { network });
      assert.equal(Object.keys(await contentsOf(release)).length, 1);
      await assert.rejects(
        openGit(`${pathToFileURL(repository).href}@${"1".repeat(40)}`, { network }),
        {
          code: "target-not-found",
        },
      );
      assert.equal(existsSync(touched), false);
    }));

  it("is not there", () =>
    inPlace(async (folder, network) => {
      writeFileSync(join(folder, "HEAD"), "ref: refs/heads/main\n");
      for (const url of [
        pathToFileURL(folder).href,
        `${pathToFileURL(folder).href}/none`,
        "file://host/a",
      ]) {
        await assert.rejects(openGit(`git+${url}`, { network }), { code: "target-not-found" }, url);
      }
    }));
});
