import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { readLfsPointer } from "./lfs-pointer.ts";

const digest = "ab".repeat(32);
const first = "version https://git-lfs.github.com/spec/v1\n";

describe("readLfsPointer", () => {
  it("reads digest and size", () => {
    assert.deepEqual(readLfsPointer(`${first}oid sha256:${digest}\nsize 4976698672\n`), {
      sha256: digest,
      byteLength: 4_976_698_672,
    });
  });
  for (const [what, text] of [
    ["an empty text", ""],
    ["a pointer without a size", `${first}oid sha256:${digest}\n`],
    ["a short digest", `${first}oid sha256:abcd\nsize 1\n`],
    ["a size that is a word", `${first}oid sha256:${digest}\nsize many\n`],
    ["text after the pointer", `${first}oid sha256:${digest}\nsize 1\nand more\n`],
    ["another version", `version 2\noid sha256:${digest}\nsize 1\n`],
  ] as const) {
    it(`refuses ${what}`, () => assert.equal(readLfsPointer(text), undefined));
  }
});
