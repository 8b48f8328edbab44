import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { describe, it } from "node:test";
import fc from "fast-check";
import { tokenize } from "../../words/tokenize.ts";
import { context, fieldsOf } from "./field-fixtures.test.ts";
import { findFields } from "./find-fields.ts";
import { FIELD_KINDS } from "./index.ts";

describe("field kinds", () => {
  it("are listed once for each file that has one", () => {
    const folder = new URL("./", import.meta.url);
    const files = readdirSync(folder).filter(
      (file) =>
        !file.endsWith(".test.ts") &&
        readFileSync(new URL(file, folder), "utf8").includes(": FieldKind = {"),
    );
    assert.deepEqual(FIELD_KINDS.map(({ name }) => `${name}.ts`).toSorted(), files.toSorted());
  });

  const piece = fc.constantFrom(
    ..."license license: licenses = [ ] { } ( ) \" ' , MIT GPL-2.0+ OR WITH <license> </license> <name> :: --- \n | - SPDX-License-Identifier: https://opensource.org/licenses/MIT type url".split(
      " ",
    ),
    " ",
    "\n",
  );

  it("read any text without failing, and each value lies within it, outside of license texts", () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), fc.nat(80), (pieces, until) => {
        const text = pieces.join("");
        const covered = [{ start: 0, end: Math.min(until, text.length) }];
        for (const texts of [[], covered]) {
          for (const { start, end } of findFields(context, tokenize(text), texts).references)
            assert.ok(start >= 0 && start <= end && end <= text.length);
        }
      }),
    );
  });

  it("read each field of a long list", () => {
    assert.equal(fieldsOf('{"license":"MIT"},\n'.repeat(5000)).length, 5000);
  });

  for (const [what, text] of [
    ["lists", "license: ["],
    ["parentheses", "license: ("],
    ["strings", 'license="'],
    ["elements", "<license><name>"],
    ["front matter", "---\nlicense:\n- "],
    ["expressions", "license: MIT OR "],
    ["tables", "license = { name: { "],
    ["classifiers", "License :: "],
    ["brackets", `license: ${"(".repeat(300)}\n`],
  ] as const) {
    it(`read ${what} that never end`, () => {
      assert.doesNotThrow(() => fieldsOf(text.repeat(2000)));
    });
  }
});
