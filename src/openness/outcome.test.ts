import assert from "node:assert/strict";
import { describe, test } from "node:test";
import * as fc from "fast-check";
import { allOutcomes, anyOutcome, type Outcome } from "./outcome.ts";
import type { Result } from "./verdict.ts";

const RESULTS = ["met", "fails", "undecided"] as const;

function outcome(result: Result, file = "a"): Outcome {
  return { result, because: `${result} by ${file}`, evidence: [{ file }] };
}

const OPPOSITE = { met: "fails", fails: "met", undecided: "undecided" } as const;

function negate({ result }: Outcome): Outcome {
  return outcome(OPPOSITE[result]);
}

describe("Kleene's tables", () => {
  const rows: readonly { a: Result; b: Result; and: Result; or: Result }[] = [
    { a: "met", b: "met", and: "met", or: "met" },
    { a: "met", b: "undecided", and: "undecided", or: "met" },
    { a: "met", b: "fails", and: "fails", or: "met" },
    { a: "undecided", b: "undecided", and: "undecided", or: "undecided" },
    { a: "undecided", b: "fails", and: "fails", or: "undecided" },
    { a: "fails", b: "fails", and: "fails", or: "fails" },
  ];
  for (const { a, b, and, or } of rows) {
    test(`${a} with ${b}: and ${and}, or ${or}`, () => {
      assert.equal(allOutcomes([outcome(a), outcome(b)]).result, and);
      assert.equal(allOutcomes([outcome(b), outcome(a)]).result, and);
      assert.equal(anyOutcome([outcome(a), outcome(b)]).result, or);
      assert.equal(anyOutcome([outcome(b), outcome(a)]).result, or);
    });
  }

  test("of nothing, and is met and or fails", () => {
    assert.equal(allOutcomes([]).result, "met");
    assert.equal(anyOutcome([]).result, "fails");
  });

  test("De Morgan holds over lists of any length", () => {
    const list = fc.array(fc.constantFrom(...RESULTS).map((result) => outcome(result)));
    fc.assert(
      fc.property(list, (outcomes) => {
        const left = negate(allOutcomes(outcomes)).result;
        const right = anyOutcome(outcomes.map((each) => negate(each))).result;
        assert.equal(left, right);
      }),
    );
  });
});

test("the reason and the evidence are those that decided", () => {
  const combined = allOutcomes([outcome("met", "a"), outcome("fails", "b"), outcome("fails", "c")]);
  assert.equal(combined.because, "fails by b; fails by c");
  assert.deepEqual(combined.evidence, [{ file: "b" }, { file: "c" }]);
});

test("the same words at the same place are shown once", () => {
  const combined = allOutcomes([outcome("met", "a"), outcome("met", "a")]);
  assert.equal(combined.because, "met by a");
  assert.deepEqual(combined.evidence, [{ file: "a" }]);
});
