import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { NameIndex } from "./name-index.ts";

describe("an index of names", () => {
  it("finds the last tensor of each name, and says whether one comes twice", () => {
    const name = fc.string({ unit: "grapheme", maxLength: 2 });
    fc.assert(
      fc.property(fc.array(name), fc.array(name), (names, asked) => {
        const tensors = names.map((one, at) => ({ name: one, dtype: "F32", shape: [at] }));
        const index = new NameIndex(tensors);
        assert.equal(index.isUnique, new Set(names).size === names.length);
        for (const one of [...names, ...asked]) {
          const found = names.lastIndexOf(one);
          assert.equal(index.get(one), tensors[found]);
          assert.equal(index.has(one), found >= 0);
        }
      }),
    );
  });
});
