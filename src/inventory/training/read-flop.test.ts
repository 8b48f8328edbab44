import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { type FlopRange, readFlop } from "./read-flop.ts";

function exactly(flop: number): readonly FlopRange[] {
  return [{ atLeast: flop, atMost: flop }];
}

describe("operations that a sentence speaks of", () => {
  const rows: readonly { text: string; says: readonly FlopRange[] }[] = [
    { text: "Training took 2.1e24 FLOPs.", says: exactly(2.1e24) },
    { text: "Training took 3.8 × 10^25 FLOPs.", says: exactly(3.8e25) },
    { text: "Training took 3.8 × 10²⁵ FLOP.", says: exactly(3.8e25) },
    { text: "Training took $3.8 \\times 10^{25}$ FLOPs.", says: exactly(3.8e25) },
    { text: "Training took 1.2 x 10^22 floating point operations.", says: exactly(1.2e22) },
    { text: "Training took 1.2*10**22 floating-point operations.", says: exactly(1.2e22) },
    { text: "Training took 3.8 × 1025 FLOPs, its power being lost.", says: exactly(3.8e25) },
    { text: "Training took 10^24 FLOPs.", says: exactly(1e24) },
    { text: "Training took 7E+19 total training FLOPs.", says: exactly(7e19) },
    { text: "Total training FLOPs: 7.04e17", says: exactly(7.04e17) },
    { text: "Training compute (FLOPs) | ~2e24", says: exactly(2e24) },
    { text: "The training FLOPs were approximately 2e24", says: exactly(2e24) },
    { text: "Training took 10 petaflop/s-days.", says: exactly(10 * 1e15 * 86_400) },
    { text: "Training took 1,860 PF-days.", says: exactly(1860 * 1e15 * 86_400) },
    { text: "Training took 380 zettaFLOPs.", says: exactly(380 * 1e21) },
    { text: "Training took less than 10^23 FLOPs.", says: [{ atMost: 1e23 }] },
    { text: "Training does not exceed the threshold of 10^25 FLOPs.", says: [{ atMost: 1e25 }] },
    { text: "Training took more than 10^25 FLOPs.", says: [{ atLeast: 1e25 }] },
    { text: "Training exceeded 1e25 FLOPs.", says: [{ atLeast: 1e25 }] },
    {
      text: "Training took 1e22 FLOPs, then 2e21 FLOPs.",
      says: [...exactly(1e22), ...exactly(2e21)],
    },
  ];
  for (const { text, says } of rows) test(text, () => assert.deepEqual(readFlop(text), says));
});

describe("what is no number of operations", () => {
  const rows = [
    "It needs 250 GFLOPs per token.",
    "It trains at 2e17 FLOP/s.",
    "It trains at 2e17 FLOPs per second.",
    "It needs 6e18 FLOPs per step.",
    "A machine of 1.1 exaflops trained it.",
    "It needs 4.1e9 FLOPs.",
    "It was trained with a rate of 1e-4 and FLOPs.",
    "It was trained on 1e12 tokens.",
    "It was trained on 8 GPUs with 312 TFLOPS each.",
  ];
  for (const text of rows) test(text, () => assert.deepEqual(readFlop(text), []));
});

test("a hostile sentence costs little", () => {
  const text = `FLOPs ${"1".repeat(100_000)} x 10^${"of ".repeat(100_000)}${"( ".repeat(100_000)}`;
  assert.deepEqual(readFlop(text), []);
});
