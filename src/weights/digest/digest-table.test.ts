import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { DigestTable } from "./digest-table.ts";

describe("a table of digests", () => {
  it("has the order of its names as it is when that is asked for", () => {
    const digest = { stored: "22".repeat(32), value: "00".repeat(32) };
    const table = DigestTable.of(["b", "a", "c"].map((name) => ({ name, ...digest })));
    assert.deepEqual([...table.byName()], [1, 0, 2]);
    table.set(3, { name: "a", ...digest, stored: "11".repeat(32) });
    assert.deepEqual([...table.byName()], [3, 1, 0, 2]);
    table.set(2, { name: "A", ...digest });
    assert.deepEqual([...table.byName()], [2, 3, 1, 0]);
    assert.deepEqual([...table.byName()], [2, 3, 1, 0]);
  });
});
