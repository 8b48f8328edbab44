import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { stringify } from "yaml";
import { DEFINITIONS } from "../definitions/index.ts";
import { readRuleFile } from "./read-rule-file.ts";

/** A rule file with one rule that tests this. */
function withTest(condition: string): string {
  return `id: acme
version: "1"
title: What Acme may ship
source: { title: Acme }
date: 2026-11-23
yields: verdict
rules:
  - id: first
    asks: Is it so?
    because: It must.
    remedy: Make it so.
    decide: auto
    test: ${condition}
`;
}

const GOOD = withTest("{ need: code.train }");

/** What is wrong with a file: `line:column message`. */
function problemsOf(text: string): readonly string[] {
  const read = readRuleFile(text);
  return "policy" in read
    ? []
    : read.problems.map(({ line, column, message }) => `${line}:${column} ${message}`);
}

for (const definition of DEFINITIONS) {
  test(`${definition.id} can be written as YAML and read again`, () => {
    assert.deepEqual(readRuleFile(stringify(definition, { aliasDuplicateObjects: false })), {
      policy: definition,
    });
  });
}

test("a rule file may be JSON", () => {
  const [definition] = DEFINITIONS;
  assert.deepEqual(readRuleFile(JSON.stringify(definition)), { policy: definition });
});

describe("a word that does not exist is refused with its place and the nearest word", () => {
  const rows: readonly { what: string; text: string; says: string }[] = [
    {
      what: "a component",
      text: withTest("{ need: code.trian }"),
      says: '13:19 unknown word "code.trian"; did you mean "code.train"?',
    },
    {
      what: "an operator",
      text: withTest("{ forbit: { component: logs } }"),
      says: '13:21 unknown key "forbit"; did you mean "forbid"?',
    },
    {
      what: "a fact",
      text: withTest("{ forbid: { clause: [user-cap], on: [code] } }"),
      says: '13:31 unknown key "clause"; did you mean "clauses"?',
    },
    {
      what: "a clause kind",
      text: withTest("{ forbid: { clauses: [user-capp], on: [code] } }"),
      says: '13:33 unknown word "user-capp"; did you mean "user-cap"?',
    },
    {
      what: "a part",
      text: withTest("{ forbid: { clauses: [user-cap], on: [weigths] } }"),
      says: '13:49 unknown word "weigths"; did you mean "weights"?',
    },
    {
      what: "a list of licenses, four levels down",
      text: withTest(
        "{ all_of: [{ any_of: [{ unknown_if: { require: { license_of: code, listed_as: [ossi] } } }] }] }",
      ),
      says: '13:90 unknown word "ossi"; did you mean "osi"?',
    },
    {
      what: "a summary",
      text: withTest(
        "{ require: { summary: trainingcode, met: [full], undecided: [], shown_by: logs } }",
      ),
      says: '13:33 unknown word "trainingcode"; did you mean "trainingCode"?',
    },
    {
      what: "a value of a summary",
      text: withTest(
        "{ require: { summary: trainingCode, met: [ful], undecided: [], shown_by: logs } }",
      ),
      says: '13:53 unknown word "ful"; did you mean "full"?',
    },
    {
      what: "a word inside of a warning",
      text: withTest("{ warn: { need: logz } }"),
      says: '13:27 unknown word "logz"; did you mean "logs"?',
    },
    {
      what: "a warning inside of a condition",
      text: withTest("{ all_of: [{ warn: { need: logs } }] }"),
      says: '13:30 "warn" stands around a whole test, and not within one',
    },
    {
      what: "a scope inside of a condition",
      text: withTest("{ unknown_if: { scope: { need: logs } } }"),
      says: '13:34 "scope" stands around a whole test, and not within one',
    },
    {
      what: "a field of an amount in an expression",
      text: withTest(`{ expr: "training.compute.all(c, c.flop > 1e23)" }`),
      says: '13:19 rule "first", character 27 of the expression: unknown field of an amount of computing "flop"; known are basis, at_least, at_most',
    },
    {
      what: "a field in an expression",
      text: withTest(`{ expr: "claims.all(c, c.verdikt == 'supported')" }`),
      says: '13:19 rule "first", character 17 of the expression: unknown field of a claim "verdikt"; did you mean "verdict"?',
    },
    {
      what: "how it is decided",
      text: GOOD.replace("auto", "atuo"),
      says: '12:13 unknown word "atuo"; did you mean "auto"?',
    },
    {
      what: "a key at the top",
      text: `${GOOD}sevrity: high\n`,
      says: '14:10 unknown key "sevrity"',
    },
  ];
  for (const { what, text, says } of rows)
    test(what, () => assert.deepEqual(problemsOf(text), [says]));
});

