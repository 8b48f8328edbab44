import assert from "node:assert/strict";
import { test } from "node:test";
import { parseDocument } from "yaml";
import { repeatedKeys } from "./repeated-keys.ts";

const rows: readonly { what: string; yaml: string; names: readonly string[] }[] = [
  { what: "no key twice", yaml: "a: 1\nb: 2", names: [] },
  { what: "a key twice", yaml: "a: 1\nb: 2\na: 3", names: ["a"] },
  { what: "the same key in two maps", yaml: "x: { a: 1 }\ny: { a: 1 }", names: [] },
  { what: "a key three times, one level down", yaml: "x: { a: 1, a: 2, a: 3 }", names: ["a", "a"] },
  { what: "one key in quotes", yaml: 'a: 1\n"a": 2', names: ["a"] },
  { what: "a list as key", yaml: "? [a]\n: 1\n? [a]\n: 2", names: [] },
  { what: "keys within keys", yaml: `${"? ".repeat(60)}a`, names: [] },
];
for (const { what, yaml, names } of rows) {
  test(`${what}: ${names.length}`, () => {
    const found = repeatedKeys(parseDocument(yaml, { uniqueKeys: false }));
    assert.deepEqual(
      found.map(({ name }) => name),
      names,
    );
  });
}

test("tells where the second one stands", () => {
  assert.deepEqual(repeatedKeys(parseDocument("a: 1\na: 2", { uniqueKeys: false })), [
    { name: "a", offset: 5 },
  ]);
});
