import assert from "node:assert/strict";
import { it } from "node:test";
import { table } from "./markdown-table.ts";

it("a table is padded to its widest cells, and a bar in a cell is escaped", () =>
  assert.equal(
    table(["", "a|b"], [["closed", "7"]]),
    "|        | a\\|b |\n| ------ | ---- |\n| closed | 7    |",
  ));