describe("a rule file that says too little or too much is refused", () => {
  const rows: readonly { what: string; text: string; says: string }[] = [
    {
      what: "nothing",
      text: "",
      says: "1:1 the file: expected keys and values, and found nothing",
    },
    {
      what: "a text",
      text: "hello",
      says: "1:1 the file: expected keys and values, and found a text",
    },
    {
      what: "two operators at one place",
      text: withTest("{ need: logs, ask: x }"),
      says: '13:11 "test": "need" and "ask" do not go together',
    },
    {
      what: "an operator over nothing",
      text: withTest("{ any_of: [] }"),
      says: '13:21 "any_of" is missing or empty',
    },
    {
      what: "no question for a person who must decide",
      text: GOOD.replace("auto", "human"),
      says: '8:5 "human" is missing',
    },
    {
      what: "a number as version",
      text: GOOD.replace('"1"', "1.0"),
      says: '2:10 "version": expected a text, and found a number; put it in quotes',
    },
    {
      what: "a date that is none",
      text: GOOD.replace("2026-11-23", "2026-13-45"),
      says: '5:7 "date": expected a day such as 2026-11-23',
    },
    { what: "a key twice", text: `${GOOD}id: other\n`, says: '14:1 the key "id" is written twice' },
    {
      what: "no rules and nothing to extend",
      text: GOOD.replace(/rules:[^]*/, "rules: []\n"),
      says: "7:8 a rule file without rules must extend another",
    },
    {
      what: "a rule twice",
      text: GOOD + GOOD.slice(GOOD.indexOf("  - id")),
      says: '14:9 two rules are called "first"',
    },
    {
      what: "two documents",
      text: `${GOOD}---\n${GOOD}`,
      says: "14:1 it holds a second document",
    },
  ];
  for (const { what, text, says } of rows)
    test(what, () => assert.deepEqual(problemsOf(text), [says]));
});

describe("hostile rule files are refused", () => {
  const rows: readonly { what: string; text: string; says: RegExp }[] = [
    { what: "a tag", text: withTest("!!js/function 'x'"), says: /the tag ".+" is not allowed/ },
    {
      what: "a tag that YAML knows",
      text: withTest("!!str x"),
      says: /the tag ".+" is not allowed/,
    },
    { what: "an anchor", text: withTest("&a { need: logs }"), says: /an anchor is not allowed/ },
    { what: "an alias", text: "a: *b", says: /alias/i },
    {
      what: "aliases of aliases",
      text: "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n",
      says: /an anchor is not allowed/,
    },
    {
      what: "brackets in brackets",
      text: "[".repeat(200_000),
      says: /it nests more than 100 deep/,
    },
    {
      what: "lists in lists",
      text: `a:\n  ${"- ".repeat(100_000)}`,
      says: /it nests more than 100 deep/,
    },
    { what: "keys in keys", text: "? ".repeat(100_000), says: /it nests more than 100 deep/ },
    {
      what: "lists behind an anchor",
      text: `&a ${"- ".repeat(100_000)}`,
      says: /it nests more than 100 deep/,
    },
    {
      what: "keys with values in keys",
      text: "? a: ".repeat(50_000),
      says: /it nests more than 100 deep/,
    },
    {
      what: "keys in keys, indented",
      text: Array.from({ length: 90 }, (_, i) => `${" ".repeat(i)}?`).join("\n"),
      says: /a key must be a text/,
    },
    {
      what: "indents in indents",
      text: Array.from({ length: 600 }, (_, i) => `${" ".repeat(i)}a:`).join("\n"),
      says: /it nests more than 100 deep/,
    },
    {
      what: "ten million characters",
      text: "x".repeat(10_000_000),
      says: /has 10000000 characters, and at most 262144 are read/,
    },
    {
      what: "thousands of keys",
      text: Array.from({ length: 20_000 }, (_, i) => `k${i}: 1`).join("\n"),
      says: /"id" is missing/,
    },
    {
      what: "a key of the language",
      text: withTest("{ __proto__: { need: logs } }"),
      says: /unknown key "__proto__"/,
    },
    { what: "a merge key", text: withTest("{ <<: { need: logs } }"), says: /unknown key "<<"/ },
    { what: "control characters", text: "\0\0\0", says: /expected keys and values/ },
  ];
  for (const { what, text, says } of rows)
    test(what, () => assert.match(problemsOf(text)[0] ?? "", says));
});
