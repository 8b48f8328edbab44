import assert from "node:assert/strict";
import { symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, it } from "node:test";
import { auditLine, card } from "../lineage/line-fixtures.test.ts";
import { specify, writeTree, type HostileCase, type Tree } from "./hostile-fixtures.test.ts";

/** A card that names base models, each in quotes as YAML has them. */
function madeFrom(...names: readonly string[]): string {
  const list = names.map((name) => `- ${JSON.stringify(name)}\n`).join("");
  return `---\nlicense: mit\nbase_model:\n${list}---\n# Larch\n`;
}

/** The line is followed into a folder beside the release. */
const beside: HostileCase["options"] = (folder) => ({
  follow: { folder: join(dirname(folder), "parents") },
});

const UNREAD = (name: string, why: string): string => `the terms of ${name}: a base model: ${why}`;
const FOLDER = "its name is a path on the machine where it was made";

specify("names of base models", [
  {
    what: "that climb out of the folder of base models, where a release lies",
    release: (folder) => {
      writeTree(folder, { "README.md": madeFrom("../../outside", "..", "a/../../outside", "./x") });
      writeTree(join(dirname(folder), "outside"), {
        "README.md": card({ license: "cc-by-nc-4.0" }),
      });
    },
    options: beside,
    is: {
      weights: ["MIT named stated"],
      unread: [
        UNREAD("../../outside", FOLDER),
        UNREAD("..", FOLDER),
        UNREAD("a/../../outside", FOLDER),
        UNREAD("./x", FOLDER),
      ],
    },
  },
  {
    what: "with control characters and turns of direction",
    release: { "README.md": madeFrom("oak-lab/oak\u001b[2J", "oak-lab/\u202ekao") },
    options: beside,
    is: { findings: ["base-model-terms-unread"] },
  },
  {
    what: "that are absolute, or of another system",
    release: { "README.md": madeFrom("/etc/passwd", "C:\\oak", "file:///etc/passwd") },
    options: beside,
    is: {
      unread: [
        UNREAD("/etc/passwd", FOLDER),
        UNREAD("C:\\oak", FOLDER),
        UNREAD("file:///etc/passwd", "its address is of no model hub"),
      ],
    },
  },
  {
    what: "that begin as an option of a program, or hide a folder",
    release: { "README.md": madeFrom("-oak/oak", ".git/config", "oak/.git") },
    options: beside,
    is: {
      unread: ["-oak/oak", ".git/config", "oak/.git"].map((name) => UNREAD(name, FOLDER)),
    },
  },
  {
    what: "whose folder is a link to the release itself",
    release: (folder) => {
      writeTree(folder, { "README.md": madeFrom("oak-lab/oak") });
      writeTree(join(dirname(folder), "parents/oak-lab"), {});
      writeTree(join(dirname(folder), "parents"), { "oak-lab/elm/LICENSE": "x" });
      symlinkSync(folder, join(dirname(folder), "parents/oak-lab/oak"));
    },
    options: beside,
    is: { weights: ["MIT named stated"], findings: ["lineage-circle"] },
  },
]);

describe("many base models", () => {
  it("are each named, and so many are read and no more", async () => {
    const names = Array.from({ length: 1000 }, (_, at) => `oak-lab/oak-${at}`);
    const report = await auditLine(
      { "README.md": madeFrom(...names) },
      Object.fromEntries(names.slice(0, 70).map((name) => [name, { "README.md": card({}) }])),
    );
    assert.equal(report.lineage?.ancestors.length, 1000);
    const limited = report.unread.filter(({ why }) => why.includes("64 base models were opened"));
    assert.equal(limited.length, 936);
  });

  it("that all come from all others are each read once", async () => {
    const names = Array.from({ length: 30 }, (_, at) => `oak-lab/oak-${at}`);
    const release = { "README.md": madeFrom(...names) };
    const { lineage } = await auditLine(
      release,
      Object.fromEntries(names.map((name) => [name, release])),
    );
    assert.equal(lineage?.ancestors.length, 30);
  });

  it("in a line without an end are followed to a depth", async () => {
    const line = Array.from({ length: 40 }, (_, at): [string, Tree] => [
      `oak-lab/oak-${at}`,
      { "README.md": madeFrom(`oak-lab/oak-${at + 1}`) },
    ]);
    const { lineage } = await auditLine(
      { "README.md": madeFrom("oak-lab/oak-0") },
      Object.fromEntries(line),
    );
    assert.equal(lineage?.ancestors.length, 13);
    assert.equal(lineage?.ancestors.at(-1)?.unread, "it is more than 12 steps up the line");
  });

  it("that nobody can count by hand are counted", async () => {
    const names = Array.from({ length: 10_500 }, (_, at) => `b/${at}`);
    const { lineage, unread } = await auditLine({ "README.md": madeFrom(...names) }, {});
    assert.equal(lineage?.ancestors.length, 10_000);
    assert.deepEqual(unread.at(-1), {
      what: "the terms of 500 more base models",
      why: "only the first 10000 are told one by one",
    });
  });

  it("with an endless name are told by its beginning", async () => {
    const { lineage } = await auditLine({ "README.md": madeFrom("o".repeat(200_000)) }, {});
    assert.equal(lineage?.ancestors[0]?.name.length, 200);
  });
});
