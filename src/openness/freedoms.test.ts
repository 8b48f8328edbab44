import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { CLAUSE_KINDS, type ClauseKind } from "../licenses/license.ts";
import { judgeFreedoms } from "./freedoms.ts";
import {
  all,
  clause,
  clauseSentence,
  license,
  type Sample,
  sampleFacts,
} from "./sample-facts.test.ts";
import type { Freedom, Freedoms, Result } from "./verdict.ts";

type Results = Readonly<Record<keyof Freedoms, Result>>;
const FREE: Results = { run: "met", study: "met", modify: "met", share: "met" };
const UNDECIDED: Results = {
  run: "undecided",
  study: "undecided",
  modify: "undecided",
  share: "undecided",
};

function results({ run, study, modify, share }: Freedoms): Results {
  return { run: run.result, study: study.result, modify: modify.result, share: share.result };
}

describe("what each kind of clause costs", () => {
  const COSTS: Readonly<Record<ClauseKind, Partial<Results>>> = {
    "non-commercial": { run: "fails" },
    "research-only": { run: "fails" },
    "user-cap": { run: "fails" },
    "revenue-cap": { run: "fails" },
    "field-of-use": { run: "fails" },
    "aup-incorporated": { run: "fails" },
    "aup-mutable": { run: "fails" },
    territory: { run: "fails", share: "fails" },
    "licensor-approval": { run: "fails" },
    "hosting-ban": { run: "fails" },
    "output-training-ban": { modify: "fails" },
    "output-training-branding": { share: "fails" },
    "branding-display": {},
    "naming-prefix": { modify: "fails", share: "fails" },
    "notice-file": {},
    "flow-down": { share: "fails" },
    revocable: { run: "fails" },
    "license-may-change": { run: "undecided" },
    "remote-restriction": { run: "fails" },
    "guardrail-clause": { modify: "fails" },
    "content-filter-duty": { run: "fails" },
    "update-duty": { run: "fails" },
    "termination-on-litigation": {},
    "no-patent-grant": {},
    "no-distribution": { modify: "fails", share: "fails" },
    "reverse-engineering-ban": { study: "fails" },
    "extra-policy-file": { run: "undecided" },
  };
  for (const kind of CLAUSE_KINDS) {
    const cost = COSTS[kind];
    test(`${kind}: ${Object.keys(cost).join(" and ") || "nothing"}`, () => {
      const licenses = { weights: [license("LicenseRef-limited")] };
      const facts = sampleFacts({ licenses, clauses: [clause(kind)] });
      assert.deepEqual(results(judgeFreedoms(facts)), { ...FREE, ...cost });
    });
  }
});

