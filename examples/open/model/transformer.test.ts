import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { crossEntropy } from "./cross-entropy.ts";
import { type ModelConfig, initialize, tensorShapes, zeros } from "./parameters.ts";
import { backward, forward } from "./transformer.ts";

const TINY: ModelConfig = {
  vocabularySize: 7,
  contextLength: 5,
  width: 6,
  layers: 2,
  heads: 2,
  hiddenWidth: 9,
};
const TOKENS = Uint16Array.of(0, 3, 6, 2, 2, 5, 1, 4, 0, 6);
const TARGETS = Uint16Array.of(3, 6, 2, 2, 1, 1, 4, 0, 6, 3);

/** Half the distance over which a slope is measured; smaller ones drown in rounding. */
const NUDGE = 1e-5;

describe("the gradient of the loss", () => {
  const parameters = initialize(TINY, 7);
  const gradients = zeros(TINY);
  const trace = forward(TINY, parameters, TOKENS, TINY.contextLength);
  const { gradient } = crossEntropy(trace.logits, TARGETS);
  backward(TINY, parameters, gradients, trace, gradient, TINY.contextLength);

  function lossNow(): number {
    const { logits } = forward(TINY, parameters, TOKENS, TINY.contextLength);
    return crossEntropy(logits, TARGETS).mean;
  }

  function measuredSlope(data: Float64Array, index: number): number {
    const value = data[index] ?? NaN;
    data[index] = value + NUDGE;
    const above = lossNow();
    data[index] = value - NUDGE;
    const below = lossNow();
    data[index] = value;
    return (above - below) / (2 * NUDGE);
  }

  for (const { name } of tensorShapes(TINY)) {
    it(`is the measured slope for every number of ${name}`, () => {
      const data = parameters.get(name);
      const measured = Array.from(data, (_, index) => measuredSlope(data, index));
      const largestError = Math.max(
        ...Array.from(gradients.get(name), (slope, index) =>
          Math.abs(slope - (measured[index] ?? NaN)),
        ),
      );
      assert.ok(largestError < 1e-8, `largest error is ${largestError}`);
    });
  }
});

describe("a prediction", () => {
  it("does not depend on the tokens that follow", () => {
    const parameters = initialize(TINY, 7);
    const whole = forward(TINY, parameters, TOKENS.subarray(0, 5), 5).logits;
    const beginning = forward(TINY, parameters, TOKENS.subarray(0, 3), 3).logits;
    assert.deepEqual(whole.subarray(0, beginning.length), beginning);
  });

  it("does not depend on the other sequences of the batch", () => {
    const parameters = initialize(TINY, 7);
    const together = forward(TINY, parameters, TOKENS, 5).logits;
    const alone = forward(TINY, parameters, TOKENS.subarray(5), 5).logits;
    assert.deepEqual(together.subarray(alone.length), alone);
  });
});
