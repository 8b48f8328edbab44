import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { exp, log } from "./exact-math.ts";

/** Largest relative distance from the engine's own function, which is right to about one part in 2^52. */
function largestError(
  ours: (x: number) => number,
  theirs: (x: number) => number,
  inputs: readonly number[],
): number {
  return Math.max(...inputs.map((x) => Math.abs(ours(x) / theirs(x) - 1)));
}

const FROM_MINUS_700_TO_700 = Array.from({ length: 20_001 }, (_, i) => -700 + i * 0.07);

describe("exp", () => {
  it("agrees with the engine to fifteen digits from -700 to 700", () => {
    assert.ok(largestError(exp, Math.exp, FROM_MINUS_700_TO_700) < 1e-15);
  });

  const exact = [
    { what: "one at zero", x: 0, y: 1 },
    { what: "zero far below", x: -1000, y: 0 },
    { what: "infinite far above", x: 1000, y: Infinity },
    { what: "zero at minus infinity", x: -Infinity, y: 0 },
  ];
  for (const { what, x, y } of exact) {
    it(`is ${what}`, () => assert.equal(exp(x), y));
  }
});

describe("log", () => {
  it("undoes exp to fourteen digits", () => {
    const inputs = FROM_MINUS_700_TO_700.filter((x) => Math.abs(x) > 1);
    assert.ok(
      largestError(
        (x) => log(exp(x)),
        (x) => x,
        inputs,
      ) < 1e-14,
    );
  });

  it("agrees with the engine to fifteen digits near one", () => {
    const inputs = Array.from({ length: 1000 }, (_, i) => 0.5 + i * 0.00173);
    assert.ok(largestError(log, Math.log, inputs) < 1e-15);
  });

  it("is zero at one", () => assert.equal(log(1), 0));

  for (const x of [0, -1, NaN, Infinity]) {
    it(`refuses ${x}`, () => {
      assert.throws(() => log(x), {
        name: "RangeError",
        message: `Cannot take the logarithm of ${x}: needs a finite positive number`,
      });
    });
  }
});
