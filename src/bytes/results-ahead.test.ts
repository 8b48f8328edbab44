import assert from "node:assert/strict";
import { setTimeout as pause } from "node:timers/promises";
import { describe, it } from "node:test";
import { resultsAhead } from "./results-ahead.ts";

describe("results ahead", () => {
  for (const width of [1, 3]) {
    it(`come in order, with at most ${width} under way`, async () => {
      let running = 0;
      let most = 0;
      const results: number[] = [];
      const job = async (item: number): Promise<number> => {
        most = Math.max(most, ++running);
        await pause(item % 2 === 0 ? 4 : 1);
        running -= 1;
        return item * 10;
      };
      for await (const result of resultsAhead([1, 2, 3, 4, 5], width, job)) results.push(result);
      assert.deepEqual(results, [10, 20, 30, 40, 50]);
      assert.equal(most, width);
    });
  }

  it("end with the first that fails, after those before it", async () => {
    const results: number[] = [];
    const job = (item: number): Promise<number> =>
      item === 2 ? Promise.reject(new Error("two")) : Promise.resolve(item);
    await assert.rejects(async () => {
      for await (const result of resultsAhead([1, 2, 3], 3, job)) results.push(result);
    }, /two/);
    assert.deepEqual(results, [1]);
  });
});
