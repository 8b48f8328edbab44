import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { deflateRawSync } from "node:zlib";

import { DEFAULT_TEXT_LIMITS, readText } from "./read-text.ts";
import { contentsOf, inFolder, zipOf, type ZipFixture } from "./release-fixtures.test.ts";
import type { Release } from "./release.ts";
import { gatherZip } from "./zip.ts";

const README: ZipFixture = { name: "README.md", content: "# Model\n" };
const LINK_MODE = 0o120777;
const FIFO_MODE = 0o010644;

async function gathered(bytes: Buffer, use: (release: Release) => Promise<void> | void) {
  await inFolder(async (folder) => {
    const path = join(folder, "model-1.0.zip");
    writeFileSync(path, bytes);
    await use(await gatherZip(path));
  });
}

/** What a reader of the report would see of a release: names, whether they can be opened, and oddities. */
function summary({ listing, files, oddities }: Release) {
  return {
    listing,
    files: files.map(({ path, open }) => (open ? path : `${path} (named only)`)),
    oddities: oddities.map(({ kind, path }) => `${kind} ${path}`),
  };
}

describe("a zip", () => {
  const cases: readonly {
    readonly what: string;
    readonly members: readonly ZipFixture[];
    readonly files: readonly string[];
    readonly oddities?: readonly string[];
    readonly listing?: "partial";
  }[] = [
    { what: "without members", members: [], files: [] },
    { what: "with a stored member", members: [{ ...README, method: 0 }], files: ["README.md"] },
    { what: "with an empty member", members: [{ name: "a" }], files: ["a"] },
    {
      what: "with one top folder, which is taken off",
      members: [{ name: "model-1.0/" }, { name: "model-1.0/a" }, { name: "model-1.0/b/c" }],
      files: ["a", "b/c"],
    },
    {
      what: "with two top folders, which stay",
      members: [{ name: "a/x" }, { name: "b/x" }],
      files: ["a/x", "b/x"],
    },
    {
      what: "with a file beside its only folder, which stays",
      members: [README, { name: "a/x" }],
      files: ["README.md", "a/x"],
    },
    {
      what: "with an empty second folder, so that nothing is taken off",
      members: [{ name: "a/x" }, { name: "empty/" }],
      files: ["a/x"],
    },
    {
      what: "with a name that climbs out",
      members: [README, { name: "../../etc/passwd" }],
      files: ["README.md"],
      oddities: ["path-escapes-archive ../../etc/passwd"],
      listing: "partial",
    },
    {
      what: "with a name that climbs in the middle",
      members: [README, { name: "a/../../b" }],
      files: ["README.md"],
      oddities: ["path-escapes-archive a/../../b"],
      listing: "partial",
    },
    {
      what: "with an absolute name",
      members: [README, { name: "/etc/passwd" }],
      files: ["README.md"],
      oddities: ["path-escapes-archive /etc/passwd"],
      listing: "partial",
    },
    {
      what: "with a drive letter",
      members: [README, { name: "C:/x" }],
      files: ["README.md"],
      oddities: ["path-escapes-archive C:/x"],
      listing: "partial",
    },
    {
      what: "from Windows, with backslashes that climb",
      members: [README, { name: "..\\x", madeBy: 0 }],
      files: ["README.md"],
      oddities: ["path-escapes-archive ../x"],
      listing: "partial",
    },
    {
      what: "from Windows, with backslashes between folders",
      members: [README, { name: "a\\b", madeBy: 0 }],
      files: ["README.md", "a/b"],
    },
    {
      what: "with `.` and empty steps in a name",
      members: [README, { name: "./a//b" }],
      files: ["README.md", "a/b"],
    },
    {
      what: "with a newline in a name",
      members: [README, { name: "a\nb" }],
      files: ["README.md", "a\\x0Ab"],
      oddities: ["name-with-control-characters a\\x0Ab"],
    },
    {
      what: "with a name that says UTF-8 and is not",
      members: [README, { name: Buffer.from([0x61, 0xff]), flags: 0x800 }],
      files: ["README.md", "a\\xFF"],
      oddities: ["name-not-utf8 a\\xFF"],
    },
    {
      what: "with a name in the code page of DOS",
      members: [README, { name: Buffer.from([0x81]), madeBy: 0 }],
      files: ["README.md", "ü"],
    },
    {
      what: "with a UTF-8 name that does not say so",
      members: [README, { name: "模型" }],
      files: ["README.md", "模型"],
    },
    {
      what: "with two members of one name",
      members: [README, { ...README, content: "# Other\n" }],
      files: ["README.md"],
      oddities: ["duplicate-path README.md"],
    },
    {
      what: "with an encrypted member",
      members: [{ ...README, flags: 1 }],
      files: ["README.md (named only)"],
      oddities: ["archive-entry-encrypted README.md"],
    },
    {
      what: "with a packing method that is not read",
      members: [{ ...README, method: 14 }],
      files: ["README.md (named only)"],
      oddities: ["archive-entry-unsupported README.md"],
    },
    {
      what: "with a link to a file",
      members: [README, { name: "a/card", content: "../README.md", unixMode: LINK_MODE }],
      files: ["README.md", "a/card"],
    },
    {
      what: "with a link out of it",
      members: [README, { name: "card", content: "../../x", unixMode: LINK_MODE }],
      files: ["README.md", "card (named only)"],
      oddities: ["symlink-outside card"],
    },
    {
      what: "with an absolute link",
      members: [README, { name: "card", content: "/etc/passwd", unixMode: LINK_MODE }],
      files: ["README.md", "card (named only)"],
      oddities: ["symlink-outside card"],
    },
    {
      what: "with a link to nothing",
      members: [README, { name: "card", content: "x", unixMode: LINK_MODE }],
      files: ["README.md", "card (named only)"],
      oddities: ["symlink-broken card"],
    },
    {
      what: "with links in a circle",
      members: [
        { name: "a", content: "b", unixMode: LINK_MODE },
        { name: "b", content: "a", unixMode: LINK_MODE },
      ],
      files: [],
      oddities: ["symlink-cycle a", "symlink-cycle b"],
    },
    {
      what: "with a link to a folder",
      members: [README, { name: "a/x" }, { name: "b", content: "a", unixMode: LINK_MODE }],
      files: ["README.md", "a/x"],
      oddities: ["symlink-to-folder b"],
    },
    {
      what: "with a pipe",
      members: [README, { name: "pipe", unixMode: FIFO_MODE }],
      files: ["README.md"],
      oddities: ["special-file pipe"],
    },
    {
      what: "that claims more than deflate can pack",
      members: [{ ...README, declaredBytes: 4_000_000_000 }],
      files: ["README.md (named only)"],
      oddities: ["archive-damaged README.md"],
    },
    {
      what: "with 65 MiB in 100 KB",
      members: [{ name: "bomb", packed: Buffer.alloc(100_000), declaredBytes: 65 << 20 }],
      files: ["bomb (named only)"],
      oddities: ["archive-limit bomb"],
    },
    {
      what: "with a stored member of two different sizes",
      members: [{ ...README, method: 0, declaredBytes: 9 }],
      files: ["README.md (named only)"],
      oddities: ["archive-damaged README.md"],
    },
    {
      what: "with a member that reaches past the end",
      members: [{ ...README, packedBytes: 1_000_000 }],
      files: ["README.md (named only)"],
      oddities: ["archive-damaged ", "archive-damaged README.md"],
    },
  ];
  for (const { what, members, files, oddities = [], listing = "complete" } of cases) {
    it(what, () =>
      gathered(zipOf(members), (release) => {
        assert.deepEqual(summary(release), { listing, files, oddities });
      }),
    );
  }

  it("is named for the file without its ending, and pinned by the commit in its comment", () =>
    gathered(zipOf([README], "0123456789".repeat(4)), ({ name, revision, source }) => {
      assert.equal(name, "model-1.0");
      assert.equal(revision, "0123456789".repeat(4));
      assert.equal(source.kind, "zip");
    }));

  it("takes no commit from any other comment", () =>
    gathered(zipOf([README], "made by hand"), ({ revision }) => assert.equal(revision, undefined)));
});

