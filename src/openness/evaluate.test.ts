import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { ComponentStatus } from "../inventory/component.ts";
import type { Condition, Definition, Rule } from "./definition.ts";
import { evaluate, evaluateTopic, judge } from "./evaluate.ts";
import {
  all,
  clause,
  clauseSentence,
  license,
  type Sample,
  sampleFacts,
} from "./sample-facts.test.ts";
import type { Result } from "./verdict.ts";

interface Row {
  readonly what: string;
  readonly test: Condition;
  readonly sample: Sample;
  readonly result: Result;
  readonly because: string;
  /** Files of the evidence. */
  readonly files?: readonly string[];
}

function judges(rows: readonly Row[]): void {
  for (const { what, test: condition, sample, result, because, files = [] } of rows) {
    test(`${what}: ${result}`, () => {
      const outcome = judge(condition, sampleFacts(sample));
      assert.deepEqual(
        { ...outcome, evidence: outcome.evidence.map(({ file }) => file) },
        { result, because, evidence: files },
      );
    });
  }
}

describe("need", () => {
  const need: Condition = { op: "need", component: "data.train" };
  const row = (status: ComponentStatus, result: Result, because: string, files: string[]): Row => ({
    what: `a component that is ${status}`,
    test: need,
    sample: { status: { "data.train": status } },
    result,
    because,
    files,
  });
  judges([
    row("present", "met", "data.train is there", ["data.train.file"]),
    row("absent", "fails", "data.train is absent: the complete listing holds none", []),
    row("claimed-only", "undecided", "data.train is only claimed", ["data.train.file"]),
    row("unknown", "undecided", "data.train is unknown", []),
  ]);

  test("a component that the inventory does not list is unknown", () => {
    const outcome = judge(need, { ...sampleFacts(), components: [] });
    assert.equal(outcome.result, "undecided");
    assert.equal(outcome.because, "data.train is unknown: not looked for");
  });
});

describe("forbid a component", () => {
  const forbid: Condition = { op: "forbid", fact: "component", component: "policy" };
  const row = (status: ComponentStatus, result: Result, files: string[]): Row => ({
    what: `a component that is ${status}`,
    test: forbid,
    sample: { status: { policy: status } },
    result,
    because: `policy is ${status}`,
    files,
  });
  judges([
    row("present", "fails", ["policy.file"]),
    row("absent", "met", []),
    row("claimed-only", "undecided", ["policy.file"]),
    row("unknown", "undecided", []),
  ]);
});

