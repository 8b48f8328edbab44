import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { MemberTable } from "./member-table.ts";

describe("MemberTable", () => {
  it("has each reading once, where it came first, as it was told last", () => {
    const shared = { dataOffset: 40, packedLength: 3, byteLength: 3, method: 0 };
    const member = { ...shared, isEncrypted: false, isLink: false };
    const table = new MemberTable();
    table.add({ ...member, name: "b", offset: 9, crc: 1 });
    table.add({ ...member, name: "a", offset: 5, crc: 2 });
    table.add({ ...member, name: "a", offset: 5, crc: 3 });
    table.add({ ...member, name: "c", offset: 9, crc: 4 });
    table.add({ ...member, name: "b", offset: 9, crc: 5 });
    const found = table.inOrder();
    assert.deepEqual(
      Array.from(found, ({ name, offset, crc }) => [name, offset, crc]),
      [
        ["a", 5, 3],
        ["b", 9, 5],
        ["c", 9, 4],
      ],
    );
  });

  it("finds the first of a name by its place, and names others by the order in which they came", () => {
    const member = { dataOffset: 40, packedLength: 3, byteLength: 3, method: 0, crc: 0 };
    const table = new MemberTable();
    for (const [offset, name] of [
      [9, "b"],
      [5, "a"],
      [7, "b"],
      [3, "\ufffd"],
    ] as const) {
      table.add({ ...member, name, offset, isEncrypted: false, isLink: false });
    }
    const all = table.inOrder();
    const some = all.filter(({ offset }) => offset > 3);
    const found = ["a", "b", "\ufffd", "\ud800", "c"].map((name) => [
      all.find(name),
      some.find(name),
    ]);
    assert.deepEqual(found, [
      [1, 0],
      [2, 1],
      [0, undefined],
      [undefined, undefined],
      [undefined, undefined],
    ]);
    assert.deepEqual(
      Array.from(all.sameNames(), ({ offset }) => offset),
      [7],
    );
  });
});
