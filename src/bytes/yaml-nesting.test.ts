import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { yamlNestsTooDeep } from "./yaml-nesting.ts";

describe("YAML that nests too deep for the parser", () => {
  const many = 50_000;
  const rows: readonly { what: string; yaml: string }[] = [
    { what: "brackets", yaml: "[".repeat(many) },
    { what: "lists in lists", yaml: "- ".repeat(many) },
    { what: "lists in lists, by tabs", yaml: "-\t".repeat(many) },
    { what: "keys in keys", yaml: "? ".repeat(many) },
    { what: "keys in keys, behind a key", yaml: `- a: ${"? ".repeat(many)}` },
    { what: "keys with values in keys", yaml: "? a: ".repeat(many) },
    { what: "lists behind an anchor", yaml: `&a ${"- ".repeat(many)}` },
    { what: "an anchor before each list", yaml: "&a - ".repeat(many) },
    { what: "lists behind keys, on one line", yaml: "- a: ".repeat(many) },
    {
      what: "indents",
      yaml: Array.from({ length: 300 }, (_, i) => `${" ".repeat(i)}a:`).join("\n"),
    },
  ];
  for (const { what, yaml } of rows)
    it(`may be told by ${what}`, () => assert.equal(yamlNestsTooDeep(yaml), true));
});

describe("YAML that people write", () => {
  const rows: readonly { what: string; yaml: string }[] = [
    { what: "nothing", yaml: "" },
    { what: "a long list", yaml: "- a\n".repeat(5000) },
    { what: "lists in a list", yaml: "- - - a\n    - b\n".repeat(1000) },
    { what: "many brackets that close", yaml: "- [a, {b: c}]\n".repeat(5000) },
    { what: "a text with dashes", yaml: `a: ${"one - two - three. ".repeat(200)}` },
    { what: "a text with questions", yaml: `a: ${"quoi ? ".repeat(50)}` },
    { what: "a rule of dashes", yaml: `a: |\n  ${"-".repeat(500)}\n` },
  ];
  for (const { what, yaml } of rows)
    it(`may hold ${what}`, () => assert.equal(yamlNestsTooDeep(yaml), false));
});