describe("a damaged zip", () => {
  const whole = zipOf([README, { name: "LICENSE", content: "text" }]);
  const directory = whole.indexOf("PK\x01\x02");
  const cases: readonly {
    readonly what: string;
    readonly bytes: Buffer;
    readonly files?: string[];
  }[] = [
    { what: "of no bytes", bytes: Buffer.alloc(0) },
    { what: "of one byte", bytes: Buffer.from("P") },
    { what: "without its end", bytes: whole.subarray(0, -1) },
    { what: "cut in the first member", bytes: whole.subarray(0, 40) },
    { what: "of zeros", bytes: Buffer.alloc(10_000) },
    { what: "with something after its end", bytes: Buffer.concat([whole, Buffer.alloc(3)]) },
    {
      what: "with a directory that is not one",
      bytes: Buffer.from(whole).fill(0, directory, directory + 4),
    },
    {
      what: "that counts fewer members than it has",
      bytes: Buffer.from(whole).fill(1, whole.length - 12, whole.length - 11),
      files: ["README.md"],
    },
    {
      what: "that counts no members",
      bytes: Buffer.from(whole).fill(0, whole.length - 12, whole.length - 11),
    },
    {
      what: "with a second directory entry that is not one",
      bytes: Buffer.from(whole).fill(
        0,
        whole.lastIndexOf("PK\x01\x02"),
        whole.lastIndexOf("PK\x01\x02") + 4,
      ),
      files: ["README.md"],
    },
  ];
  for (const { what, bytes, files = [] } of cases) {
    it(`${what} gives a partial listing`, () =>
      gathered(bytes, (release) => {
        assert.deepEqual(summary(release), {
          listing: "partial",
          files,
          oddities: ["archive-damaged "],
        });
      }));
  }
});

