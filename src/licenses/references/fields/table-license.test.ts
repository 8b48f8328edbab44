import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { fieldsOf, readsFields } from "./field-fixtures.test.ts";

describe("a column of licenses is read from", () => {
  readsFields([
    [
      "values with commas between them",
      "name,license,url\nwheel,MIT,x\ngear,Apache-2.0,y\n",
      "MIT <MIT>",
      "Apache-2.0 <Apache-2.0>",
    ],
    [
      "quoted values",
      '"module name","license"\n"wheel, round","MIT"\n"gear ""big""","BSD-3-Clause"\n',
      "MIT <MIT>",
      "BSD-3-Clause <BSD-3-Clause>",
    ],
    ["tabs", "name\tLicense\nwheel\tISC\n", "ISC <ISC>"],
    ["semicolons and line ends of Windows", "name;license\r\nwheel;ISC\r\n", "ISC <ISC>"],
    ["expressions", "name,license\nwheel,MIT OR ISC\n", "MIT OR ISC <MIT OR ISC>"],
    ["rows of which one names none", "name,license\nwheel,unknown\ngear,ISC\n", "ISC <ISC>"],
    ["no list of licenses", "license,users\nMIT,10\nISC,20\n"],
    ["no sentence", "A mill, a license\nand a wheel, MIT\n"],
    ["no table further down", "mills\nname,license\nwheel,MIT\n"],
    ["no row of other length", "name,license\nwheel,MIT,x\n"],
  ]);

  it("a table of many rows", () => {
    assert.equal(fieldsOf(`name,license\n${"wheel,MIT\n".repeat(20_000)}`).length, 20_000);
  });
});
