import assert from "node:assert/strict";
import { truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { gzipSync, zstdCompressSync } from "node:zlib";

import type { GatherOptions } from "./gather-options.ts";
import { DEFAULT_TEXT_LIMITS, readText } from "./read-text.ts";
import { contentsOf, inFolder, tarOf, type TarFixture } from "./release-fixtures.test.ts";
import type { Release } from "./release.ts";
import { gatherTar } from "./tar.ts";

const README: TarFixture = { name: "README.md", content: "# Model\n" };

async function gathered(
  bytes: Buffer,
  use: (release: Release) => Promise<void> | void,
  options?: GatherOptions,
): Promise<void> {
  await inFolder(async (folder) => {
    const path = join(folder, "model-1.0.tar.gz");
    writeFileSync(path, bytes);
    await use(await gatherTar(path, options));
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

describe("a tar", () => {
  const longName = `${"folder/".repeat(30)}模型.txt`;
  const cases: readonly {
    readonly what: string;
    readonly members: readonly TarFixture[];
    readonly files: readonly string[];
    readonly oddities?: readonly string[];
    readonly listing?: "partial";
  }[] = [
    { what: "without members", members: [], files: [] },
    { what: "with an empty member", members: [{ name: "a" }], files: ["a"] },
    {
      what: "with one top folder, which is taken off",
      members: [{ name: "m/", type: "directory" }, { name: "m/a" }, { name: "m/b/c" }],
      files: ["a", "b/c"],
    },
    {
      what: "with `./` before every name",
      members: [{ name: "./a" }, { name: "./b" }],
      files: ["a", "b"],
    },
    {
      what: "with a long name beyond ASCII",
      members: [README, { name: longName }],
      files: ["README.md", longName],
    },
    {
      what: "with a name that climbs out",
      members: [README, { name: "../x" }],
      files: ["README.md"],
      oddities: ["path-escapes-archive ../x"],
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
      what: "with a control character in a name",
      members: [README, { name: "a\u001b[2Jb" }],
      files: ["README.md", "a\\x1B[2Jb"],
      oddities: ["name-with-control-characters a\\x1B[2Jb"],
    },
    {
      what: "with a member appended again",
      members: [README, { ...README, content: "new" }],
      files: ["README.md"],
      oddities: ["duplicate-path README.md"],
    },
    {
      what: "with a link and a hard link",
      members: [
        README,
        { name: "a/link", type: "symlink", linkname: "../README.md" },
        { name: "a/hard", type: "link", linkname: "README.md" },
      ],
      files: ["README.md", "a/hard", "a/link"],
    },
    {
      what: "with a link out of it",
      members: [README, { name: "a", type: "symlink", linkname: "/etc/passwd" }],
      files: ["README.md", "a (named only)"],
      oddities: ["symlink-outside a"],
    },
    {
      what: "with a link out of its top folder",
      members: [{ name: "m/x" }, { name: "m/a", type: "symlink", linkname: "../x" }],
      files: ["a (named only)", "x"],
      oddities: ["symlink-outside a"],
    },
    {
      what: "with a link to itself",
      members: [README, { name: "a", type: "symlink", linkname: "a" }],
      files: ["README.md"],
      oddities: ["symlink-cycle a"],
    },
    {
      what: "with a pipe",
      members: [README, { name: "pipe", type: "fifo" }],
      files: ["README.md"],
      oddities: ["special-file pipe"],
    },
  ];
  for (const { what, members, files, oddities = [], listing = "complete" } of cases) {
    it(what, async () => {
      const bytes = await tarOf(members);
      for (const packed of [bytes, gzipSync(bytes)]) {
        await gathered(packed, (release) => {
          assert.deepEqual(summary(release), { listing, files, oddities });
        });
      }
    });
  }

  it("is told by content: plain, gzip and zstd give the same", async () => {
    const bytes = await tarOf([README, { name: "b", content: "2" }]);
    const contents: unknown[] = [];
    for (const packed of [bytes, gzipSync(bytes), zstdCompressSync(bytes)]) {
      await gathered(packed, async (release) => {
        assert.equal(release.name, "model-1.0");
        contents.push(await contentsOf(release));
      });
    }
    assert.deepEqual(contents[1], contents[0]);
    assert.deepEqual(contents[2], contents[0]);
  });

  it("is pinned by the commit that git writes first", async () => {
    const commit = "89abcdef01".repeat(4);
    const header = (
      await tarOf([{ name: "pax_global_header", content: `52 comment=${commit}\n` }])
    ).subarray(0, 1024);
    // Typeflag `g` in place of `0`; the checksum, six octal digits at byte 148, grows with it.
    const sum = parseInt(header.toString("latin1", 148, 154), 8) + 0x67 - 0x30;
    header.write(sum.toString(8).padStart(6, "0"), 148);
    header.write("g", 156);
    await gathered(Buffer.concat([header, await tarOf([README])]), (release) => {
      assert.equal(release.revision, commit);
      assert.deepEqual(
        release.files.map(({ path }) => path),
        ["README.md"],
      );
    });
  });
});

describe("a damaged tar", () => {
  const README_BLOCKS = 1024;
  const cases: readonly {
    readonly what: string;
    readonly change: (whole: Buffer) => Buffer;
    readonly files: readonly string[];
    readonly oddities: readonly string[];
  }[] = [
    {
      what: "of no bytes",
      change: () => Buffer.alloc(0),
      files: [],
      oddities: ["archive-damaged "],
    },
    {
      what: "of text",
      change: () => Buffer.alloc(2000, "text "),
      files: [],
      oddities: ["archive-damaged "],
    },
    {
      what: "cut in a header",
      change: (whole) => whole.subarray(0, 300),
      files: [],
      oddities: ["archive-damaged "],
    },
    {
      what: "cut in a member",
      change: (whole) => whole.subarray(0, 515),
      files: ["README.md (named only)"],
      oddities: ["archive-damaged ", "archive-damaged README.md"],
    },
    {
      what: "cut between two members",
      change: (whole) => whole.subarray(0, README_BLOCKS),
      files: ["README.md"],
      oddities: ["archive-damaged "],
    },
    {
      what: "with a header that is overwritten",
      change: (whole) => Buffer.from(whole).fill(0x41, README_BLOCKS, README_BLOCKS + 200),
      files: ["README.md"],
      oddities: ["archive-damaged "],
    },
    {
      what: "that is half a gzip",
      change: (whole) => gzipSync(whole).subarray(0, 60),
      files: [],
      oddities: ["archive-damaged "],
    },
    {
      what: "that only begins like gzip",
      change: () => Buffer.from([0x1f, 0x8b, 1, 2, 3]),
      files: [],
      oddities: ["archive-damaged "],
    },
  ];
  for (const { what, change, files, oddities } of cases) {
    it(`${what} gives a partial listing`, async () => {
      const whole = await tarOf([README, { name: "b", content: "2" }]);
      await gathered(change(whole), (release) => {
        assert.deepEqual(summary(release), { listing: "partial", files, oddities });
      });
    });
  }
});

describe("a packed tar", () => {
  it("keeps small members, and names those beyond the limit for one or for all", async () => {
    const bytes = gzipSync(
      await tarOf([
        { name: "a", content: "12345" },
        { name: "b", content: "1234567890-" },
        { name: "c", content: "12345" },
        { name: "d", content: "123456" },
      ]),
    );
    const limits = { maxMemberBytes: 10, maxKeptBytes: 12 };
    await gathered(
      bytes,
      (release) =>
        assert.deepEqual(summary(release), {
          listing: "complete",
          files: ["a", "b (named only)", "c", "d (named only)"],
          oddities: ["archive-limit b", "archive-limit d"],
        }),
      { limits },
    );
  });

  it("is left at the limit of what it may unpack to", async () => {
    const bytes = gzipSync(await tarOf([README, { name: "b", content: Buffer.alloc(1 << 20) }]));
    await gathered(
      bytes,
      ({ listing, oddities }) => {
        assert.equal(listing, "partial");
        assert.deepEqual(
          oddities.map(({ kind, path }) => `${kind} ${path}`),
          ["archive-limit ", "archive-limit b"],
        );
      },
      { limits: { maxUnpackedBytes: 100_000, maxMemberBytes: 10_000 } },
    );
  });
});

describe("a plain tar", () => {
  it("of 5 GB costs its headers only", () =>
    inFolder(async (folder) => {
      const path = join(folder, "a.tar");
      const gigabytes = 5 * 2 ** 30;
      const header = (await tarOf([{ name: "weights.bin" }])).subarray(0, 512);
      // Sizes beyond eight gigabytes are binary; five fit into eleven octal digits. The checksum grows with them.
      const digits = gigabytes.toString(8).padStart(11, "0");
      const sum = Array.from(digits).reduce(
        (total, digit) => total + Number(digit),
        parseInt(header.toString("latin1", 148, 154), 8),
      );
      header.write(digits, 124);
      header.write(sum.toString(8).padStart(6, "0"), 148);
      writeFileSync(path, header);
      truncateSync(path, 512 + gigabytes + 1024);
      const release = await gatherTar(path);
      assert.deepEqual(summary(release), {
        listing: "complete",
        files: ["weights.bin"],
        oddities: [],
      });
      assert.equal(release.files[0]?.byteLength, gigabytes);
    }));

  it("that changes after it was indexed is noticed when a member is read", () =>
    inFolder(async (folder) => {
      const path = join(folder, "a.tar");
      writeFileSync(path, await tarOf([README]));
      const {
        files: [file],
      } = await gatherTar(path);
      truncateSync(path, 600);
      assert.ok(file);
      const text = await readText(file, DEFAULT_TEXT_LIMITS);
      assert.deepEqual("reason" in text && text.reason, "changed-while-read");
    }));

  it("can be interrupted", async () => {
    const members = Array.from({ length: 600 }, (_, at) => ({ name: `a${at}` }));
    const stop = new AbortController();
    const options = { signal: stop.signal, onProgress: () => stop.abort() };
    const gathering = gathered(await tarOf(members), () => assert.fail("not interrupted"), options);
    await assert.rejects(gathering, { name: "AbortError" });
  });
});