describe("a release", () => {
  const absentSource = { ...all("absent", ["data.", "code.train", "doc.datacard"]) };
  const rows: readonly { what: string; sample: Sample; expected: Partial<Results> }[] = [
    { what: "that is free in all parts", sample: {}, expected: {} },
    {
      what: "whose free license is only named",
      sample: { licenses: { weights: [license("MIT", { match: "named" })] } },
      expected: {},
    },
    {
      what: "under a known license that asks for a displayed name",
      sample: {
        licenses: { weights: [license("LicenseRef-display")] },
        clauses: [clause("branding-display", { license: "LicenseRef-display" })],
      },
      expected: {},
    },
    {
      what: "without a license for the weights",
      sample: { licenses: { weights: [] } },
      expected: UNDECIDED,
    },
    {
      what: "with a license whose terms are not known",
      sample: { licenses: { weights: [license("LicenseRef-x", { termsKnown: false })] } },
      expected: UNDECIDED,
    },
    {
      what: "under a modified MIT",
      sample: { licenses: { weights: [license("MIT", { match: "modified" })] } },
      expected: UNDECIDED,
    },
    {
      what: "with unlicensed code",
      sample: { licenses: { code: [] } },
      expected: UNDECIDED,
    },
    {
      what: "with restricted code",
      sample: {
        licenses: { code: [license("CC-BY-NC-4.0")] },
        clauses: [clause("non-commercial", { license: "CC-BY-NC-4.0", on: ["code"] })],
      },
      expected: { run: "fails" },
    },
    {
      what: "with restricted data",
      sample: { clauses: [clause("non-commercial", { on: ["data"] })] },
      expected: {},
    },
    {
      what: "made from a model whose terms were not read",
      sample: { madeFrom: ["oak-lab/oak-8b"] },
      expected: UNDECIDED,
    },
    { what: "behind a gate", sample: { gate: "approval" }, expected: { run: "fails" } },
    {
      what: "with weights behind a link",
      sample: { status: { "weights.final": "claimed-only" }, summary: { weights: "hub-pointer" } },
      expected: { run: "undecided" },
    },
    {
      what: "with weights behind a link that is known to be open",
      sample: { status: { "weights.final": "claimed-only" }, gate: "none" },
      expected: {},
    },
    {
      what: "without data or a word on it",
      sample: {
        status: all("absent", ["data.", "doc.datacard"]),
        summary: { trainingData: "not-described" },
      },
      expected: { study: "fails" },
    },
    {
      what: "without data, with words on it",
      sample: {
        status: all("absent", ["data.", "doc.datacard"]),
        summary: { trainingData: "described-only" },
      },
      expected: { study: "undecided" },
    },
    {
      what: "with a data card in place of data",
      sample: { status: { "data.train": "absent" }, summary: { trainingData: "described-only" } },
      expected: {},
    },
    {
      what: "of weights and inference code alone",
      sample: {
        status: absentSource,
        summary: { trainingCode: "absent", trainingData: "not-described" },
      },
      expected: { study: "fails" },
    },
    {
      what: "of weights and inference code, as far as a partial listing shows",
      sample: {
        listing: "partial",
        status: all("unknown", ["data.", "code.train", "doc.datacard"]),
        summary: { trainingCode: "unknown", trainingData: "not-described" },
      },
      expected: { study: "undecided" },
    },
    {
      what: "with code that only fine-tunes",
      sample: { summary: { trainingCode: "finetune-only" } },
      expected: { study: "fails" },
    },
    {
      what: "with training code elsewhere",
      sample: { status: { "code.train": "claimed-only" }, summary: { trainingCode: "external" } },
      expected: { study: "undecided" },
    },
    {
      what: "without modeling code, with a configuration",
      sample: { status: { "code.arch": "absent" } },
      expected: {},
    },
    {
      what: "without modeling code and configuration",
      sample: { status: { "code.arch": "absent", config: "absent" } },
      expected: { study: "fails" },
    },
    {
      what: "without modeling code and configuration, but with a link to where weights are",
      sample: {
        status: { "code.arch": "absent", config: "absent", "weights.final": "claimed-only" },
        summary: { weights: "hub-pointer" },
      },
      expected: { run: "undecided", study: "undecided" },
    },
    {
      what: "with two licenses of which one forbids",
      sample: {
        licenses: { weights: [license("MIT"), license("CC-BY-NC-4.0", { scope: "tag" })] },
        clauses: [clause("non-commercial", { license: "CC-BY-NC-4.0" })],
      },
      expected: { run: "fails" },
    },
    {
      what: "with terms inherited from a base model",
      sample: {
        licenses: {
          weights: [license("MIT"), license("LicenseRef-limited", { scope: "inherited" })],
        },
        clauses: [clause("output-training-ban")],
      },
      expected: { modify: "fails" },
    },
  ];
  for (const { what, sample, expected } of rows) {
    const words = Object.entries(expected).map(([freedom, result]) => `${freedom} ${result}`);
    test(`${what}: ${words.join(", ") || "all met"}`, () => {
      assert.deepEqual(results(judgeFreedoms(sampleFacts(sample))), { ...FREE, ...expected });
    });
  }
});

describe("the reasons of a freedom", () => {
  test("quote the sentence that costs it, and leave out what is met", () => {
    const licenses = { weights: [license("LicenseRef-limited")] };
    const { run } = judgeFreedoms(sampleFacts({ licenses, clauses: [clause("user-cap")] }));
    const expected: Freedom = {
      result: "fails",
      reasons: [
        {
          rule: "run-by-anyone",
          result: "fails",
          because: "user-cap in LicenseRef-limited section 2 (weights)",
          evidence: [clauseSentence("user-cap")],
        },
      ],
    };
    assert.deepEqual(run, expected);
  });

  test("say once that no license was found", () => {
    const { run } = judgeFreedoms(sampleFacts({ licenses: { weights: [] } }));
    const expected: Freedom = {
      result: "undecided",
      reasons: [
        {
          rule: "run-any-purpose",
          result: "undecided",
          because:
            "no license was found for the weights: nothing is granted by silence, and nothing is known",
          evidence: [],
        },
      ],
    };
    assert.deepEqual(run, expected);
  });

  test("name the licenses that grant it", () => {
    const { share } = judgeFreedoms(sampleFacts());
    assert.deepEqual(
      share.reasons.map(({ rule, because, evidence }) => ({ rule, because, evidence })),
      [
        {
          rule: "share-permitted",
          because: "weights: MIT; code: Apache-2.0",
          evidence: [
            { file: "LICENSE-MIT", line: 1, text: "The MIT license" },
            { file: "LICENSE-Apache-2.0", line: 1, text: "The Apache-2.0 license" },
          ],
        },
      ],
    );
  });
});
