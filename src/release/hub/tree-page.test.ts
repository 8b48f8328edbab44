import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { AssayError } from "../../bytes/errors.ts";
import { parseTreePage } from "./tree-page.ts";

const SHA1 = "0123456789abcdef0123456789abcdef01234567";
const SHA256 = SHA1 + "0123456789abcdef01234567";
const FILE = { type: "file", path: "a", size: 3, oid: SHA1 };

describe("a page of a tree", () => {
  it("holds files; folders and submodules are counted only", () => {
    const page = parseTreePage(
      [
        { type: "directory", path: "sub", oid: SHA1, size: 0 },
        { type: "unknown", path: "module", oid: SHA1, size: 0 },
        FILE,
        { ...FILE, path: "b", size: 134, lfs: { oid: SHA256, size: 9e9 }, xetHash: "x" },
      ],
      "org/name",
    );
    assert.deepEqual(page, {
      files: [
        { path: "a", byteLength: 3, gitSha1: SHA1 },
        { path: "b", byteLength: 9e9, gitSha1: SHA1, sha256: SHA256, xetHash: "x" },
      ],
      entries: 4,
    });
  });

  const refused = [
    { what: "no list", value: {}, says: "not a list" },
    { what: "a text in place of an entry", value: ["a"], says: "an entry is no object" },
    { what: "no path", value: [{ type: "file" }], says: "an entry without a path" },
    { what: "no size", value: [{ ...FILE, size: -1 }], says: 'the entry "a" has no size' },
    { what: "a digest that is a path", value: [{ ...FILE, oid: "../x" }], says: "no digest" },
    { what: "no digest of LFS", value: [{ ...FILE, lfs: { size: 3 } }], says: "no digest" },
  ];
  for (const { what, value, says } of refused) {
    it(`is refused: ${what}`, () => {
      assert.throws(
        () => parseTreePage(value, "org/name"),
        (error: unknown) =>
          error instanceof AssayError && error.code === "network" && error.message.includes(says),
      );
    });
  }
});
