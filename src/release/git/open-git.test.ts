import assert from "node:assert/strict";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";

import type { NetworkOptions } from "../../net/network-options.ts";
import { contentsOf } from "../release-fixtures.test.ts";
import type { Release } from "../release.ts";
import {
  commitFiles,
  commitTree,
  git,
  lfsPointer,
  makeRepository,
  rawTree,
  withGitHost,
  type FileFixture,
} from "./git-fixtures.test.ts";
import { openGit } from "./open-git.ts";

/** Longer than what comes with the folders. */
const LONG = "a line that is repeated\n".repeat(200);

/** What a reader of a report would see: names with sizes, and oddities. */
function summary({ listing, files, oddities }: Release) {
  return {
    listing,
    files: files.map(({ path, byteLength, open }) =>
      [path, byteLength ?? "?", ...(open ? [] : ["listed"])].join(" "),
    ),
    oddities: oddities.map(({ kind, path }) => `${kind} ${path}`),
  };
}

async function open(target: string, network: NetworkOptions): Promise<Release> {
  return openGit(target, { network });
}

describe("a repository behind git's own server", () => {
  for (const isOld of [false, true]) {
    it(`is listed and read, by the ${isOld ? "first" : "second"} version of the protocol`, () =>
      withGitHost(
        async ({ origin, requests }, root, network) => {
          const repository = makeRepository(join(root, "org/model.git"));
          const commit = commitFiles(repository, { LICENSE: LONG, "README.md": "# Model\n" });
          const release = await open(`git+${origin}/org/model.git`, network);
          assert.equal(release.name, "model");
          assert.equal(release.revision, commit);
          assert.deepEqual(release.source, {
            kind: "git",
            location: `git+${origin}/org/model.git`,
          });
          assert.deepEqual(summary(release), {
            listing: "complete",
            files: ["LICENSE ?", "README.md 8"],
            oddities: [],
          });
          assert.equal(requests.length, isOld ? 2 : 3);
          const contents = await contentsOf(release);
          assert.deepEqual(Object.keys(contents), ["LICENSE", "README.md"]);
          assert.equal(requests.length, isOld ? 3 : 4);
        },
        { isOld },
      ));
  }

  it("costs one request for all files that are announced", () =>
    withGitHost(async ({ origin, requests }, root, network) => {
      const names = Array.from({ length: 20 }, (_, at) => `file-${at}`);
      const files = Object.fromEntries(names.map((name) => [name, `${name}\n${LONG}`]));
      commitFiles(makeRepository(join(root, "a.git")), files);
      const release = await open(`git+${origin}/a.git`, network);
      const known = await release.prefetch?.(release.files);
      assert.deepEqual(
        known?.map(({ path, byteLength }) => [path, byteLength]),
        names.toSorted().map((name) => [name, name.length + 1 + LONG.length]),
      );
      assert.equal(Object.keys(await contentsOf(release)).length, 20);
      assert.equal(requests.length, 4);
    }));

  it("costs one request the second time, and none when the commit is named or offline is asked for", () =>
    withGitHost(async ({ origin, requests }, root, network) => {
      const repository = makeRepository(join(root, "a.git"));
      const commit = commitFiles(repository, { LICENSE: LONG });
      const target = `git+${origin}/a.git`;
      const first = await contentsOf(await open(target, network));
      const before = requests.length;
      assert.deepEqual(await contentsOf(await open(target, network)), first);
      assert.equal(requests.length, before + 1);
      assert.deepEqual(await contentsOf(await open(`${target}@${commit}`, network)), first);
      const offline = { ...network, offline: true };
      assert.deepEqual(await contentsOf(await open(target, offline)), first);
      assert.equal(requests.length, before + 1);
      await assert.rejects(open(`${target}@other`, offline), { code: "offline" });
      await assert.rejects(open(`git+${origin}/other.git`, offline), { code: "offline" });
    }));

  it("gives all files at once where it cannot leave any out", () =>
    withGitHost(async ({ origin, requests }, root, network) => {
      const repository = makeRepository(join(root, "a.git"));
      git(repository, ["config", "uploadpack.allowFilter", "false"]);
      commitFiles(repository, { LICENSE: LONG });
      const release = await open(`git+${origin}/a.git`, network);
      assert.deepEqual(summary(release).files, ["LICENSE ?"]);
      assert.equal(Object.keys(await contentsOf(release)).length, 1);
      assert.equal(requests.length, 3);
    }));

  it("names its objects by SHA-256", () =>
    withGitHost(async ({ origin }, root, network) => {
      const repository = makeRepository(join(root, "a.git"), "sha256");
      const commit = commitFiles(repository, { LICENSE: LONG });
      const release = await open(`git+${origin}/a.git`, network);
      assert.equal(release.revision, commit);
      assert.equal(commit.length, 64);
      assert.equal(Object.keys(await contentsOf(release)).length, 1);
    }));
});

