import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { NumberRows } from "./number-rows.ts";

describe("NumberRows", () => {
  it("keeps more rows than it began with", () => {
    const rows = new NumberRows(2);
    for (let row = 0; row < 10_000; row += 1) rows.push(row, -row);
    assert.equal(rows.length, 10_000);
    for (const row of [0, 15, 16, 4095, 4096, 9999]) assert.deepEqual(rows.row(row), [row, -row]);
  });

  it("orders rows by two fields, and else as they came", () => {
    const rows = new NumberRows(3);
    rows.push(2, 1, 0);
    rows.push(1, 2, 0);
    rows.push(1, 1, 7);
    rows.push(1, 1, 5);
    assert.deepEqual([...rows.inOrder(0, 1)], [2, 3, 1, 0]);
  });
});
