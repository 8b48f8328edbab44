import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { describe, it } from "node:test";
import { combineDigests } from "./combine-digests.ts";
import { DigestTable } from "./digest-table.ts";
import { merkleRoot } from "./merkle.ts";

function sha(...pieces: readonly Uint8Array[]): Buffer {
  return createHash("sha256").update(Buffer.concat(pieces)).digest();
}

/** The digest of a model as the specification has it, of tensors that come in the order of their names. */
function modelDigest(tensors: readonly { readonly name: string; readonly stored: string }[]) {
  const leaves = tensors.map(({ name, stored }) => {
    const length = Buffer.alloc(4);
    length.writeUInt32LE(Buffer.byteLength(name));
    return sha(Buffer.of(2), length, Buffer.from(name), Buffer.from(stored, "hex"));
  });
  const count = Buffer.alloc(8);
  count.writeUInt32LE(leaves.length);
  const root = merkleRoot(Buffer.concat(leaves));
  return sha(Buffer.from("model-digest/1\0"), count, root).toString("hex");
}

const [low, high] = ["0a".repeat(32), "f0".repeat(32)];

describe("the digest of a model", () => {
  for (const [what, tensors] of [
    [
      "names, capitals first",
      [
        ["B", high],
        ["a", low],
        ["a.b", low],
      ],
    ],
    [
      "digests where names are the same",
      [
        ["w", low],
        ["w", high],
      ],
    ],
    [
      "bytes of names, and not halves of characters",
      [
        ["é", low],
        ["～", high],
        ["\u{1f600}", low],
      ],
    ],
    ["nothing", []],
  ] as const) {
    it(`is over ${what}, whatever order they come in`, () => {
      const sorted = tensors.map(([name, stored]) => ({ name, stored, value: stored }));
      const digest = modelDigest(sorted);
      assert.equal(combineDigests(DigestTable.of(sorted)).modelDigest, digest);
      assert.equal(combineDigests(DigestTable.of(sorted.toReversed())).modelDigest, digest);
    });
  }
});