describe("a revision of a repository", () => {
  it("is a branch, a tag, a commit, and may have a folder behind it", () =>
    withGitHost(async ({ origin }, root, network) => {
      const repository = makeRepository(join(root, "a.git"));
      const old = commitFiles(repository, { "sub/old": "" });
      git(repository, ["tag", "v1", old]);
      git(repository, ["tag", "-a", "-m", "a text", "v1-told", old]);
      const branch = commitFiles(repository, { "a/b/deep": "", top: "" }, "feature/x");
      const head = commitFiles(repository, { "sub/new": "", "sub/more/x": "", subway: "" });
      const odd = commitFiles(repository, { odd: "" }, "--upload-pack=touch");
      git(repository, ["update-ref", "refs/pr/1", old]);
      const cases: readonly (readonly [string, string, readonly string[], string?])[] = [
        ["", head, ["sub/more/x", "sub/new", "subway"]],
        ["@main", head, ["sub/more/x", "sub/new", "subway"]],
        ["@main/sub", head, ["more/x", "new"], "sub"],
        ["@main/sub/more", head, ["x"], "more"],
        ["@main/subway", head, ["subway"], "subway"],
        ["@v1", old, ["sub/old"]],
        ["@v1-told", old, ["sub/old"]],
        [`@${old}`, old, ["sub/old"]],
        [`@${old}/sub`, old, ["old"], "sub"],
        ["@feature/x", branch, ["a/b/deep", "top"]],
        ["@feature/x/a/b", branch, ["deep"], "b"],
        ["@refs/pr/1", old, ["sub/old"]],
        ["@--upload-pack=touch", odd, ["odd"]],
        ["#subdirectory=sub", head, ["more/x", "new"], "sub"],
      ];
      for (const [asked, commit, files, name = "a"] of cases) {
        const release = await open(`git+${origin}/a.git${asked}`, network);
        const found = {
          name: release.name,
          commit: release.revision,
          files: release.files.map(({ path }) => path),
        };
        assert.deepEqual(found, { name, commit, files }, asked);
      }
      const missing = ["@nothing", "@main/nothing", `@${"0".repeat(40)}`, "@ma", "@v1/sub/old/x"];
      for (const asked of missing) {
        await assert.rejects(
          open(`git+${origin}/a.git${asked}`, network),
          { code: "target-not-found" },
          asked,
        );
      }
    }));

  it("is a file alone, beside which nothing was looked at", () =>
    withGitHost(async ({ origin }, root, network) => {
      commitFiles(makeRepository(join(root, "a.git")), { "sub/LICENSE": "x", other: "" });
      const release = await open(`git+${origin}/a.git@main/sub/LICENSE`, network);
      assert.deepEqual(summary(release), {
        listing: "partial",
        files: ["LICENSE 1"],
        oddities: [],
      });
    }));

  it("may have no files at all", () =>
    withGitHost(async ({ origin }, root, network) => {
      const repository = makeRepository(join(root, "a.git"));
      commitTree(repository, rawTree(repository, []));
      const release = await open(`git+${origin}/a.git`, network);
      assert.deepEqual(summary(release), { listing: "complete", files: [], oddities: [] });
      makeRepository(join(root, "empty.git"));
      await assert.rejects(open(`git+${origin}/empty.git`, network), { code: "target-not-found" });
    }));
});

describe("what a repository holds", () => {
  const sha256 = "ab".repeat(32);
  const cases: readonly {
    readonly what: string;
    readonly files: Readonly<Record<string, FileFixture>>;
    readonly listed: readonly string[];
    readonly oddities?: readonly string[];
    readonly listing?: "partial";
  }[] = [
    {
      what: "a file of git LFS",
      files: { ".gitattributes": "*.bin filter=lfs\n", "model.bin": lfsPointer(sha256, 4e9) },
      listed: [".gitattributes 17", "model.bin 4000000000"],
    },
    {
      what: "a text that only speaks of git LFS",
      files: { "a.txt": `${lfsPointer(sha256, 4e9)}and more\n` },
      listed: ["a.txt 144"],
    },
    {
      what: "a submodule",
      files: { a: "", "third_party/b": { submodule: "1".repeat(40) } },
      listed: ["a 0"],
      oddities: ["submodule third_party/b"],
      listing: "partial",
    },
    {
      what: "links",
      files: {
        "a/file": "text",
        in: { link: "a/file" },
        folder: { link: "a" },
        out: { link: "../../etc/passwd" },
        root: { link: "/etc/passwd" },
        none: { link: "b" },
        self: { link: "self" },
      },
      listed: ["a/file 4", "in 4", "none ? listed", "out ? listed", "root ? listed"],
      oddities: [
        "symlink-to-folder folder",
        "symlink-broken none",
        "symlink-outside out",
        "symlink-outside root",
        "symlink-cycle self",
      ],
    },
    {
      what: "settings and hooks for git",
      files: {
        ".gitmodules": '[submodule "a"]\n\tpath = a\n\turl = ext::sh -c touch% pwned\n',
        ".gitconfig": "[core]\n\tfsmonitor = touch pwned\n",
        config: "[core]\n\tpager = touch pwned\n",
        "hooks/post-checkout": "touch pwned\n",
      },
      listed: [".gitconfig 32", ".gitmodules 57", "config 28", "hooks/post-checkout 12"],
    },
  ];
  for (const { what, files, listed, oddities = [], listing = "complete" } of cases) {
    it(what, () =>
      withGitHost(async ({ origin }, root, network) => {
        commitFiles(makeRepository(join(root, "a.git")), files);
        const release = await open(`git+${origin}/a.git`, network);
        assert.deepEqual(summary(release), { listing, files: listed, oddities });
      }),
    );
  }

  it("has the digest that a pointer of git LFS says", () =>
    withGitHost(async ({ origin }, root, network) => {
      commitFiles(makeRepository(join(root, "a.git")), { "model.bin": lfsPointer(sha256, 7) });
      const { files } = await open(`git+${origin}/a.git`, network);
      const [{ open: _, ...file } = { path: "" }] = files;
      assert.deepEqual(file, {
        path: "model.bin",
        byteLength: 7,
        declaredSha256: sha256,
        isRemote: true,
      });
    }));
});

