import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { sha256OfBytes } from "../bytes/digest.ts";
import { memorySource } from "../bytes/memory-source.ts";
import type { Release, ReleaseFile } from "../release/release.ts";
import { gatherView } from "./gather-view.ts";
import { DEFAULT_READ_LIMITS, type ReadLimits } from "./reading-plan.ts";

function file(path: string, content: string, more: Partial<ReleaseFile> = {}): ReleaseFile {
  const bytes = Buffer.from(content, "latin1");
  return {
    path,
    byteLength: bytes.length,
    open: () => Promise.resolve(memorySource(bytes)),
    ...more,
  };
}

function release(files: readonly ReleaseFile[], more: Partial<Release> = {}): Release {
  return {
    name: "larch",
    source: { kind: "folder", location: "larch" },
    listing: "complete",
    files,
    oddities: [],
    ...more,
  };
}

async function gathered(from: Release, limits: ReadLimits = DEFAULT_READ_LIMITS) {
  const { view, unread, oddities } = await gatherView(from, limits, undefined, () => undefined);
  return {
    texts: [...view.texts.keys()],
    heads: [...view.heads.keys()],
    unread: unread.map(({ what, why }) => `${what}: ${why}`),
    oddities: oddities.map(({ kind, path }) => `${kind}: ${path}`),
  };
}

const NOTHING = { texts: [], heads: [], unread: [], oddities: [] };

describe("what is read of a release", () => {
  it("is nothing of what has no name to be read for", async () => {
    assert.deepEqual(
      await gathered(release([file("a.png", "x"), file("vendor/a.py", "x")])),
      NOTHING,
    );
  });

  it("is licenses and cards first, then what lies nearest to the top", async () => {
    const files = ["a/b.py", "a.py", "config.json", "README.md", "LICENSE"].map((path) =>
      file(path, "x"),
    );
    const { texts } = await gathered(release(files));
    assert.deepEqual(texts, ["LICENSE", "README.md", "config.json", "a.py", "a/b.py"]);
  });

  it("is the beginning of weights, and never more", async () => {
    const weights = file("model.gguf", `GGUF${"\0".repeat(100_000)}`);
    assert.deepEqual(await gathered(release([weights])), { ...NOTHING, heads: ["model.gguf"] });
  });

  it("is a pointer in the place of weights as text", async () => {
    const pointer = file("model.gguf", "version https://git-lfs.github.com/spec/v1\n");
    assert.deepEqual(await gathered(release([pointer])), { ...NOTHING, texts: ["model.gguf"] });
  });
});

describe("what is said to be unread", () => {
  it("is a file that is only listed", async () => {
    const listed: ReleaseFile = { path: "README.md", byteLength: 5 };
    assert.deepEqual((await gathered(release([listed]))).unread, [
      "README.md: listed only: its bytes were not at hand",
    ]);
  });

  it("is many files that are only listed, counted", async () => {
    const listed = Array.from({ length: 9 }, (_, at): ReleaseFile => ({ path: `${at}.md` }));
    assert.deepEqual((await gathered(release(listed))).unread, [
      "9 document files: listed only: their bytes were not at hand",
    ]);
  });

  it("is a card that is no text", async () => {
    assert.deepEqual((await gathered(release([file("README.md", "a\0b")]))).unread, [
      "README.md: not text: NUL at byte 1",
    ]);
  });

  it("is the end of a long text, and of a long line", async () => {
    const long = file("README.md", "word ".repeat(250_000));
    assert.deepEqual((await gathered(release([long]))).unread, [
      "README.md: read up to byte 1048576 of 1250000",
      "README.md: 1 line was longer than 100000 characters, and cut there",
    ]);
  });

  it("is what lies beyond the number of files", async () => {
    const limits = {
      ...DEFAULT_READ_LIMITS,
      maxFiles: { ...DEFAULT_READ_LIMITS.maxFiles, code: 1 },
    };
    const files = [file("a.py", "x"), file("b.py", "x"), file("c.py", "x")];
    assert.deepEqual(await gathered(release(files), limits), {
      ...NOTHING,
      texts: ["a.py"],
      unread: ["2 more code files: only the 1 nearest to the top were read"],
    });
  });

  it("is what lies beyond the bytes of all texts", async () => {
    const limits = { ...DEFAULT_READ_LIMITS, maxTextBytes: 3 };
    const files = [file("LICENSE", "four"), file("README.md", "four")];
    assert.deepEqual(await gathered(release(files), limits), {
      ...NOTHING,
      texts: ["LICENSE"],
      unread: ["README.md: not read: 3 bytes of text were read before it"],
    });
  });

  it("is what a partial listing does not name, and why", async () => {
    const partial = release([], {
      listing: "partial",
      partialBecause: "only 3 folders were fetched",
    });
    assert.deepEqual((await gathered(partial)).unread, [
      "files that the listing does not name: only 3 folders were fetched",
    ]);
  });
});

describe("a declared digest", () => {
  const other = "0".repeat(64);
  const cases = [
    {
      what: "that fits",
      declared: sha256OfBytes(Buffer.from("words")),
      content: "words",
      oddities: [],
    },
    {
      what: "of other bytes",
      declared: other,
      content: "words",
      oddities: ["digest-differs-from-listing: README.md"],
    },
    {
      what: "of what a pointer stands for",
      declared: other,
      content: `version https://git-lfs.github.com/spec/v1\noid sha256:${other}\nsize 5\n`,
      oddities: [],
    },
  ];
  for (const { what, declared, content, oddities } of cases) {
    it(`${what}: ${oddities.length === 0 ? "nothing odd" : "odd"}`, async () => {
      const card = file("README.md", content, { declaredSha256: declared });
      assert.deepEqual((await gathered(release([card]))).oddities, oddities);
    });
  }
});
