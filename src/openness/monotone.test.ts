import assert from "node:assert/strict";
import { describe, test } from "node:test";
import * as fc from "fast-check";
import { COMPONENT_TYPES, type ComponentType } from "../inventory/component.ts";
import type {
  AppliedClause,
  AppliedLicense,
  Part,
  Training,
  TrainingCompute,
} from "../inventory/inventory.ts";
import { CLAUSE_KINDS } from "../licenses/license.ts";
import { DEFINITIONS } from "./definitions/index.ts";
import { evaluate } from "./evaluate.ts";
import type { Facts } from "./facts.ts";
import { climbLadder } from "./ladder.ts";
import { clause, license, type Sample, sampleFacts } from "./sample-facts.test.ts";
import type { Reason } from "./verdict.ts";

const PARTS = ["code", "weights", "data", "docs"] as const;
const LICENSE_IDS = [
  "MIT",
  "Apache-2.0",
  "GPL-3.0-only",
  "CC-BY-4.0",
  "CC-BY-NC-4.0",
  "LicenseRef-limited",
  "LicenseRef-display",
  "LicenseRef-use-policy",
  "LicenseRef-own",
];

const anyLicense: fc.Arbitrary<AppliedLicense> = fc
  .record({
    id: fc.constantFrom(...LICENSE_IDS),
    match: fc.constantFrom("exact", "modified", "named"),
    scope: fc.constantFrom("stated", "default", "inherited", "tag"),
    termsKnown: fc.boolean(),
  })
  .map(({ id, ...more }) => license(id, more));

const anyClause: fc.Arbitrary<AppliedClause> = fc
  .record({
    kind: fc.constantFrom(...CLAUSE_KINDS),
    license: fc.constantFrom(...LICENSE_IDS),
    on: fc.subarray([...PARTS], { minLength: 1 }),
    certainty: fc.constantFrom("known", "possible"),
  })
  .map(({ kind, ...more }) => clause(kind, more));

const anyStatus = fc.constantFrom("present", "absent", "claimed-only", "unknown");
const licenseList = fc.array(anyLicense, { maxLength: 2 });

const anyCompute: fc.Arbitrary<TrainingCompute> = fc
  .record(
    { atLeast: fc.constantFrom(1e21, 1e23, 1e26), atMost: fc.constantFrom(1e22, 1e24, 1e26) },
    { requiredKeys: ["atLeast"] },
  )
  .map((bounds) => ({
    basis: "stated",
    ...bounds,
    evidence: [{ file: "README.md", line: 9, text: "It took so many operations." }],
  }));

const anyTraining: fc.Arbitrary<Training> = fc.record({
  compute: fc.array(anyCompute, { maxLength: 2 }),
  output: fc.record({
    kind: fc.constantFrom("language", "text-to-image", "text-to-video", "other", "unknown"),
    evidence: fc.constant([{ file: "README.md", line: 2, text: "pipeline_tag: any" }]),
  }),
});

const anySample: fc.Arbitrary<Sample> = fc.record({
  listing: fc.constantFrom("complete", "partial"),
  status: fc
    .array(fc.tuple(fc.constantFrom(...COMPONENT_TYPES), anyStatus), { maxLength: 8 })
    .map((pairs) => Object.fromEntries(pairs)),
  licenses: fc.record({ code: licenseList, weights: licenseList, data: licenseList }),
  clauses: fc.array(anyClause, { maxLength: 3 }),
  gate: fc.constantFrom("none", "approval", "unknown"),
  training: anyTraining,
  summary: fc.record({
    trainingCode: fc.constantFrom("full", "finetune-only", "external", "absent", "unknown"),
    trainingData: fc.constantFrom("released-pointer", "described-only", "not-described", "unknown"),
    weights: fc.constantFrom(
      "present",
      "hub-pointer",
      "gated",
      "promised",
      "recipe-only",
      "unknown",
    ),
  }),
});

const anyFacts: fc.Arbitrary<Facts> = anySample.map((sample) => sampleFacts(sample));

