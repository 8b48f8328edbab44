import assert from "node:assert/strict";
import { describe, test } from "node:test";
import * as fc from "fast-check";
import { clause, license, type Sample, sampleFacts } from "../sample-facts.test.ts";
import { checkExpression } from "./check-expression.ts";
import { FACT_SHAPES } from "./fact-shapes.ts";
import { factValues } from "./fact-values.ts";
import { parseExpression } from "./parse-expression.ts";
import { runExpression } from "./run-expression.ts";
import { ExpressionError } from "./syntax.ts";
import type { Value } from "./values.ts";

/** What an expression gives over a sample: true, false, or why it is unknown. */
function give(expr: string, sample: Sample = {}): unknown {
  const node = parseExpression(expr);
  checkExpression(node, FACT_SHAPES);
  const { value } = runExpression(node, factValues(sampleFacts(sample)));
  return typeof value === "object" && value !== null && "unknown" in value
    ? `? ${value.unknown}`
    : value;
}

const LIMITED: Sample = {
  licenses: { weights: [license("LicenseRef-limited")] },
  clauses: [clause("user-cap"), clause("flow-down")],
};
const OAK = { name: "oak-lab/oak", evidence: [{ file: "README.md", line: 3 }] };
const ELM = { name: "elm-lab/elm", evidence: [{ file: "README.md", line: 3 }] };
const FOLLOWED: Sample = {
  madeFrom: ["oak-lab/oak"],
  lineage: {
    ancestors: [
      { name: "oak-lab/oak", steps: [OAK], licenses: [license("MIT")], clauses: [] },
      { name: "elm-lab/elm", steps: [OAK, ELM], licenses: [], clauses: [], unread: "it is gated" },
    ],
    circles: [],
  },
};
const NAMED_ONLY: Sample = {
  licenses: { weights: [license("LicenseRef-own", { match: "named", termsKnown: false })] },
};
const NAMED_ONLY_DOUBT = "? weights: LicenseRef-own, whose terms are not known";

describe("an expression over facts", () => {
  const rows: readonly { expr: string; sample?: Sample; gives: unknown }[] = [
    { expr: "1 + 2 * 3 == 7", gives: true },
    { expr: "(1 + 2) * 3 == 9 && -2 < 0 && 7 % 4 == 3", gives: true },
    { expr: "10 - 4 - 3 == 3", gives: true },
    { expr: "1e3 == 1000 && 2.5E+2 == 250 && 1e-1 < 1", gives: true },
    { expr: '"b" > "a" && "a" <= "a"', gives: true },
    { expr: "true ? false : true", gives: false },
    { expr: '"x" in ["x", "y"]', gives: true },
    { expr: '"say \\"it\\"".size() == 8', gives: true },
    { expr: 'release.name.startsWith("sam") && release.name.endsWith("ple")', gives: true },
    { expr: 'release.name.contains("amp")', gives: true },
    { expr: "release.revision == null", gives: true },
    { expr: 'components["code.train"].status == "present"', gives: true },
    {
      expr: 'components["code.train"].status == "absent"',
      sample: { status: { "code.train": "unknown" } },
      gives: "? code.train is unknown",
    },
    { expr: 'weights.licenses.all(l, "osi" in l.listed_as)', gives: true },
    {
      expr: 'weights.licenses.exists(l, l.id == "LicenseRef-limited")',
      sample: LIMITED,
      gives: true,
    },
    { expr: 'weights.clauses.exists(c, c.kind == "user-cap")', sample: LIMITED, gives: true },
    { expr: "ancestors.size() == 0", gives: true },
    {
      expr: 'ancestors.exists(a, a.name == "oak-lab/oak")',
      sample: { madeFrom: ["oak-lab/oak"] },
      gives: "? the line of base models was not read",
    },
    { expr: 'ancestors.exists(a, "MIT" in a.licenses)', sample: FOLLOWED, gives: true },
    { expr: "ancestors.all(a, a.unread == null)", sample: FOLLOWED, gives: false },
    { expr: "ancestors.exists(a, a.steps > 1)", sample: FOLLOWED, gives: true },
    {
      expr: 'ancestors.all(a, a.licenses.all(l, l == "MIT"))',
      sample: FOLLOWED,
      gives: "? it is gated",
    },
    { expr: 'weights.clauses.exists(c, c.kind == "revocable")', sample: LIMITED, gives: false },
    {
      expr: 'weights.clauses.exists(c, c.kind == "revocable")',
      sample: NAMED_ONLY,
      gives: NAMED_ONLY_DOUBT,
    },
    {
      expr: '!weights.clauses.exists(c, c.kind == "revocable")',
      sample: NAMED_ONLY,
      gives: NAMED_ONLY_DOUBT,
    },
    { expr: "weights.clauses.size() == 2", sample: LIMITED, gives: true },
    { expr: "size(weights.clauses) == 0", sample: NAMED_ONLY, gives: NAMED_ONLY_DOUBT },
    {
      expr: 'weights.clauses.filter(c, c.section == "2").size() == 2',
      sample: LIMITED,
      gives: true,
    },
    { expr: 'weights.clauses.exists_one(c, c.kind == "user-cap")', sample: LIMITED, gives: true },
    { expr: '"user-cap" in weights.clauses.map(c, c.kind)', sample: LIMITED, gives: true },
    { expr: 'weights.clauses.map(c, c.kind)[0] == "user-cap"', sample: LIMITED, gives: true },
    { expr: 'access.gate == "none"', gives: "? the gate was not seen" },
    { expr: 'access.gate == "none" || true', gives: true },
    { expr: 'access.gate == "none" && false', gives: false },
    { expr: 'false && access.gate == "none"', gives: false },
    { expr: 'access.gate == "none" && true', gives: "? the gate was not seen" },
    {
      expr: "claims.size() == 0",
      sample: { listing: "partial" },
      gives: "? the listing is partial",
    },
    { expr: "ladder.step >= 3", gives: "? the release was not judged yet" },
  ];
  for (const { expr, sample, gives } of rows) {
    test(`${expr} gives ${String(gives)}`, () => assert.equal(give(expr, sample), gives));
  }

  test("shows the facts that decided it", () => {
    const node = parseExpression('!weights.clauses.exists(c, c.kind == "user-cap")');
    const { evidence } = runExpression(node, factValues(sampleFacts(LIMITED)));
    assert.deepEqual(
      evidence.map(({ text }) => text),
      ["You shall heed user-cap."],
    );
  });
});

