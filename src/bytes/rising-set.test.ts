import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { RisingSet } from "./rising-set.ts";

describe("a set of numbers that rise", () => {
  it("tells, as a set of the language does, which numbers are new, whatever their order", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -5, max: 20 })), (numbers) => {
        const rising = new RisingSet();
        const known = new Set<number>();
        for (const number of numbers) {
          assert.equal(rising.add(number), !known.has(number));
          known.add(number);
        }
      }),
    );
  });
});
