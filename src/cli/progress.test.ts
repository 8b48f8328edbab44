import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { runCommandLine } from "./command-line.ts";
import { fakeWorld, goldenReport } from "./fake-world.test.ts";
import type { Progress } from "./world.ts";

/** An audit that reports progress at given moments; what was then written to stderr. */
async function watch(
  moments: readonly { readonly at: number; readonly progress: Progress }[],
  { isTTY = true, env = {}, args = [] as readonly string[] } = {},
): Promise<string> {
  let time = 0;
  const world = fakeWorld({
    isTTY,
    env,
    columns: 40,
    now: () => time,
    audit: (_target, { onProgress }) => {
      for (const { at, progress } of moments) {
        time = at;
        onProgress(progress);
      }
      return Promise.resolve(goldenReport("open-washed"));
    },
  });
  await runCommandLine(["x", ...args], world);
  return world.written.err;
}

const reading = (done: number): Progress => ({ phase: "reading", done, total: 100 });

describe("progress", () => {
  it("says nothing of work that ends within half a second", async () => {
    assert.equal(
      await watch([
        { at: 100, progress: reading(1) },
        { at: 499, progress: reading(99) },
      ]),
      "",
    );
  });

  it("draws a line after half a second, not too often, and takes it away", async () => {
    const moments = [500, 550, 599, 600].map((at, index) => ({ at, progress: reading(index) }));
    assert.equal(
      await watch(moments),
      "\r\u001b[Kreading: 0 of 100\r\u001b[Kreading: 3 of 100\r\u001b[K",
    );
  });

  it("says what was fetched meanwhile, and in the end", async () => {
    let time = 0;
    const world = fakeWorld({
      isTTY: true,
      now: () => time,
      audit: (_target, { onProgress, network }) => {
        time = 600;
        network?.onTraffic?.({ requests: 1, bytesReceived: 400, retries: 0, waitedMs: 0 });
        time = 800;
        onProgress(reading(3));
        network?.onTraffic?.({ requests: 14, bytesReceived: 1.25e6, retries: 0, waitedMs: 0 });
        return Promise.resolve(goldenReport("open-washed"));
      },
    });
    await runCommandLine(["hf:org/name", "--no-follow"], world);
    assert.equal(
      world.written.err,
      "\r\u001b[Kasking (1 request, 400 B)\r\u001b[Kreading: 3 of 100 (1 request, 400 B)" +
        "\r\u001b[Kassay: fetched: 14 requests, 1.3 MB\n",
    );
  });

  it("counts without a total and never breaks the line", async () => {
    const progress = { phase: `list\ning ${"x".repeat(60)}`, done: 7 };
    assert.equal(
      await watch([{ at: 900, progress }]),
      `\r\u001b[Klist ing ${"x".repeat(30)}\r\u001b[K`,
    );
  });

  for (const { what, options } of [
    { what: "not on a terminal", options: { isTTY: false } },
    { what: "on a dumb terminal", options: { env: { TERM: "dumb" } } },
    { what: "with --quiet", options: { args: ["--quiet"] } },
  ]) {
    it(`says nothing ${what}`, async () => {
      assert.equal(await watch([{ at: 900, progress: reading(1) }], options), "");
    });
  }
});
