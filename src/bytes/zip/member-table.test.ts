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
    const found = table.inOrder().map((row) => table.member(row));
    assert.deepEqual(
      found.map(({ name, offset, crc }) => [name, offset, crc]),
      [
        ["a", 5, 3],
        ["b", 9, 5],
        ["c", 9, 4],
      ],
    );
  });
});
