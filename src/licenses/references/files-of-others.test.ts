import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { engine } from "../license-fixtures.test.ts";

describe("a file that lists what is of others grants nothing:", () => {
  for (const [file, text, ids] of [
    [
      "sboms/mill.cyclonedx.json",
      '{"components": [{"licenses": [{"expression": "MIT OR Apache-2.0"}]}]}',
      ["MIT", "Apache-2.0"],
    ],
    ["bom.json", '{"components": [{"licenses": [{"license": {"id": "ISC"}}]}]}', ["ISC"]],
    ["package-lock.json", '{"packages": {"node_modules/x": {"license": "MIT"}}}', ["MIT"]],
    ["x/yarn.lock", "mill:\n  license: ISC\n", ["ISC"]],
    ["Cargo.lock", '[[package]]\nname = "apache-license-2"\nversion = "2.0"\n', ["Apache-2.0"]],
    ["cookiecutter.json", '{"license": ["MIT", "ISC"]}', ["MIT", "ISC"]],
    ["copier.yml", "license:\n  type: str\n  default: MIT\n", []],
  ] as const) {
    it(file, () => {
      const { expression, matches } = engine.identify(text, file);
      assert.deepEqual([expression, matches.map(({ id }) => id)], ["NONE", ids]);
    });
  }

  it("others grant the same words", () => {
    assert.equal(engine.identify('{"license": "MIT"}', "package.json").expression, "MIT");
    assert.equal(
      engine.identify('{"license": ["MIT", "ISC"]}', "composer.json").expression,
      "MIT OR ISC",
    );
  });
});
