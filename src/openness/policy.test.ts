import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Policy, Rule, Waiver } from "./definition.ts";
import { judgePolicy } from "./policy.ts";
import { sampleFacts } from "./sample-facts.test.ts";

const RULE = { because: "b", remedy: "r", decide: "auto" } as const;
const RULES: readonly Rule[] = [
  { ...RULE, id: "has-config", asks: "?", test: { need: "config" } },
  { ...RULE, id: "has-data", asks: "?", severity: "medium", test: { need: "data.train" } },
  { ...RULE, id: "has-logs", asks: "?", test: { need: "logs" } },
  { ...RULE, id: "has-results", asks: "?", test: { warn: { need: "results" } } },
];
const FACTS = sampleFacts({
  status: { "data.train": "absent", logs: "unknown", results: "absent" },
});

function policy(waivers: readonly Waiver[] = [], rules: readonly Rule[] = RULES): Policy {
  const words = {
    id: "acme",
    version: "1",
    title: "Acme",
    source: { title: "Acme" },
    date: "2026-01-01",
  };
  return { ...words, yields: "verdict", rules, waivers };
}

function waiver(rule: string, until: string, release?: string): Waiver {
  return { rule, reason: "an experiment", until, ...(release !== undefined && { release }) };
}

const TODAY = "2026-11-23";

describe("a policy", () => {
  test("tells each rule that is not met, gravest first", () => {
    const { violations, met, result } = judgePolicy(policy(), FACTS, TODAY);
    assert.deepEqual(
      violations.map((each) => [each.rule, each.severity, each.result, each.isWarning ?? false]),
      [
        ["has-results", "high", "fails", true],
        ["has-logs", "high", "undecided", false],
        ["has-data", "medium", "fails", false],
      ],
    );
    assert.equal(met, 1);
    assert.equal(result, "fails");
  });

  test("asks nothing where a rule of scope fails", () => {
    const test = { scope: { forbid: { component: "logs" } } } as const;
    const scope: Rule = { ...RULE, id: "no-logs", asks: "?", test };
    const facts = sampleFacts({ status: { "data.train": "absent" } });
    const { result, isOutOfScope, violations, notes } = judgePolicy(
      policy([], [...RULES, scope]),
      facts,
      TODAY,
    );
    assert.equal(isOutOfScope, true);
    assert.equal(result, "undecided");
    assert.deepEqual(violations, []);
    assert.deepEqual(notes, ["the policy does not apply, by no-logs: logs is present (logs.file)"]);
  });

  test("is met where only a warning is left", () => {
    const rules = RULES.filter(({ id }) => id === "has-config" || id === "has-results");
    assert.equal(judgePolicy(policy([], rules), FACTS, TODAY).result, "met");
  });

  test("stops with an error that names the rule whose expression runs away", () => {
    const expr = "claims.all(a, claims.all(b, claims.all(c, a.verdict == b.verdict)))";
    const rules: readonly Rule[] = [{ ...RULE, id: "runs-away", asks: "?", test: { expr } }];
    const claims = Array.from({ length: 300 }, () => ({
      subject: "model" as const,
      predicate: "open",
      verdict: "supported" as const,
      evidence: [],
    }));
    assert.throws(() => judgePolicy(policy([], rules), sampleFacts({ claims }), TODAY), {
      code: "usage",
      message: 'Cannot judge rule "runs-away": it was stopped after 1000000 steps',
    });
  });
});

describe("a waiver", () => {
  const rows: readonly {
    what: string;
    waiver: Waiver;
    works: boolean;
    notes: readonly string[];
  }[] = [
    {
      what: "with months to go works",
      waiver: waiver("has-data", "2027-06-30"),
      works: true,
      notes: [],
    },
    {
      what: "31 days before its end says nothing",
      waiver: waiver("has-data", "2026-12-24"),
      works: true,
      notes: [],
    },
    {
      what: "30 days before its end warns",
      waiver: waiver("has-data", "2026-12-23"),
      works: true,
      notes: ["the waiver of has-data lapses after 2026-12-23: 30 days are left"],
    },
    {
      what: "a day before its end warns",
      waiver: waiver("has-data", "2026-11-24"),
      works: true,
      notes: ["the waiver of has-data lapses after 2026-11-24: 1 day is left"],
    },
    {
      what: "works on its last day",
      waiver: waiver("has-data", TODAY),
      works: true,
      notes: ["the waiver of has-data lapses after 2026-11-23: today is its last day"],
    },
    {
      what: "is dead the day after",
      waiver: waiver("has-data", "2026-11-22"),
      works: false,
      notes: ["the waiver of has-data lapsed on 2026-11-22: the rule counts again"],
    },
    {
      what: "for this release works",
      waiver: waiver("has-data", "2027-06-30", "sample"),
      works: true,
      notes: [],
    },
    {
      what: "for another release does not",
      waiver: waiver("has-data", "2027-06-30", "other"),
      works: false,
      notes: [],
    },
  ];
  for (const { what, waiver: one, works, notes } of rows) {
    test(what, () => {
      const verdict = judgePolicy(policy([one]), FACTS, TODAY);
      assert.deepEqual(
        verdict.violations.find(({ rule }) => rule === "has-data")?.waived,
        works ? { reason: "an experiment", until: one.until } : undefined,
      );
      assert.deepEqual(verdict.notes, notes);
      assert.equal(verdict.result, works ? "undecided" : "fails");
    });
  }

  test("of a rule that is met says that it is not needed", () => {
    assert.deepEqual(
      judgePolicy(policy([waiver("has-config", "2027-06-30")]), FACTS, TODAY).notes,
      ["the waiver of has-config is not needed: the rule is met"],
    );
  });
});
