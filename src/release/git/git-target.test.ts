import assert from "node:assert/strict";
import { describe, it } from "node:test";

import { AssayError } from "../../bytes/errors.ts";
import { isGitTarget, parseGitTarget } from "./git-target.ts";

const HUB = "https://github.com";

describe("a target that is a git repository", () => {
  const cases: readonly (readonly [
    target: string,
    url: string,
    asked?: string,
    folder?: string,
  ])[] = [
    ["gh:org/repo", `${HUB}/org/repo.git`],
    ["gh:org/repo.git", `${HUB}/org/repo.git`],
    ["gh:org/repo@v1.0", `${HUB}/org/repo.git`, "v1.0"],
    ["gh:org/repo@v1.0/", `${HUB}/org/repo.git`, "v1.0"],
    ["gh:org/repo@v1.0/sub/folder", `${HUB}/org/repo.git`, "v1.0/sub/folder"],
    ["gh:org/repo/sub/folder", `${HUB}/org/repo.git`, "", "sub/folder"],
    ["gh:org/repo/@types", `${HUB}/org/repo.git`, "", "@types"],
    ["gh:org/repo@refs/pull/12/head", `${HUB}/org/repo.git`, "refs/pull/12/head"],
    ["https://github.com/org/repo", `${HUB}/org/repo`],
    ["https://github.com/org/repo/", `${HUB}/org/repo`],
    ["https://github.com/org/repo?tab=readme-ov-file#license", `${HUB}/org/repo`],
    ["https://github.com/org/repo.git", `${HUB}/org/repo.git`],
    ["https://github.com/org/repo/tree/main/a/b", `${HUB}/org/repo.git`, "main/a/b"],
    ["https://github.com/org/repo/blob/main/LICENSE", `${HUB}/org/repo.git`, "main/LICENSE"],
    ["https://github.com/org/repo/commit/abc", `${HUB}/org/repo.git`, "abc"],
    ["https://github.com/org/repo/releases/tag/v1", `${HUB}/org/repo.git`, "v1"],
    ["https://gitlab.com/a/b/c/-/tree/main/d", "https://gitlab.com/a/b/c.git", "main/d"],
    ["https://host.org/a.git@v1/sub", "https://host.org/a.git", "v1/sub"],
    ["git+https://host.org/a/b", "https://host.org/a/b"],
    ["git+https://host.org/a/b/", "https://host.org/a/b"],
    ["git+https://host.org/a/b@v1", "https://host.org/a/b", "v1"],
    ["git+https://host.org/a/b.git@v1#subdirectory=c/d", "https://host.org/a/b.git", "v1", "c/d"],
    ["git+https://huggingface.co/org/model", "https://huggingface.co/org/model"],
    ["git+http://127.0.0.1:8080/a.git", "http://127.0.0.1:8080/a.git"],
    ["git+https://host.org/a/b/tree/main", "https://host.org/a/b/tree/main"],
    ["file:///srv/a.git@v1/sub", "file:///srv/a.git", "v1/sub"],
    ["git+file:///srv/tree/main/a@v1", "file:///srv/tree/main/a", "v1"],
    ["git+https://host.org/a%20b.git", "https://host.org/a%20b.git"],
  ];
  for (const [target, url, asked = "", folder = ""] of cases) {
    it(target, () => {
      assert.equal(isGitTarget(target), true);
      assert.deepEqual(parseGitTarget(target), { url, asked, folder });
    });
  }
});

describe("a target that is something else", () => {
  const cases = [
    "folder",
    "./folder.git",
    "/srv/repo.git",
    "hf:org/name",
    "https://github.com/org",
    "https://github.com/org/repo/issues",
    "https://github.com/org/repo/archive/refs/heads/main.zip",
    "https://host.org/model.zip",
    "https://host.org/?a.git",
  ];
  for (const target of cases) it(target, () => assert.equal(isGitTarget(target), false));
});

describe("a target that is refused", () => {
  const cases = [
    ["gh:org", "usage"],
    ["gh:org/..", "usage"],
    ["gh:../repo", "usage"],
    ["gh:org/re po", "usage"],
    ["gh:org/repo@", "usage"],
    ["gh:org/repo@/folder", "usage"],
    ["gh:org/repo@main/../x", "usage"],
    ["gh:org/repo/a//b", "usage"],
    ["gh:org/repo@a\nb", "usage"],
    ["https://host.org/%zz.git", "usage"],
    ["git@github.com:org/repo.git", "target-not-allowed"],
    ["ssh://git@github.com/org/repo.git", "target-not-allowed"],
    ["git+ssh://git@github.com/org/repo.git", "target-not-allowed"],
    ["git://host.org/repo.git", "target-not-allowed"],
    ["git+ext::sh -c touch% pwned", "target-not-allowed"],
    ["git+--upload-pack=x", "target-not-allowed"],
  ] as const;
  for (const [target, code] of cases) {
    it(JSON.stringify(target), () => {
      assert.equal(isGitTarget(target), true);
      assert.throws(
        () => parseGitTarget(target),
        (error) => error instanceof AssayError && error.code === code,
      );
    });
  }
});
