import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { ComponentStatus } from "../../inventory/component.ts";
import type { Condition } from "../definition.ts";
import { judge } from "../evaluate.ts";
import { all, clause, clauseSentence, license, sampleFacts } from "../sample-facts.test.ts";
import type { Result } from "../verdict.ts";
import { judges, type Row } from "./condition-rows.test.ts";

describe("forbid a component", () => {
  const forbid: Condition = { forbid: { component: "policy" } };
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
  const forbid: Condition = { forbid: { clauses: ["user-cap", "flow-down"], on: ["weights"] } };
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
      test: { forbid: { clauses: ["user-cap", "flow-down"], on: ["code"] } },
      sample: { licenses: { code: [] }, status: all("absent", ["code."]) },
      result: "met",
      because: "the release holds no code",
    },
    {
      what: "unlicensed code that may be there",
      test: { forbid: { clauses: ["user-cap", "flow-down"], on: ["code"] } },
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
  const forbid: Condition = { forbid: { claims: "contradicted" } };
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
