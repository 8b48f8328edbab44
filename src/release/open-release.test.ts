import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { gzipSync } from "node:zlib";

import fc from "fast-check";

import { openRelease } from "./open-release.ts";
import { contentsOf, inFolder, tarOf, writeTree, zipOf } from "./release-fixtures.test.ts";

describe("a target", () => {
  const zip = zipOf([{ name: "a" }]);
  const cases: readonly {
    readonly what: string;
    readonly prepare: (folder: string) => Promise<void> | void;
    readonly target?: string;
    readonly kind: "folder" | "file" | "zip" | "tar";
    readonly name?: string;
  }[] = [
    {
      what: "that is a folder",
      prepare: (at) => writeTree(at, { "model/a": "" }),
      target: "model",
      kind: "folder",
    },
    {
      what: "that is a folder named like an archive",
      prepare: (at) => writeTree(at, { "model.zip/a": "" }),
      target: "model.zip",
      kind: "folder",
      name: "model.zip",
    },
    {
      what: "that is a link to a folder",
      prepare: (at) => {
        writeTree(at, { "b/a": "" });
        symlinkSync("b", join(at, "model"));
      },
      target: "model",
      kind: "folder",
    },
    {
      what: "that is a zip",
      prepare: (at) => writeTree(at, { "model.ZIP": zip }),
      target: "model.ZIP",
      kind: "zip",
    },
    {
      what: "that is a zip by content, a tar by name",
      prepare: (at) => writeTree(at, { "model.tar": zip }),
      target: "model.tar",
      kind: "zip",
    },
    {
      what: "that is a tar",
      prepare: async (at) => writeTree(at, { "model.tar": await tarOf([]) }),
      target: "model.tar",
      kind: "tar",
    },
    {
      what: "that is a packed tar",
      prepare: async (at) => writeTree(at, { "model.tgz": gzipSync(await tarOf([])) }),
      target: "model.tgz",
      kind: "tar",
    },
    {
      what: "that is a tar by content, a zip by name",
      prepare: async (at) => writeTree(at, { "model.zip": await tarOf([{ name: "a" }]) }),
      target: "model.zip",
      kind: "tar",
    },
    {
      what: "that is an empty zip file",
      prepare: (at) => writeTree(at, { "model.zip": "" }),
      target: "model.zip",
      kind: "zip",
    },
    {
      what: "that is a zip inside but a checkpoint by name",
      prepare: (at) => writeTree(at, { "model.pt": zip }),
      target: "model.pt",
      kind: "file",
    },
    {
      what: "that is a file without an ending",
      prepare: (at) => writeTree(at, { model: "text" }),
      target: "model",
      kind: "file",
    },
    {
      what: "that is a hidden file",
      prepare: (at) => writeTree(at, { ".model": "text" }),
      target: ".model",
      kind: "file",
      name: ".model",
    },
  ];
  for (const { what, prepare, target = "model", kind, name = "model" } of cases) {
    it(what, () =>
      inFolder(async (folder) => {
        await prepare(folder);
        const location = join(folder, target);
        const release = await openRelease(location);
        assert.deepEqual(release.source, { kind, location });
        assert.equal(release.name, name);
      }),
    );
  }

  it("that is a single file is one file of a partial listing", () =>
    inFolder(async (folder) => {
      writeTree(folder, { "model.gguf": "abc" });
      const release = await openRelease(join(folder, "model.gguf"));
      assert.equal(release.listing, "partial");
      assert.deepEqual(await contentsOf(release), {
        "model.gguf": "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
      });
    }));

  it("with a listing has the files of both", () =>
    inFolder(async (folder) => {
      writeTree(folder, { "README.md": "" });
      const listing =
        '{"complete":true,"files":[{"path":"README.md","size":0},{"path":"w","size":7}]}';
      const { files, oddities } = await openRelease(folder, { listing });
      assert.deepEqual(
        files.map(({ path }) => path),
        ["README.md", "w"],
      );
      assert.deepEqual(oddities, []);
    }));
});

