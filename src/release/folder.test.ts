import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import {
  appendFileSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { once } from "node:events";
import { join } from "node:path";
import { describe, it } from "node:test";

import { gatherFolder } from "./folder.ts";
import { DEFAULT_TEXT_LIMITS, readText } from "./read-text.ts";
import { inFolder, writeTree } from "./release-fixtures.test.ts";
import type { Release } from "./release.ts";

/** What a reader of the report would see of a release: names, whether they can be opened, and oddities. */
function summary({ listing, files, oddities }: Release) {
  return {
    listing,
    files: files.map(({ path, open }) => (open ? path : `${path} (named only)`)),
    oddities: oddities.map(({ kind, path }) => `${kind} ${path}`),
  };
}

/** A release folder with a file in it, beside a folder that is not part of it. */
async function inRelease(use: (release: string, outside: string) => Promise<void>): Promise<void> {
  await inFolder(async (folder) => {
    writeTree(folder, { "release/README.md": "# Model\n", "outside/secret": "text" });
    await use(join(folder, "release"), join(folder, "outside"));
  });
}

describe("a folder", () => {
  const cases: readonly {
    readonly what: string;
    readonly prepare: (release: string, outside: string) => void;
    readonly files?: readonly string[];
    readonly oddities?: readonly string[];
    readonly listing?: "partial";
  }[] = [
    { what: "with one file", prepare: () => undefined },
    {
      what: "with files in code unit order",
      prepare: (at) => writeTree(at, { "b/c": "", "b-": "", B: "" }),
      files: ["B", "README.md", "b-", "b/c"],
    },
    {
      what: "without the store of git, wherever it lies",
      prepare: (at) => writeTree(at, { ".git/HEAD": "", "sub/.git": "gitdir", ".gitignore": "" }),
      files: [".gitignore", "README.md"],
    },
    {
      what: "with a link to a file inside",
      prepare: (at) => symlinkSync("README.md", join(at, "a")),
      files: ["README.md", "a"],
    },
    {
      what: "with an absolute link to a file inside",
      prepare: (at) => symlinkSync(join(at, "README.md"), join(at, "a")),
      files: ["README.md", "a"],
    },
    {
      what: "with a link to a file outside",
      prepare: (at) => symlinkSync("../outside/secret", join(at, "a")),
      files: ["README.md", "a (named only)"],
      oddities: ["symlink-outside a"],
    },
    {
      what: "with a link to a file outside through a link inside",
      prepare: (at) => {
        symlinkSync("../outside/secret", join(at, "a"));
        symlinkSync("a", join(at, "b"));
      },
      files: ["README.md", "a (named only)", "b (named only)"],
      oddities: ["symlink-outside a", "symlink-outside b"],
    },
    {
      what: "with a link to a folder outside",
      prepare: (at) => symlinkSync("../outside", join(at, "a")),
      oddities: ["symlink-outside a"],
      listing: "partial",
    },
    {
      what: "with a link to a folder whose name only begins like the release's",
      prepare: (at) => {
        mkdirSync(`${at}-other`);
        symlinkSync(`${at}-other`, join(at, "a"));
      },
      oddities: ["symlink-outside a"],
      listing: "partial",
    },
    {
      what: "with a link to a folder inside",
      prepare: (at) => {
        writeTree(at, { "b/c": "" });
        symlinkSync("b", join(at, "a"));
      },
      files: ["README.md", "b/c"],
      oddities: ["symlink-to-folder a"],
    },
    {
      what: "with a link to a folder that holds it",
      prepare: (at) => {
        mkdirSync(join(at, "b"));
        symlinkSync("..", join(at, "b/up"));
      },
      oddities: ["symlink-cycle b/up"],
    },
    {
      what: "with a link to a folder that holds the release",
      prepare: (at) => symlinkSync("..", join(at, "up")),
      oddities: ["symlink-cycle up"],
    },
    {
      what: "with links in a circle",
      prepare: (at) => {
        symlinkSync("a", join(at, "b"));
        symlinkSync("b", join(at, "a"));
      },
      oddities: ["symlink-cycle a", "symlink-cycle b"],
    },
    {
      what: "with a link to nothing",
      prepare: (at) => symlinkSync("gone", join(at, "a")),
      files: ["README.md", "a (named only)"],
      oddities: ["symlink-broken a"],
    },
    {
      what: "with a pipe, which is not opened",
      prepare: (at) => execFileSync("mkfifo", [join(at, "pipe")]),
      oddities: ["special-file pipe"],
    },
    {
      what: "with a link to a device",
      prepare: (at) => symlinkSync("/dev/zero", join(at, "zero")),
      files: ["README.md", "zero (named only)"],
      oddities: ["symlink-outside zero"],
    },
    {
      what: "with a newline in a name",
      prepare: (at) => writeTree(at, { "a\nb": "" }),
      files: ["README.md", "a\\x0Ab"],
      oddities: ["name-with-control-characters a\\x0Ab"],
    },
    {
      what: "with a name that only looks escaped",
      prepare: (at) => writeTree(at, { "a\\x0Ab": "" }),
      files: ["README.md", "a\\x5Cx0Ab"],
    },
    {
      what: "with a terminal's escape sequence in a folder's name",
      prepare: (at) => writeTree(at, { "\u001b[2J/x": "" }),
      files: ["README.md", "\\x1B[2J/x"],
      oddities: ["name-with-control-characters \\x1B[2J"],
    },
    {
      what: "with a name that turns the reading direction",
      prepare: (at) => writeTree(at, { "a\u202Etxt.exe": "" }),
      files: ["README.md", "a\\xE2\\x80\\xAEtxt.exe"],
      oddities: ["name-with-control-characters a\\xE2\\x80\\xAEtxt.exe"],
    },
    {
      what: "with U+FFFD in a name, which is a character like others",
      prepare: (at) => writeTree(at, { "a\uFFFD": "" }),
      files: ["README.md", "a\uFFFD"],
    },
  ];
  for (const { what, prepare, files = ["README.md"], oddities = [], listing } of cases) {
    it(what, () =>
      inRelease(async (release, outside) => {
        prepare(release, outside);
        const expected = { listing: listing ?? "complete", files, oddities };
        assert.deepEqual(summary(await gatherFolder(release)), expected);
      }),
    );
  }

  it("with names that are not UTF-8: files open, folders are walked", () =>
    inRelease(async (release) => {
      const odd = Buffer.concat([Buffer.from(`${release}/d`), Buffer.from([0xff])]);
      mkdirSync(odd);
      writeFileSync(Buffer.concat([odd, Buffer.from("/x\xfe", "latin1")]), "text");
      const gathered = await gatherFolder(release);
      assert.deepEqual(summary(gathered), {
        listing: "complete",
        files: ["README.md", "d\\xFF/x\\xFE"],
        oddities: ["name-not-utf8 d\\xFF", "name-not-utf8 d\\xFF/x\\xFE"],
      });
      const [, file] = gathered.files;
      assert.ok(file);
      const text = await readText(file, DEFAULT_TEXT_LIMITS);
      assert.equal("text" in text && text.text, "text");
    }));

  it("with a socket, which is not opened", () =>
    inRelease(async (release) => {
      const server = createServer().listen(join(release, "s"));
      await once(server, "listening");
      assert.deepEqual(summary(await gatherFolder(release)).oddities, ["special-file s"]);
      server.close();
      await once(server, "close");
    }));

  it("too deep for the system's paths is partial", () =>
    inRelease(async (release, outside) => {
      // Two trees that the system can still name, one moved to the bottom of the other.
      const deep = Array.from({ length: 10 }, () => "d".repeat(250)).join("/");
      mkdirSync(join(release, deep), { recursive: true });
      mkdirSync(join(outside, deep), { recursive: true });
      renameSync(outside, join(release, deep, "outside"));
      const { listing, oddities } = await gatherFolder(release);
      assert.equal(listing, "partial");
      assert.deepEqual(
        oddities.map(({ kind, detail }) => `${kind}: ${detail}`),
        ["unreadable-entry: cannot be looked at: ENAMETOOLONG"],
      );
      execFileSync("rm", ["-r", join(release, "d".repeat(250))]);
    }));

  it("with a folder that cannot be listed is partial", () =>
    inRelease(async (release) => {
      for (let at = 0; at < 600; at++) writeFileSync(join(release, `x${at}`), "");
      mkdirSync(join(release, "a"));
      // Gone after it was seen: unlike a folder without permissions, that stops the administrator too.
      const onProgress = () => rmSync(join(release, "a"), { recursive: true, force: true });
      const { listing, oddities } = await gatherFolder(release, { onProgress });
      assert.equal(listing, "partial");
      assert.deepEqual(oddities, [
        { kind: "unreadable-folder", path: "a/", detail: "cannot be listed: ENOENT" },
      ]);
    }));

  it("with more entries than the limit is partial, and cut at the same place each time", () =>
    inRelease(async (release) => {
      writeTree(release, { a: "", b: "", c: "" });
      const gathered = await gatherFolder(release, { limits: { maxEntries: 2 } });
      assert.deepEqual(summary(gathered), {
        listing: "partial",
        files: ["README.md", "a"],
        oddities: ["too-many-files "],
      });
    }));

  it("tells how far it is, and stops when told", () =>
    inRelease(async (release) => {
      for (let at = 0; at < 600; at++) writeFileSync(join(release, String(at)), "");
      const told: number[] = [];
      await gatherFolder(release, { onProgress: (entries) => told.push(entries) });
      assert.deepEqual(told, [500, 601]);
      const stop = new AbortController();
      const gathering = gatherFolder(release, {
        signal: stop.signal,
        onProgress: () => stop.abort(),
      });
      await assert.rejects(gathering, { name: "AbortError" });
    }));

  it("is left as it was", () =>
    inRelease(async (release) => {
      await gatherFolder(release);
      assert.deepEqual(readdirSync(release), ["README.md"]);
    }));
});

describe("a snapshot in the cache of the Hugging Face libraries", () => {
  const commit = "0123456789".repeat(4);
  const cases: readonly {
    readonly what: string;
    readonly target: string;
    readonly files: readonly string[];
  }[] = [
    {
      what: "has the files that link to its blobs",
      target: "../../blobs/aa",
      files: ["README.md"],
    },
    {
      what: "has not what lies in another repository's blobs",
      target: "../../../models--x--other/blobs/bb",
      files: ["README.md (named only)"],
    },
    {
      what: "has not what lies beside the blobs",
      target: "../../refs/main",
      files: ["README.md (named only)"],
    },
  ];
  for (const { what, target, files } of cases) {
    it(what, () =>
      inFolder(async (cache) => {
        writeTree(cache, {
          "models--org--tiny/blobs/aa": "# Tiny\n",
          "models--org--tiny/refs/main": commit,
          "models--x--other/blobs/bb": "secret",
        });
        const snapshot = join(cache, "models--org--tiny/snapshots", commit);
        mkdirSync(snapshot, { recursive: true });
        symlinkSync(target, join(snapshot, "README.md"));
        const release = await gatherFolder(snapshot);
        assert.deepEqual(summary(release).files, files);
        assert.equal(release.name, "tiny");
        assert.equal(release.revision, commit);
      }),
    );
  }
});

describe("a file that was gathered", () => {
  const cases: readonly {
    readonly what: string;
    readonly change: (path: string) => void;
    readonly reason: string;
    readonly detail: string;
  }[] = [
    {
      what: "grew",
      change: (path) => appendFileSync(path, "more"),
      reason: "changed-while-read",
      detail: "Cannot read file: it had 8 bytes, now 12",
    },
    {
      what: "was emptied",
      change: (path) => writeFileSync(path, ""),
      reason: "changed-while-read",
      detail: "Cannot read file: it had 8 bytes, now 0",
    },
    {
      what: "was replaced by another of the same length",
      change: (path) => {
        writeFileSync(`${path}.new`, "# Other\n");
        execFileSync("mv", [`${path}.new`, path]);
      },
      reason: "changed-while-read",
      detail: "Cannot read file: it was written or replaced meanwhile",
    },
    {
      what: "is gone",
      change: (path) => rmSync(path),
      reason: "unreadable",
      detail: "Cannot read file: ENOENT",
    },
    {
      what: "is a folder now",
      change: (path) => {
        rmSync(path);
        mkdirSync(path);
      },
      reason: "unreadable",
      detail: "Cannot read file: EISDIR",
    },
    {
      what: "is a link to a secret now",
      change: (path) => {
        rmSync(path);
        symlinkSync("../outside/secret", path);
      },
      reason: "unreadable",
      detail: "Cannot read file: ELOOP",
    },
  ];
  for (const { what, change, reason, detail } of cases) {
    it(`and ${what} is not read`, () =>
      inRelease(async (release) => {
        const {
          files: [file],
        } = await gatherFolder(release);
        assert.ok(file);
        change(join(release, "README.md"));
        assert.deepEqual(await readText(file, DEFAULT_TEXT_LIMITS), {
          path: "README.md",
          reason,
          detail,
        });
      }));
  }

  it("and is a pipe now is refused without waiting for a writer", () =>
    inRelease(async (release) => {
      const {
        files: [file],
      } = await gatherFolder(release);
      assert.ok(file);
      rmSync(join(release, "README.md"));
      execFileSync("mkfifo", [join(release, "README.md")]);
      const text = await readText(file, DEFAULT_TEXT_LIMITS);
      assert.equal("reason" in text && text.reason, "unreadable");
    }));
});