describe("a member whose bytes are wrong", () => {
  const cases: readonly {
    readonly what: string;
    readonly member: ZipFixture;
    readonly detail: string;
  }[] = [
    {
      what: "more than declared",
      member: { ...README, declaredBytes: 3 },
      detail: "Cannot unpack: holds more than declared",
    },
    {
      what: "less than declared",
      member: { ...README, declaredBytes: 30 },
      detail: "Cannot unpack: holds 8 bytes, 30 declared",
    },
    {
      what: "not deflate",
      member: { ...README, packed: Buffer.alloc(20, 0xff) },
      detail: "Cannot unpack: invalid block type",
    },
    {
      what: "cut short",
      member: { ...README, packed: deflateRawSync("# Model\n").subarray(0, 4) },
      detail: "Cannot unpack: unexpected end of file",
    },
  ];
  for (const { what, member, detail } of cases) {
    it(`${what}: unreadable, and says so`, () =>
      gathered(zipOf([member]), async ({ files: [file] }) => {
        assert.ok(file);
        const text = await readText(file, DEFAULT_TEXT_LIMITS);
        assert.deepEqual(text, { path: "README.md", reason: "unreadable", detail });
      }));
  }
});

describe("a large deflated member", () => {
  const content = Buffer.alloc(3 << 20, "0123456789abcdef\n");
  it("reads the same in any order", () =>
    gathered(zipOf([{ name: "log", content }]), async ({ files: [file] }) => {
      const source = await file?.open?.();
      assert.ok(source);
      for (const [start, end] of [
        [0, 10],
        [5, 2_000_000],
        [2_000_000, 2_000_001],
        [0, 3],
        [3_000_000, 9e9],
        [7, 7],
      ] as const) {
        const expected = content.subarray(start, end);
        assert.ok(expected.equals(await source.read(start, end)), `${start} to ${end}`);
      }
    }));

  it("gives two readers at the same time what each asked for", () =>
    gathered(zipOf([{ name: "log", content }]), async ({ files: [file] }) => {
      const source = await file?.open?.();
      assert.ok(source);
      const [a, b] = await Promise.all([source.read(0, 1000), source.read(500, 900)]);
      assert.ok(content.subarray(0, 1000).equals(a));
      assert.ok(content.subarray(500, 900).equals(b));
    }));

  it("stops at the limit of what the archive may unpack to", () =>
    inFolder(async (folder) => {
      const path = join(folder, "a.zip");
      writeFileSync(path, zipOf([{ name: "log", content }]));
      const { files } = await gatherZip(path, { limits: { maxUnpackedBytes: 1 << 20 } });
      const source = await files[0]?.open?.();
      await assert.rejects(async () => source?.read(0, 2 << 20), { code: "archive-limit" });
    }));
});

describe("many members", () => {
  it("are cut at the limit, with a partial listing", () =>
    inFolder(async (folder) => {
      const path = join(folder, "a.zip");
      writeFileSync(path, zipOf([{ name: "a" }, { name: "b" }, { name: "c" }]));
      const release = await gatherZip(path, { limits: { maxEntries: 2 } });
      assert.deepEqual(summary(release), {
        listing: "partial",
        files: ["a", "b"],
        oddities: ["too-many-files "],
      });
    }));

  it("can be interrupted", () =>
    inFolder(async (folder) => {
      const path = join(folder, "a.zip");
      writeFileSync(
        path,
        zipOf(Array.from({ length: 600 }, (_, at) => ({ name: `a${at}`, method: 0 }))),
      );
      const stop = new AbortController();
      const gathering = gatherZip(path, { signal: stop.signal, onProgress: () => stop.abort() });
      await assert.rejects(gathering, { name: "AbortError" });
    }));

  it("keep their contents", () =>
    gathered(zipOf([README, { name: "x", content: "1" }]), async (release) => {
      assert.deepEqual(Object.keys(await contentsOf(release)), ["README.md", "x"]);
    }));
});
