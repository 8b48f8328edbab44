import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { withHub } from "../../fixtures/hub-server/example-hub.test.ts";
import { wrongBytes } from "../../fixtures/hub-server/faults/wrong-bytes.ts";
import type { HubServer } from "../../fixtures/hub-server/hub-server.ts";
import { planAudit, record } from "../index.ts";
import { emptyHome } from "../release/hub/small-hub.test.ts";
import { runCommandLine } from "./command-line.ts";
import { fakeWorld } from "./fake-world.test.ts";

async function run(
  hub: HubServer,
  ...args: readonly string[]
): Promise<{ readonly code: number; readonly out: string; readonly err: string }> {
  const world = fakeWorld({ planAudit, record, env: { HF_ENDPOINT: hub.origins.hub } });
  const code = await runCommandLine(["fetch", ...args], { ...world, home: emptyHome() });
  return { code, ...world.written };
}

describe("assay fetch", () => {
  it("makes a record and says what it holds", () =>
    withHub(async (hub) => {
      const folder = join(emptyHome(), "record");
      const { code, out, err } = await run(hub, "--metadata-only", "hf:example/large", folder);
      assert.deepEqual([code, err], [0, ""]);
      assert.match(out, /: a record of [0-9a-f]{40}: 2 files listed, [\d.]+ kB of 2 kept\n$/);
    }));

  it("ends with 4 and says what could not be read", () =>
    withHub(async (hub) => {
      hub.play(wrongBytes, { routes: ["resolve"], target: /config\.json/ });
      const folder = join(emptyHome(), "record");
      const { code, out } = await run(hub, "--metadata-only", "hf:example/small", folder);
      assert.equal(code, 4);
      assert.match(out, /\n {2}config\.json: Cannot use the file: its digest is /);
    }));

  it("says what it would fetch, and fetches the listing only", () =>
    withHub(async (hub) => {
      const folder = join(emptyHome(), "record");
      const args = ["--metadata-only", "hf:example/large", folder, "--dry-run"];
      const { code, out } = await run(hub, ...args);
      assert.equal(code, 0);
      assert.match(out, /would fetch 2 files, /);
      assert.ok(!existsSync(folder));
      assert.equal(hub.log.requests("cdn"), 0);
    }));

  it("wants to be told that it is the metadata only", () =>
    withHub(async (hub) => {
      const { code, err } = await run(hub, "hf:example/large", "record");
      assert.equal(code, 2);
      assert.match(err, /required option '--metadata-only'/);
    }));
});
