import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { engine } from "../../license-fixtures.test.ts";

describe("nothing is under a license that is the default of", () => {
  for (const [what, text] of [
    ["a function in Python", 'def make(name, license="MIT", author=None):\n'],
    [
      "a function over many lines",
      'def make(\n    name: str = join(("a", "b")),\n    license="MIT",\n):\n',
    ],
    ["a function in JavaScript", 'function make(name, license = "MIT") {}\n'],
    ["a function of a pattern", "async function make({ name, license = 'MIT' }) {}\n"],
    ["a function without a name", "const make = async ({ name, license = 'MIT' }) => {};\n"],
    ["a documented parameter", '@param {string} [license="MIT"] what it is under\n'],
  ] as const) {
    it(what, () => assert.equal(engine.identify(text).expression, "NONE"));
  }
});

describe("something is under a license that is", () => {
  for (const [what, text] of [
    ["an argument of a call", 'setup(\n  name="mill",\n  license="MIT",\n)\n'],
    ["an argument of a call in a function", 'def main():\n  setup(name="mill", license="MIT")\n'],
    ["an argument beside a function", 'mill(license = "MIT", turn = (x) => x)\n'],
    ["an entry of a table", 'package = { name = "mill", license = "MIT" }\n'],
    ["a value after a function", 'def run():\n    pass\n\nlicense = "MIT"\n'],
    ["an entry that a function gives back", 'define((name) => ({ license: "MIT" }));\n'],
  ] as const) {
    it(what, () => assert.equal(engine.identify(text).expression, "MIT"));
  }
});