describe("an expression is refused", () => {
  const rows: readonly { what: string; expr: string; at: number; says: string }[] = [
    {
      what: "that names no fact",
      expr: "wights.clauses.size() == 0",
      at: 0,
      says: 'unknown fact "wights"; did you mean "weights"?',
    },
    {
      what: "that names no field",
      expr: "claims.all(c, c.verdikt == 'supported')",
      at: 16,
      says: 'unknown field of a claim "verdikt"; did you mean "verdict"?',
    },
    {
      what: "that names no component",
      expr: 'components["code.tain"].status == "present"',
      at: 11,
      says: 'unknown field of a component "code.tain"; did you mean "code.train"?',
    },
    {
      what: "that compares with a word that never occurs",
      expr: 'access.gate == "nune"',
      at: 15,
      says: 'unknown gate "nune"; did you mean "none"?',
    },
    {
      what: "that looks for such a word",
      expr: 'weights.clauses.all(c, c.kind in ["user-caps"])',
      at: 34,
      says: 'unknown clause kind "user-caps"; did you mean "user-cap"?',
    },
    {
      what: "that is no question",
      expr: "ladder.step",
      at: 7,
      says: "expected true or false, and found a number",
    },
    {
      what: "that compares a text with a number",
      expr: "release.name == 3",
      at: 13,
      says: "a text cannot be compared with a number",
    },
    {
      what: "with a pattern, which could run for ever",
      expr: 'release.name.matches("(a+)+$")',
      at: 13,
      says: 'unknown function "matches"; known are size, startsWith, endsWith, contains, all, exists, exists_one, filter, map',
    },
    {
      what: "that ends too soon",
      expr: "1 ==",
      at: 4,
      says: "expected a value, and found the end",
    },
    {
      what: "that goes on",
      expr: "true false",
      at: 5,
      says: 'expected the end, and found "false"',
    },
    { what: "with an open text", expr: '"a', at: 0, says: "the string does not end" },
    { what: "with a mark that means nothing", expr: "a ; b", at: 2, says: 'unexpected ";"' },
    {
      what: "that nests too deep",
      expr: `${"(".repeat(99)}1`,
      at: 40,
      says: "it nests more than 40 deep",
    },
    {
      what: "that negates too often",
      expr: "!".repeat(99),
      at: 39,
      says: "it nests more than 40 deep",
    },
    {
      what: "that is too long",
      expr: "1+".repeat(2000),
      at: 0,
      says: "it has 4000 characters, and at most 2000 are read",
    },
  ];
  for (const { what, expr, at, says } of rows) {
    test(what, () => {
      assert.throws(
        () => give(expr),
        (error) => {
          assert.ok(error instanceof ExpressionError);
          assert.deepEqual([error.at, error.message], [at, says]);
          return true;
        },
      );
    });
  }
});

test("an expression that runs away is stopped", () => {
  const clauses = Array.from({ length: 5000 }, () => clause("user-cap"));
  const nested = "weights.clauses.all(a, weights.clauses.all(b, a.kind == b.kind))";
  assert.throws(() => give(nested, { clauses }), /it was stopped after 1000000 steps/);
});

test("any text is read or refused, and nothing else is thrown", () => {
  const words = fc.constantFrom(
    ..."( ) [ ] . , ? : ! - + == && || in all weights 'a' 1 x".split(" "),
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(words).map((list) => list.join(" ")),
      ),
      (text) => {
        try {
          give(text);
        } catch (error) {
          assert.ok(error instanceof ExpressionError);
        }
      },
    ),
  );
});

test("an unknown value never decides: what it could be gives the same answer", () => {
  const names = { a: "a", b: "b" } as const;
  const formula: fc.Arbitrary<string> = fc.letrec<{ all: string }>((tie) => ({
    all: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom(...Object.keys(names), "true", "false"),
      tie("all").map((inner) => `!(${inner})`),
      fc
        .tuple(tie("all"), fc.constantFrom("&&", "||"), tie("all"))
        .map(([l, o, r]) => `(${l}) ${o} (${r})`),
    ),
  })).all;
  const run = (expr: string, values: Readonly<Record<string, Value>>): Value =>
    runExpression(parseExpression(expr), values).value;
  fc.assert(
    fc.property(formula, fc.boolean(), (expr, b) => {
      const doubtful = run(expr, { a: { unknown: "a" }, b });
      if (typeof doubtful !== "boolean") return;
      for (const a of [true, false]) assert.equal(run(expr, { a, b }), doubtful);
    }),
  );
});
