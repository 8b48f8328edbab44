import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Condition, Definition, Rule } from "./definition.ts";
import { evaluate, evaluateTopic } from "./evaluate.ts";
import { judges, type Row } from "./operators/condition-rows.test.ts";
import { type Sample, sampleFacts } from "./sample-facts.test.ts";
import type { Result } from "./verdict.ts";

const MET: Condition = { need: "config" };
const FAILS: Condition = { need: "logs" };
const UNDECIDED: Condition = { ask: "nobody knows" };
const MIXED: Sample = { status: { logs: "absent" } };

function nested(
  what: string,
  condition: Condition,
  result: Result,
  because: string,
  files: readonly string[] = [],
): Row {
  return { what, test: condition, sample: MIXED, result, because, files };
}

describe("conditions within conditions", () => {
  const absent = "logs is absent: the complete listing holds none";
  const there = "config is there";
  const files = ["config.file"];
  judges([
    nested("all_of with a failure", { all_of: [MET, UNDECIDED, FAILS] }, "fails", absent),
    nested("all_of with a doubt", { all_of: [MET, UNDECIDED] }, "undecided", "nobody knows"),
    nested("all_of met", { all_of: [MET] }, "met", there, files),
    nested("any_of with one met", { any_of: [FAILS, UNDECIDED, MET] }, "met", there, files),
    nested("any_of with a doubt", { any_of: [FAILS, UNDECIDED] }, "undecided", "nobody knows"),
    nested("any_of failed", { any_of: [FAILS] }, "fails", absent),
    nested("count reached", { count: { at_least: 2, of: [MET, MET, FAILS] } }, "met", there, files),
    nested(
      "count that a doubt could reach",
      { count: { at_least: 2, of: [MET, UNDECIDED, FAILS] } },
      "undecided",
      "nobody knows",
    ),
    nested(
      "count out of reach",
      { count: { at_least: 2, of: [UNDECIDED, FAILS] } },
      "fails",
      absent,
    ),
    nested("unknown_if it fails", { unknown_if: FAILS }, "undecided", absent),
    nested("unknown_if it is met", { unknown_if: MET }, "met", there, files),
    nested("unknown_if in doubt", { unknown_if: UNDECIDED }, "undecided", "nobody knows"),
    nested("ask", UNDECIDED, "undecided", "nobody knows"),
  ]);
});

function definition(...rules: readonly Rule[]): Definition {
  return {
    id: "d",
    version: "9",
    title: "D",
    source: { title: "S" },
    date: "2026-01-01",
    yields: "verdict",
    rules,
  };
}

describe("a verdict", () => {
  const words = { topics: ["t"], asks: "?", because: "so", remedy: "do" };
  const auto = (id: string, condition: Condition): Rule => ({
    ...words,
    id,
    test: condition,
    decide: "auto",
  });
  const asked = (id: string, decide: "partly" | "human", condition: Condition): Rule => ({
    ...words,
    id,
    test: condition,
    decide,
    human: `${id}?`,
  });
  const facts = sampleFacts(MIXED);

  const rows: readonly { what: string; rules: readonly Rule[]; result: Result; needs: string[] }[] =
    [
      { what: "all met", rules: [auto("a", MET)], result: "met", needs: [] },
      {
        what: "one failure",
        rules: [auto("a", MET), auto("b", UNDECIDED), auto("c", FAILS)],
        result: "fails",
        needs: [],
      },
      {
        what: "one doubt",
        rules: [auto("a", MET), auto("b", UNDECIDED)],
        result: "undecided",
        needs: [],
      },
      {
        what: "met, to be confirmed",
        rules: [asked("a", "partly", MET)],
        result: "met",
        needs: ["a?"],
      },
      {
        what: "met, for a person",
        rules: [asked("a", "human", MET)],
        result: "undecided",
        needs: ["a?"],
      },
      {
        what: "failed, for a person",
        rules: [asked("a", "human", FAILS)],
        result: "fails",
        needs: [],
      },
      {
        what: "failed, to be confirmed",
        rules: [asked("a", "partly", FAILS)],
        result: "fails",
        needs: [],
      },
    ];
  for (const { what, rules, result, needs } of rows) {
    test(`${what}: ${result}`, () => {
      const verdict = evaluate(definition(...rules), facts);
      assert.equal(verdict.result, result);
      assert.deepEqual(verdict.needsHuman, needs);
    });
  }

  test("names its definition and keeps every rule's reason in order", () => {
    assert.deepEqual(evaluate(definition(auto("a", MET), auto("b", FAILS)), facts), {
      definition: "d",
      version: "9",
      result: "fails",
      reasons: [
        {
          rule: "a",
          result: "met",
          because: "config is there",
          evidence: [{ file: "config.file" }],
        },
        {
          rule: "b",
          result: "fails",
          because: "logs is absent: the complete listing holds none",
          evidence: [],
        },
      ],
      needsHuman: [],
      shortestWay: {
        things: [{ thing: "logs", result: "fails", wants: [], rules: ["b"] }],
        isShortest: true,
      },
    });
  });

  test("tells a warning and does not count it", () => {
    const warning: Rule = { ...words, id: "w", test: { warn: FAILS }, decide: "auto" };
    const verdict = evaluate(definition(auto("a", MET), warning), facts);
    assert.equal(verdict.result, "met");
    assert.deepEqual(verdict.shortestWay.things, []);
    assert.deepEqual(
      verdict.reasons.map(({ rule, result, isWarning }) => ({ rule, result, isWarning })),
      [
        { rule: "a", result: "met", isWarning: undefined },
        { rule: "w", result: "fails", isWarning: true },
      ],
    );
  });

  test("has no verdict on what is out of its scope", () => {
    const scope: Rule = { ...asked("s", "partly", FAILS), test: { scope: FAILS } };
    const verdict = evaluate(definition(auto("a", FAILS), scope), facts);
    assert.equal(verdict.result, "undecided");
    assert.equal(verdict.isOutOfScope, true);
    assert.equal(verdict.says, "out of scope");
    assert.deepEqual(verdict.needsHuman, ["s?"]);
    assert.deepEqual(verdict.shortestWay.things, []);
    assert.deepEqual(
      verdict.reasons.map(({ rule, result, isScope }) => ({ rule, result, isScope })),
      [
        { rule: "a", result: "fails", isScope: undefined },
        { rule: "s", result: "fails", isScope: true },
      ],
    );
  });

  for (const { what, condition, result } of [
    { what: "a scope that is met", condition: MET, result: "met" },
    { what: "a doubt about the scope", condition: UNDECIDED, result: "undecided" },
  ]) {
    test(`${what} counts as any rule`, () => {
      const scope: Rule = { ...words, id: "s", test: { scope: condition }, decide: "auto" };
      const verdict = evaluate(definition(auto("a", MET), scope), facts);
      assert.equal(verdict.result, result);
      assert.equal(verdict.isOutOfScope, undefined);
    });
  }

  test("says its answer in the words of its source", () => {
    const says = { met: "possible", fails: "excluded", undecided: "open points" };
    const worded = { ...definition(auto("a", FAILS)), says };
    assert.equal(evaluate(worded, facts).says, "excluded");
  });

  test("of one topic leaves the other rules aside", () => {
    const other = { ...auto("b", FAILS), topics: ["other"] };
    const verdict = evaluateTopic(definition(auto("a", MET), other), "t", facts);
    assert.equal(verdict.result, "met");
    assert.deepEqual(
      verdict.reasons.map(({ rule }) => rule),
      ["a"],
    );
  });
});
