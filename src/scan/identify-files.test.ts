import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import type { FileAnswer } from "../licenses/file-answer.ts";
import type { FileToRead } from "./file-to-read.ts";
import { identifyAll, identifyFiles } from "./identify-files.ts";

const home = mkdtempSync(join(tmpdir(), "assay-scan-"));
after(() => {
  rmSync(home, { recursive: true, force: true });
});

/** The text of an SPDX license, from the package that holds them. */
function spdxText(id: string): string {
  const url = new URL(`../../node_modules/spdx-license-list/licenses/${id}.json`, import.meta.url);
  const entry = JSON.parse(readFileSync(url, "utf8")) as { readonly licenseText: string };
  return entry.licenseText;
}

/** Answers without their times, which no two runs share. */
async function answers(
  paths: readonly string[],
  options: { readonly workers?: number } = {},
): Promise<readonly object[]> {
  const given: object[] = [];
  await identifyFiles(paths, {
    ...options,
    onResult: (answer) => {
      const { ms: _, ...rest } = { ms: 0, ...answer };
      given.push(rest);
    },
  });
  return given;
}

/** What an answer says, in a few words. */
function inShort(answer: object): string {
  if ("error" in answer) return JSON.stringify(answer.error);
  return "expression" in answer ? String(answer.expression) : "";
}

const tree = join(home, "tree");
mkdirSync(join(tree, "b"), { recursive: true });
const IDS = ["MIT", "Apache-2.0", "BSD-3-Clause", "ISC", "Zlib", "MPL-2.0", "0BSD", "BSL-1.0"];
for (const [at, id] of IDS.entries()) writeFileSync(join(tree, `${at}.txt`), spdxText(id));
writeFileSync(join(tree, "b", "LICENSE"), `${spdxText("MIT")}\nYou may not sell the software.\n`);
writeFileSync(join(tree, "b", "blob.bin"), Buffer.from([1, 0, 2, 0]));
writeFileSync(join(tree, "b", "empty.txt"), "");
symlinkSync(join(tree, "nowhere"), join(tree, "b", "link.txt"));

describe("identifyFiles", () => {
  it("answers for every file of a folder, also for those that cannot be read", async () => {
    assert.deepEqual((await answers([tree])).map(inShort), [
      ...IDS,
      "MIT",
      '{"code":"binary","message":"NUL at byte 1"}',
      "NONE",
      '{"code":"unreadable","message":"leads to nothing at hand"}',
    ]);
  });

  it("gives the same answers in the same order with threads", async () => {
    const alone = await answers([tree, join(tree, "3.txt")], { workers: 0 });
    assert.deepEqual(await answers([tree, join(tree, "3.txt")], { workers: 1 }), alone);
    assert.deepEqual(await answers([tree, join(tree, "3.txt")], { workers: 3 }), alone);
  });

  it("goes on after a path that is not there", async () => {
    const none = join(home, "none");
    const [missing, found] = await answers([none, join(tree, "0.txt")]);
    assert.match(inShort(missing ?? {}), /"not-found"/);
    assert.equal(inShort(found ?? {}), "MIT");
  });

  const encodings: readonly { what: string; bytes: Buffer }[] = [
    { what: "UTF-8 with a mark", bytes: Buffer.from(`\ufeff${spdxText("MIT")}`) },
    { what: "UTF-16", bytes: Buffer.from(`\ufeff${spdxText("MIT")}`, "utf16le") },
    {
      what: "Latin-1",
      bytes: Buffer.from(`Copyright 2024 Andr\u00e9\n\n${spdxText("MIT")}`, "latin1"),
    },
    {
      what: "UTF-16, longer than what is looked at first",
      bytes: Buffer.from(`\ufeff${spdxText("Apache-2.0")}`, "utf16le"),
    },
  ];
  for (const { what, bytes } of encodings) {
    it(`reads ${what}`, async () => {
      const file = join(home, "encoded.txt");
      writeFileSync(file, bytes);
      assert.match(inShort((await answers([file]))[0] ?? {}), /^(?:MIT|Apache-2\.0)$/);
    });
  }

  it("rejects with the reason of the signal, with and without threads", async () => {
    for (const workers of [0, 2]) {
      const interrupt = new AbortController();
      let count = 0;
      const run = identifyFiles([tree, tree, tree], {
        workers,
        signal: interrupt.signal,
        onResult: () => {
          count += 1;
          if (count === 2) interrupt.abort(new Error("enough"));
        },
      });
      await assert.rejects(run, /enough/);
      assert.equal(count, 2);
    }
  });
});

/** Files in memory; `onRead` is told when one is read. */
function filesOf(
  names: readonly string[],
  onRead: (name: string) => void = () => undefined,
): readonly FileToRead[] {
  return names.map((path) => ({
    path,
    read: () => {
      onRead(path);
      return Promise.resolve(Buffer.from(spdxText("ISC")));
    },
  }));
}

/** A worker that answers with nothing found, and ends when it meets a file named `bad`. */
const FRAGILE = new URL(
  `data:text/javascript,${encodeURIComponent(`
    import { parentPort } from "node:worker_threads";
    parentPort.on("message", ({ path }) => {
      if (path.startsWith("bad")) process.exit(7);
      if (path.startsWith("odd")) throw new Error("odd file");
      parentPort.postMessage({ path, ids: [], expression: "NONE", modified: false, matches: [], ms: 0 });
    });
  `)}`,
);

describe("identifyAll", () => {
  it("answers for a file that ends its thread with an error, and for all others as ever", async () => {
    const given: string[] = [];
    const names = ["a", "bad1", "b", "odd", "c", "bad2", "bad3", "d"];
    await identifyAll(
      filesOf(names),
      {
        workers: 2,
        onResult: (answer: FileAnswer) => {
          given.push(
            `${answer.path} ${"error" in answer ? answer.error.message : answer.expression}`,
          );
        },
      },
      FRAGILE,
    );
    assert.deepEqual(given, [
      "a NONE",
      "bad1 the thread ended with 7",
      "b NONE",
      "odd odd file",
      "c NONE",
      "bad2 the thread ended with 7",
      "bad3 the thread ended with 7",
      "d NONE",
    ]);
  });

  it("reads no further ahead than a few files for each thread", async () => {
    let read = 0;
    let answered = 0;
    let furthest = 0;
    const names = Array.from({ length: 200 }, (_, at) => `${at}`);
    await identifyAll(
      filesOf(names, () => {
        read += 1;
        furthest = Math.max(furthest, read - answered);
      }),
      {
        workers: 2,
        onResult: () => {
          answered += 1;
        },
      },
    );
    assert.deepEqual({ read, answered }, { read: 200, answered: 200 });
    assert.ok(furthest <= 34, `${furthest} files`);
  });

  it("finds nothing to do in no files", async () => {
    await identifyAll([], { workers: 2, onResult: () => assert.fail() });
  });
});