describe("forbid a clause", () => {
  const forbid: Condition = {
    op: "forbid",
    fact: "clause",
    kinds: ["user-cap", "flow-down"],
    on: ["weights"],
  };
  const limited = { weights: [license("LicenseRef-limited")] };
  judges([
    {
      what: "known terms without it",
      test: forbid,
      sample: {},
      result: "met",
      because: "weights: MIT",
      files: ["LICENSE-MIT"],
    },
    {
      what: "a sentence that says it",
      test: forbid,
      sample: { licenses: limited, clauses: [clause("user-cap")] },
      result: "fails",
      because: "user-cap in LicenseRef-limited section 2 (weights)",
      files: ["LICENSE-LicenseRef-limited"],
    },
    {
      what: "a sentence of an unknown text",
      test: forbid,
      sample: {
        licenses: { weights: [license("LicenseRef-own")] },
        clauses: [clause("user-cap", { certainty: "possible", license: "LicenseRef-own" })],
      },
      result: "fails",
      because: "user-cap in LicenseRef-own section 2 (weights, possible: found by its wording)",
      files: ["LICENSE-LicenseRef-limited"],
    },
    {
      what: "a suspicion without a sentence",
      test: forbid,
      sample: { clauses: [clause("user-cap", { certainty: "possible", evidence: [] })] },
      result: "undecided",
      because: "user-cap in LicenseRef-limited section 2 (weights, possible: found by its wording)",
    },
    {
      what: "a clause of another kind",
      test: forbid,
      sample: { licenses: limited, clauses: [clause("territory")] },
      result: "met",
      because: "weights: LicenseRef-limited",
      files: ["LICENSE-LicenseRef-limited"],
    },
    {
      what: "a clause of another part",
      test: forbid,
      sample: { clauses: [clause("user-cap", { on: ["code"] })] },
      result: "met",
      because: "weights: MIT",
      files: ["LICENSE-MIT"],
    },
    {
      what: "copyleft of a free license",
      test: forbid,
      sample: {
        licenses: { weights: [license("GPL-3.0-only")] },
        clauses: [clause("flow-down", { license: "GPL-3.0-only" })],
      },
      result: "met",
      because: "weights: GPL-3.0-only",
      files: ["LICENSE-GPL-3.0-only"],
    },
    {
      what: "a cap that was added to a free license",
      test: forbid,
      sample: {
        licenses: { weights: [license("MIT", { match: "modified" })] },
        clauses: [clause("user-cap", { license: "MIT" })],
      },
      result: "fails",
      because: "user-cap in MIT section 2 (weights)",
      files: ["LICENSE-LicenseRef-limited"],
    },
    {
      what: "no license",
      test: forbid,
      sample: { licenses: { weights: [] } },
      result: "undecided",
      because:
        "no license was found for the weights: nothing is granted by silence, and nothing is known",
    },
    {
      what: "a name whose terms are not known",
      test: forbid,
      sample: {
        licenses: { weights: [license("LicenseRef-x", { match: "named", termsKnown: false })] },
      },
      result: "undecided",
      because: "weights: LicenseRef-x, whose terms are not known",
      files: ["LICENSE-LicenseRef-x"],
    },
    {
      what: "an unknown text without it",
      test: forbid,
      sample: { licenses: { weights: [license("LicenseRef-own")] } },
      result: "undecided",
      because:
        "weights: LicenseRef-own, whose text was read but is not in the catalog: a person should read it",
      files: ["LICENSE-LicenseRef-own"],
    },
    {
      what: "a modified free license",
      test: forbid,
      sample: { licenses: { weights: [license("MIT", { match: "modified" })] } },
      result: "undecided",
      because: "weights: MIT, in a modified text: a person should read it",
      files: ["LICENSE-MIT"],
    },
    {
      what: "a policy and no license",
      test: forbid,
      sample: { licenses: { weights: [license("LicenseRef-use-policy")] } },
      result: "undecided",
      because:
        "only a policy was found for the weights: it restricts, and nothing that grants was seen",
      files: ["LICENSE-LicenseRef-use-policy"],
    },
    {
      what: "code that the release certainly lacks",
      test: { ...forbid, on: ["code"] },
      sample: { licenses: { code: [] }, status: all("absent", ["code."]) },
      result: "met",
      because: "the release holds no code",
    },
    {
      what: "unlicensed code that may be there",
      test: { ...forbid, on: ["code"] },
      sample: { licenses: { code: [] }, status: all("unknown", ["code."]) },
      result: "undecided",
      because:
        "no license was found for the code: nothing is granted by silence, and nothing is known",
    },
  ]);

  test("carries the clause's own sentence", () => {
    const outcome = judge(forbid, sampleFacts({ clauses: [clause("user-cap")] }));
    assert.deepEqual(outcome.evidence, [clauseSentence("user-cap")]);
  });
});

describe("forbid a claim", () => {
  const forbid: Condition = { op: "forbid", fact: "claim", verdict: "contradicted" };
  const claim = {
    subject: "weights",
    predicate: "open-source",
    evidence: [{ file: "README.md", line: 3 }],
  } as const;
  judges([
    {
      what: "a claim with the verdict",
      test: forbid,
      sample: { claims: [{ ...claim, verdict: "contradicted" }] },
      result: "fails",
      because: "weights: open-source is contradicted",
      files: ["README.md"],
    },
    {
      what: "a claim with another verdict",
      test: forbid,
      sample: { claims: [{ ...claim, verdict: "unproven" }] },
      result: "met",
      because: "no claim is contradicted",
      files: ["README.md"],
    },
    {
      what: "a partial listing without such a claim",
      test: forbid,
      sample: { listing: "partial" },
      result: "undecided",
      because: "no claim that was read is contradicted, and the listing is partial",
    },
  ]);
});