describe("a hostile repository", () => {
  it("has names that git would not make", () =>
    withGitHost(async ({ origin }, root, network) => {
      const repository = makeRepository(join(root, "a.git"));
      const object = git(repository, ["hash-object", "-w", "--stdin"], "text");
      const inner = rawTree(repository, [{ mode: "100644", name: "config", object }]);
      const tree = rawTree(repository, [
        { mode: "40000", name: "..", object: inner },
        { mode: "40000", name: ".GIT", object: inner },
        { mode: "40000", name: ".git", object: inner },
        { mode: "100644", name: "/etc/passwd", object },
        { mode: "100644", name: "a/../../b", object },
        { mode: "100644", name: "a\nb\u001b[2J", object },
        { mode: "100644", name: "same", object },
        { mode: "100644", name: "same", object },
        { mode: "100664", name: "odd mode", object },
      ]);
      commitTree(repository, tree);
      assert.deepEqual(summary(await open(`git+${origin}/a.git`, network)), {
        listing: "partial",
        files: ["a\\x0Ab\\x1B[2J 4", "odd mode 4", "same 4"],
        oddities: [
          "path-escapes-archive ../config",
          "listed-path-refused .GIT/config",
          "listed-path-refused .git/config",
          "path-escapes-archive /etc/passwd",
          "path-escapes-archive a/../../b",
          "name-with-control-characters a\\x0Ab\\x1B[2J",
          "duplicate-path same",
        ],
      });
    }));

  it("unfolds to more paths than are taken", () =>
    withGitHost(async ({ origin }, root, network) => {
      const repository = makeRepository(join(root, "a.git"));
      const object = git(repository, ["hash-object", "-w", "--stdin"], "text");
      let tree = rawTree(repository, [{ mode: "100644", name: "a", object }]);
      for (let level = 0; level < 10; level++) {
        const names = Array.from({ length: 10 }, (_, at) => `${at}`);
        tree = rawTree(
          repository,
          names.map((name) => ({ mode: "40000", name, object: tree })),
        );
      }
      commitTree(repository, tree);
      const limits = { maxEntries: 1000 };
      const release = await openGit(`git+${origin}/a.git`, { network, limits });
      assert.equal(release.files.length, 1000);
      assert.deepEqual(
        release.oddities.map(({ kind }) => kind),
        ["too-many-files"],
      );
      assert.equal(release.listing, "partial");
    }));

  it("has ten thousand files", () =>
    withGitHost(async ({ origin, requests }, root, network) => {
      const repository = makeRepository(join(root, "a.git"));
      const object = git(repository, ["hash-object", "-w", "--stdin"], "text");
      const names = Array.from(
        { length: 10_000 },
        (_, at) => `file-${String(at).padStart(5, "0")}`,
      );
      commitTree(
        repository,
        rawTree(
          repository,
          names.map((name) => ({ mode: "100644", name, object })),
        ),
      );
      const release = await open(`git+${origin}/a.git`, network);
      assert.equal(release.files.length, 10_000);
      assert.equal(requests.length, 3);
    }));

  it("leaves nothing where it has no business, and nothing half done", () =>
    withGitHost(async ({ origin }, root, network) => {
      commitFiles(makeRepository(join(root, "a.git")), { a: LONG });
      const release = await open(`git+${origin}/a.git`, network);
      await contentsOf(release);
      const cache = join(network.env["ASSAY_CACHE"] ?? "", "git");
      for (const clone of readdirSync(cache)) {
        assert.deepEqual(readdirSync(join(cache, clone)).toSorted(), ["remote.json", "repository"]);
        assert.equal(existsSync(join(cache, clone, "repository/hooks")), false);
      }
    }));
});