describe("a target that cannot be opened", () => {
  const cases = [
    {
      what: "is not there",
      target: "gone",
      code: "target-not-found",
      says: "no such file or folder",
    },
    {
      what: "lies in a file",
      target: "file/x",
      code: "target-not-found",
      says: "no such file or folder",
    },
    {
      what: "holds a NUL",
      target: "a\0b",
      code: "target-not-found",
      says: "a path cannot hold a NUL",
    },
    {
      what: "is too long",
      target: "x".repeat(5000),
      code: "target-not-found",
      says: "no such file or folder",
    },
    {
      what: "is a pipe",
      target: "pipe",
      code: "target-unreadable",
      says: "neither a file nor a folder",
    },
    { what: "is a link to itself", target: "loop", code: "target-unreadable", says: "ELOOP" },
    {
      what: "is an archive of another kind",
      target: "m.tar.xz",
      code: "target-unreadable",
      says: "this kind of archive is not read; unpack it and give the folder",
    },
  ];
  for (const { what, target, code, says } of cases) {
    it(`because it ${what}`, () =>
      inFolder(async (folder) => {
        writeTree(folder, { file: "", "m.tar.xz": "" });
        execFileSync("mkfifo", [join(folder, "pipe")]);
        symlinkSync("loop", join(folder, "loop"));
        const path = `${folder}/${target}`;
        const message = `Cannot open ${JSON.stringify(path)}: ${says}`;
        await assert.rejects(openRelease(path), { name: "AssayError", code, message });
      }));
  }

  it("because it is nothing", async () => {
    await assert.rejects(openRelease(""), { code: "target-not-found" });
  });

  it("because its listing is wrong", () =>
    inFolder(async (folder) => {
      await assert.rejects(openRelease(folder, { listing: "[]" }), { code: "listing-invalid" });
    }));

  it("because it was interrupted", () =>
    inFolder(async (folder) => {
      await assert.rejects(openRelease(folder, { signal: AbortSignal.abort() }), {
        name: "AbortError",
      });
    }));
});

describe("any tree", () => {
  const step = fc.oneof(
    fc.constantFrom("README.md", "LICENSE", "a", "b", "模型", "a b", "a\\x0A", "..a", "-"),
    fc
      .string({ unit: "grapheme", minLength: 1, maxLength: 8 })
      .map((text) => `x${text.normalize().replaceAll(/[/\0]/g, "_")}`),
  );
  /** Names of folders end in `.d`, so that none is a file as well. */
  const path = fc
    .tuple(fc.array(step, { maxLength: 2 }), step)
    .map(([folders, name]) => [...folders.map((folder) => `${folder}.d`), name].join("/"));
  const content = fc.oneof(
    fc.uint8Array({ maxLength: 60 }),
    fc.constant(new Uint8Array(3000).fill(97)),
  );
  const tree = fc.dictionary(path, content, { minKeys: 1, maxKeys: 6 });

  it("is the same release from a folder, a zip and a tar, plain or packed", async () => {
    await fc.assert(
      fc.asyncProperty(tree, (files) =>
        inFolder(async (folder) => {
          const members = Object.entries(files).map(([name, bytes]) => ({
            name: `top/${name}`,
            content: Buffer.from(bytes),
          }));
          writeTree(
            join(folder, "top"),
            Object.fromEntries(
              members.map(({ name, content }) => [name.slice("top/".length), content]),
            ),
          );
          const tar = await tarOf(members);
          writeFileSync(join(folder, "top.zip"), zipOf(members));
          writeFileSync(join(folder, "top.tar"), tar);
          writeFileSync(join(folder, "top.tgz"), gzipSync(tar));
          const expected = await openRelease(join(folder, "top"));
          assert.equal(expected.files.length, members.length);
          for (const archive of ["top.zip", "top.tar", "top.tgz"]) {
            const release = await openRelease(join(folder, archive));
            assert.equal(release.source.kind, archive === "top.zip" ? "zip" : "tar");
            assert.equal(release.name, expected.name);
            assert.equal(release.listing, "complete");
            assert.deepEqual(
              release.files.map(({ path, byteLength }) => [path, byteLength]),
              expected.files.map(({ path, byteLength }) => [path, byteLength]),
            );
            assert.deepEqual(await contentsOf(release), await contentsOf(expected));
          }
        }),
      ),
      { numRuns: 25 },
    );
  });
});
