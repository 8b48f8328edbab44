import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Definition, Rule } from "./definition.ts";
import { saying } from "./saying.ts";
import type { Result } from "./verdict.ts";

const STEPS = [
  { topic: "low", name: "class II" },
  { topic: "high", name: "class I" },
];

function rule(id: string, topic: string): Rule {
  return {
    id,
    topics: [topic],
    asks: "?",
    because: "b",
    remedy: "r",
    test: { need: "logs" },
    decide: "auto",
  };
}

function definition(more: Partial<Definition>): Definition {
  const rules = [rule("a", "low"), rule("b", "low"), rule("c", "high")];
  const words = { id: "d", version: "1", title: "D", source: { title: "S" }, date: "2026" };
  return { ...words, yields: "step", rules, ...more };
}

describe("what a definition calls its answer", () => {
  const rows: readonly {
    what: string;
    more: Partial<Definition>;
    answers: readonly Result[];
    says: string | undefined;
  }[] = [
    { what: "nothing of its own", more: {}, answers: ["met", "met", "met"], says: undefined },
    {
      what: "a word",
      more: { says: { met: "possible", fails: "excluded", undecided: "open" } },
      answers: ["met", "met", "fails"],
      says: "excluded",
    },
    {
      what: "a count",
      more: { yields: "tally" },
      answers: ["met", "undecided", "fails"],
      says: "1 of 3",
    },
    {
      what: "no step",
      more: { steps: STEPS },
      answers: ["met", "undecided", "met"],
      says: "1 of 2 for class II",
    },
    {
      what: "the first step",
      more: { steps: STEPS },
      answers: ["met", "met", "fails"],
      says: "class II, 0 of 1 for class I",
    },
    {
      what: "the last step",
      more: { steps: STEPS },
      answers: ["met", "met", "met"],
      says: "class I",
    },
  ];
  for (const { what, more, answers, says } of rows) {
    test(what, () => {
      const result = answers.includes("fails") ? "fails" : "met";
      assert.equal(saying(definition(more), answers, result).says, says);
    });
  }
});