describe("require a license", () => {
  const require: Condition = {
    op: "require",
    fact: "license",
    on: "weights",
    flags: ["osi", "open-data"],
  };
  const row = (
    what: string,
    licenses: Row["sample"]["licenses"],
    result: Result,
    because: string,
    files: string[],
  ): Row => ({
    what,
    test: require,
    sample: { licenses: licenses ?? {} },
    result,
    because,
    files,
  });
  judges([
    row("an exact text", {}, "met", "weights: MIT is OSI-approved or an open data license", [
      "LICENSE-MIT",
    ]),
    row(
      "a name",
      { weights: [license("MIT", { match: "named" })] },
      "met",
      "weights: MIT is OSI-approved or an open data license",
      ["LICENSE-MIT"],
    ),
    row(
      "a modified text",
      { weights: [license("MIT", { match: "modified" })] },
      "undecided",
      "weights: MIT in a modified text: a person should read it",
      ["LICENSE-MIT"],
    ),
    row(
      "an open data license",
      { weights: [license("CC-BY-4.0")] },
      "met",
      "weights: CC-BY-4.0 is OSI-approved or an open data license",
      ["LICENSE-CC-BY-4.0"],
    ),
    row(
      "a license that is on no list",
      { weights: [license("LicenseRef-display")] },
      "fails",
      "weights: LicenseRef-display is not OSI-approved or an open data license",
      ["LICENSE-LicenseRef-display"],
    ),
    row(
      "two licenses that disagree",
      { weights: [license("MIT"), license("CC-BY-NC-4.0", { scope: "tag" })] },
      "fails",
      "weights: CC-BY-NC-4.0 is not OSI-approved or an open data license",
      ["LICENSE-CC-BY-NC-4.0"],
    ),
    row(
      "a license that the catalog lacks",
      { weights: [license("LicenseRef-own")] },
      "undecided",
      "weights: LicenseRef-own is not in the catalog",
      ["LICENSE-LicenseRef-own"],
    ),
    row(
      "an open license with a policy beside it",
      { weights: [license("MIT"), license("LicenseRef-use-policy")] },
      "met",
      "weights: MIT is OSI-approved or an open data license",
      ["LICENSE-MIT"],
    ),
    row(
      "no license",
      { weights: [] },
      "undecided",
      "no license was found for the weights: nothing is granted by silence, and nothing is known",
      [],
    ),
    {
      what: "an FSF flag that an open data license lacks",
      test: { op: "require", fact: "license", on: "data", flags: ["fsf"] },
      sample: {},
      result: "fails",
      because: "data: CC-BY-4.0 is not a free license by the FSF's list",
      files: ["LICENSE-CC-BY-4.0"],
    },
  ]);
});

describe("require access", () => {
  const require: Condition = { op: "require", fact: "access" };
  const pointer = { "weights.final": "claimed-only" } as const;
  judges([
    {
      what: "a gate",
      test: require,
      sample: { gate: "approval" },
      result: "fails",
      because: "access to the weights needs an approval",
      files: ["README.md"],
    },
    {
      what: "weights in the release",
      test: require,
      sample: {},
      result: "met",
      because: "the weights are there",
      files: ["weights.final.file"],
    },
    {
      what: "a link that is known to be open",
      test: require,
      sample: { gate: "none", status: pointer },
      result: "met",
      because: "nobody can refuse access to the weights",
      files: ["README.md"],
    },
    {
      what: "a link that was not followed",
      test: require,
      sample: { status: pointer },
      result: "undecided",
      because: "whether the place that holds the weights can refuse was not seen",
      files: ["weights.final.file"],
    },
  ]);
});

describe("require a line of the summary", () => {
  const require: Condition = {
    op: "require",
    fact: "summary",
    field: "trainingCode",
    met: ["full"],
    undecided: ["external"],
    shownBy: "code.train",
  };
  const row = (
    value: "full" | "external" | "absent",
    listing: "complete" | "partial",
    result: Result,
  ): Row => ({
    what: `${value} in a ${listing} listing`,
    test: require,
    sample: { listing, summary: { trainingCode: value } },
    result,
    because: `training code: ${value}`,
    files: ["code.train.file"],
  });
  judges([
    row("full", "complete", "met"),
    row("full", "partial", "met"),
    row("external", "complete", "undecided"),
    row("absent", "complete", "fails"),
    row("absent", "partial", "undecided"),
    {
      what: "a good value that nothing shows",
      test: require,
      sample: { status: { "code.train": "unknown" } },
      result: "undecided",
      because: "training code: full",
    },
  ]);
});

const MET: Condition = { op: "need", component: "config" };
const FAILS: Condition = { op: "need", component: "logs" };
const UNDECIDED: Condition = { op: "ask", unknown: "nobody knows" };
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
    nested("all_of with a failure", { op: "all_of", of: [MET, UNDECIDED, FAILS] }, "fails", absent),
    nested(
      "all_of with a doubt",
      { op: "all_of", of: [MET, UNDECIDED] },
      "undecided",
      "nobody knows",
    ),
    nested("all_of met", { op: "all_of", of: [MET] }, "met", there, files),
    nested(
      "any_of with one met",
      { op: "any_of", of: [FAILS, UNDECIDED, MET] },
      "met",
      there,
      files,
    ),
    nested(
      "any_of with a doubt",
      { op: "any_of", of: [FAILS, UNDECIDED] },
      "undecided",
      "nobody knows",
    ),
    nested("any_of failed", { op: "any_of", of: [FAILS] }, "fails", absent),
    nested("unknown_if it fails", { op: "unknown_if", fails: FAILS }, "undecided", absent),
    nested("unknown_if it is met", { op: "unknown_if", fails: MET }, "met", there, files),
    nested(
      "unknown_if in doubt",
      { op: "unknown_if", fails: UNDECIDED },
      "undecided",
      "nobody knows",
    ),
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
    });
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
