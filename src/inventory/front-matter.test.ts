import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { valuesOf } from "./front-matter-entries.ts";
import { readFrontMatter } from "./front-matter.ts";

function read(text: string) {
  return readFrontMatter({ path: "README.md", text, encoding: "utf-8" });
}

/** `line key: value`, of the block with this YAML. */
function entries(yaml: string): readonly string[] | undefined {
  return read(`---\n${yaml}\n---\n# Larch\n`)?.entries.map(
    ({ key, value, evidence }) => `${evidence.line} ${key}: ${value}`,
  );
}

describe("front matter", () => {
  const cases: readonly { what: string; yaml: string; is: readonly string[]; problem?: string }[] =
    [
      {
        what: "of scalars",
        yaml: "license: mit\nsize: 7\nopen: true",
        is: ["2 license: mit", "3 size: 7", "4 open: true"],
      },
      { what: "of a list", yaml: "tags:\n  - a\n  - b", is: ["3 tags: a", "4 tags: b"] },
      { what: "of a list in a line", yaml: "tags: [a, b]", is: ["2 tags: a", "2 tags: b"] },
      { what: "of maps", yaml: "a:\n  b:\n    c: 1", is: ["4 a.b.c: 1"] },
      { what: "of text over lines", yaml: "prompt: |\n  one\n  two", is: ["2 prompt: one\ntwo\n"] },
      { what: "of nothing", yaml: "", is: [] },
      { what: "with null", yaml: "license: null\nlicense_name: ~", is: [] },
      { what: "with an alias", yaml: "a: &a mit\nlicense: *a", is: ["2 a: mit", "2 license: mit"] },
      {
        what: "with a key twice",
        yaml: "a: 1\na: 2",
        is: ["2 a: 1", "3 a: 2"],
        problem: "Map keys must be unique at line 3, column 1",
      },
      {
        what: "that is a list",
        yaml: "- a: 1",
        is: [],
        problem: "it is no list of keys with values",
      },
      {
        what: "that nests beyond reason",
        yaml: `license: mit\na: ${"[".repeat(200)}`,
        is: [],
        problem: "it nests more than 100 deep, and was not parsed",
      },
    ];
  for (const { what, yaml, is, problem } of cases) {
    it(what, () => {
      assert.deepEqual(entries(yaml), is);
      assert.equal(read(`---\n${yaml}\n---\n`)?.problem, problem);
    });
  }

  const none = [
    { what: "no text", text: "" },
    { what: "words", text: "# Larch\n" },
    { what: "a rule below words", text: "# Larch\n\n---\nlicense: mit\n---\n" },
    { what: "a rule above words", text: "---\n\nWords about a model.\n" },
    { what: "another language", text: "---js\n{ license: 1 }\n---\n" },
  ];
  for (const { what, text } of none)
    it(`is not in ${what}`, () => assert.equal(read(text), undefined));

  it("that is never closed gives nothing and says so", () => {
    const matter = read("---\nlicense: mit\n# Larch\n");
    assert.deepEqual(matter?.entries, []);
    assert.equal(matter?.problem, "it is opened by a line of dashes and never closed");
  });

  it("gives the values of a key in their order", () => {
    const matter = read("---\nlicense: [mit, apache-2.0]\nlicense_name: x\n---\n");
    assert.deepEqual(
      valuesOf(matter, "license").map(({ value }) => value),
      ["mit", "apache-2.0"],
    );
    assert.deepEqual(valuesOf(undefined, "license"), []);
  });

  it("of any text is read without an error", () => {
    const piece = fc.constantFrom(
      "a",
      ": ",
      "\n",
      "- ",
      "  ",
      "[",
      "]",
      "{",
      "}",
      "&a ",
      "*a",
      "!x ",
      "|",
      '"',
      "'",
      "#",
      "\t",
      "? ",
      "<<: ",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const found = entries(pieces.join("")) ?? [];
        assert.ok(found.every((entry) => /^\d+ /.test(entry)));
      }),
    );
  });
});
