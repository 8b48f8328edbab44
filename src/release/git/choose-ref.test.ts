import assert from "node:assert/strict";
import { describe, it } from "node:test";

import { askedCommit, chooseRef, refPrefixes } from "./choose-ref.ts";

const COMMIT = "a".repeat(40);
const REFS = [
  "HEAD",
  "refs/heads/main",
  "refs/heads/feature/x",
  "refs/heads/both",
  "refs/tags/both",
  "refs/tags/v1",
  "refs/tags/v1/odd",
  "refs/heads/--upload-pack=touch",
  "refs/pr/1",
].map((name) => ({ name, object: `object of ${name}` }));

describe("a revision and the ref that it names", () => {
  const cases: readonly (readonly [asked: string, name?: string, folder?: string])[] = [
    ["", "HEAD"],
    ["HEAD", "HEAD"],
    ["HEAD/docs", "HEAD", "docs"],
    ["main", "refs/heads/main"],
    ["main/src/a", "refs/heads/main", "src/a"],
    ["feature/x", "refs/heads/feature/x"],
    ["feature/x/src", "refs/heads/feature/x", "src"],
    ["v1", "refs/tags/v1"],
    ["v1/odd", "refs/tags/v1/odd"],
    ["both", "refs/heads/both"],
    ["refs/tags/both", "refs/tags/both"],
    ["refs/pr/1", "refs/pr/1"],
    ["refs/pr/1/sub", "refs/pr/1", "sub"],
    ["--upload-pack=touch", "refs/heads/--upload-pack=touch"],
    ["feature"],
    ["mai"],
  ];
  for (const [asked, name, folder = ""] of cases) {
    it(`"${asked}" ${name === undefined ? "names nothing" : `is ${name}`}`, () => {
      const expected = name === undefined ? undefined : { object: `object of ${name}`, folder };
      assert.deepEqual(chooseRef(asked, REFS), expected);
      const prefixes = refPrefixes(asked);
      if (name !== undefined) assert.ok(prefixes.some((prefix) => name.startsWith(prefix)));
    });
  }
});

describe("a commit that is named itself", () => {
  const cases: readonly (readonly [asked: string, folder?: string])[] = [
    [COMMIT, ""],
    [`${COMMIT}/a/b`, "a/b"],
    ["b".repeat(64), ""],
    ["a".repeat(39)],
    [`${COMMIT}a`],
  ];
  for (const [asked, folder] of cases) {
    it(`${asked.slice(0, 10)} ...`, () => assert.equal(askedCommit(asked)?.folder, folder));
  }
});
