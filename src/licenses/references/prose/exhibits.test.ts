import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { engine, spdxText } from "../../license-fixtures.test.ts";

/** Words of the notice that a license brings with it after the place where it names itself. */
const NOTICE = 500;

describe("the notice that a license brings with it names that license", () => {
  for (const [id, name] of [
    ["SISSL", "Sun Standards License Version 1.1"],
    ["Nokia", "NOKOS License Version 1.0"],
    ["MPL-1.1", "Mozilla Public License Version 1.1"],
    ["SPL-1.0", "Sun Public License Version 1.0"],
  ] as const) {
    it(`${id}: ${name}`, () => {
      const text = spdxText(id);
      const start = text.lastIndexOf("The contents of this file are subject to");
      const notice = text.slice(start, start + NOTICE);
      assert.ok(notice.includes(name));
      assert.deepEqual(engine.identify(notice).ids, [id]);
    });
  }
});