/** The same facts, but what was seen of one thing is now unknown, or one more thing is there that is. */
type Forgetting =
  | { readonly kind: "component"; readonly type: ComponentType }
  | { readonly kind: "training" }
  | { readonly kind: "license"; readonly part: Part };

const anyForgetting: fc.Arbitrary<Forgetting> = fc.oneof(
  fc.record({ kind: fc.constant("component"), type: fc.constantFrom(...COMPONENT_TYPES) }),
  fc.record({ kind: fc.constant("training") }),
  fc.record({ kind: fc.constant("license"), part: fc.constantFrom(...PARTS) }),
);

function forget(facts: Facts, forgetting: Forgetting): Facts {
  if (forgetting.kind === "training") {
    return { ...facts, training: { compute: [], output: { kind: "unknown", evidence: [] } } };
  }
  if (forgetting.kind === "license") {
    const unknown = license("LicenseRef-unheard-of", { match: "named", termsKnown: false });
    const { part } = forgetting;
    return {
      ...facts,
      licenses: { ...facts.licenses, [part]: [...facts.licenses[part], unknown] },
    };
  }
  const components = facts.components.map((component) =>
    component.type === forgetting.type
      ? { type: component.type, status: "unknown" as const, detail: "", evidence: [] }
      : component,
  );
  return { ...facts, components };
}

function reasonsOf(facts: Facts): readonly Reason[] {
  return DEFINITIONS.flatMap((definition) => evaluate(definition, facts).reasons);
}

describe("for any facts", () => {
  test("one more unknown never turns a failure into met, nor a doubt", () => {
    fc.assert(
      fc.property(anyFacts, anyForgetting, (facts, forgetting) => {
        const before = reasonsOf(facts);
        const after = reasonsOf(forget(facts, forgetting));
        const gained = after.filter(
          ({ result }, index) => result === "met" && before[index]?.result !== "met",
        );
        assert.deepEqual(gained, []);
      }),
    );
  });

  test("one more clause never raises the step, and never turns a failure or a doubt into met", () => {
    fc.assert(
      fc.property(anyFacts, anyClause, (facts, more) => {
        const limited = { ...facts, clauses: [...facts.clauses, more] };
        assert.ok(climbLadder(limited).step <= climbLadder(facts).step);
        const before = reasonsOf(facts);
        const gained = reasonsOf(limited).filter(
          ({ result }, index) => result === "met" && before[index]?.result !== "met",
        );
        assert.deepEqual(gained, []);
      }),
    );
  });

  test("a definition fails when a rule fails, and is met only when all are", () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        for (const definition of DEFINITIONS) {
          const { result, reasons, isOutOfScope = false } = evaluate(definition, facts);
          const results = reasons.map((reason) => reason.result);
          const scope = reasons.filter(({ isScope }) => isScope);
          assert.equal(
            isOutOfScope,
            scope.some((reason) => reason.result === "fails"),
          );
          assert.equal(result === "fails", !isOutOfScope && results.includes("fails"));
          assert.equal(
            result === "met",
            results.every((each) => each === "met"),
          );
        }
      }),
    );
  });

  test("what a definition does not apply to, it neither accepts nor refuses", () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        for (const definition of DEFINITIONS) {
          const { result, isOutOfScope, shortestWay } = evaluate(definition, facts);
          if (isOutOfScope !== true) continue;
          assert.equal(result, "undecided");
          assert.deepEqual(shortestWay.things, []);
        }
      }),
    );
  });

  test("the order of rules does not change a verdict", () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        for (const definition of DEFINITIONS) {
          const reversed = { ...definition, rules: definition.rules.toReversed() };
          assert.equal(evaluate(reversed, facts).result, evaluate(definition, facts).result);
        }
      }),
    );
  });

  test("every answer shows where it was seen, but for what is not there", () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const unshown = reasonsOf(facts).filter(
          ({ result, evidence }) => result !== "undecided" && evidence.length === 0,
        );
        for (const { result, because } of unshown) {
          assert.match(
            because,
            result === "met" ? /holds no/ : /absent|finetune-only|external|not-described|not true/,
          );
        }
      }),
    );
  });
});
