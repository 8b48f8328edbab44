import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { setImmediate as nextTurn } from "node:timers/promises";
import { readCatalog } from "./license-catalog.ts";
import { WorkerPool } from "./worker-pool.ts";

/** A worker that answers at once with nothing found. */
const QUICK = new URL(
  `data:text/javascript,${encodeURIComponent(`
    import { parentPort } from "node:worker_threads";
    parentPort.on("message", ({ path }) => {
      parentPort.postMessage({ path, ids: [], expression: "NONE", modified: false, matches: [], ms: 0 });
    });
  `)}`,
);

describe("a pool of threads", () => {
  it("starts none after it was closed, whatever still waits", async () => {
    let started = 0;
    const count = (): void => {
      started += 1;
    };
    process.on("worker", count);
    try {
      const pool = new WorkerPool(1, readCatalog(), QUICK);
      const first = pool.identify("first", new Uint8Array());
      for (let at = 0; at < 5; at += 1) void pool.identify(`waiting ${at}`, new Uint8Array());
      await first;
      await pool.close();
      void pool.identify("late", new Uint8Array());
      await nextTurn();
      assert.equal(started, 1);
    } finally {
      process.off("worker", count);
    }
  });
});
