import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { isWithin } from "./manifest.ts";

describe("a path in some folders", () => {
  const cases: readonly (readonly [string, readonly string[], boolean])[] = [
    ["a", ["a"], true],
    ["a/b/c", ["a"], true],
    ["a/b/c", ["x", "a/b"], true],
    ["a/b/c", ["a/b/c"], true],
    ["a/b", ["a/b/c"], false],
    ["ab/c", ["a"], false],
    ["b/a", ["a"], false],
    ["a", ["."], true],
    [".", ["."], true],
    ["a/b", ["..", ""], false],
    ["a", [], false],
  ];
  for (const [path, folders, expected] of cases) {
    it(`${expected ? "is" : "is not"}: ${path} in ${JSON.stringify(folders)}`, () => {
      assert.equal(isWithin(path, new Set(folders)), expected);
    });
  }
});
