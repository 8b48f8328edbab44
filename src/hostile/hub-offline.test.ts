import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { withHub } from "../../fixtures/hub-server/example-hub.test.ts";
import { PINE, reportOf, runAssay, withHome, withoutLineage } from "./hub-fixtures.test.ts";

const AUDIT = ["audit", "hf:example/pine", "--format", "json"];

/** Ends the program with a code of its own as soon as it opens a socket or asks for the address of a name. */
const NO_SOCKETS = `data:text/javascript,${encodeURIComponent(`
  import dns from "node:dns";
  import net from "node:net";
  import { syncBuiltinESMExports } from "node:module";
  const end = () => process.exit(99);
  net.Socket.prototype.connect = end;
  dns.lookup = end;
  syncBuiltinESMExports();
`)}`;
const WATCHED = ["--import", NO_SOCKETS];

describe("a release that was audited once", () => {
  it("costs one request at most the second time, and none offline", () =>
    withHub(
      (hub) =>
        withHome(async (home) => {
          const first = await runAssay(hub, AUDIT, { home });
          assert.equal(first.code, 0, first.stderr);
          hub.log.clear();
          assert.deepEqual(reportOf(await runAssay(hub, AUDIT, { home })), reportOf(first));
          assert.deepEqual(
            hub.log.entries.map(({ route }) => route),
            ["info"],
          );
          hub.log.clear();
          const commit = PINE.commits[0]?.id ?? "";
          const pinned = AUDIT.with(1, `hf:example/pine@${commit}`);
          assert.deepEqual(
            withoutLineage(reportOf(await runAssay(hub, pinned, { home }))),
            withoutLineage(reportOf(first)),
          );
          const offline = [
            { args: [...AUDIT, "--offline"], env: {} },
            { args: AUDIT, env: { HF_HUB_OFFLINE: "1" } },
          ];
          for (const { args, env } of offline) {
            const ended = await runAssay(hub, args, { home, env, node: WATCHED });
            assert.equal(ended.code, 0, ended.stderr);
            assert.deepEqual(reportOf(ended), reportOf(first));
          }
          assert.equal(hub.log.connections, 0);
        }),
      { repositories: [PINE] },
    ));
});

describe("offline", () => {
  it("what was never fetched is refused with 4, and no socket is opened", () =>
    withHub(
      (hub) =>
        withHome(async (home) => {
          const ended = await runAssay(hub, [...AUDIT, "--offline"], { home, node: WATCHED });
          assert.equal(ended.code, 4);
          assert.equal(ended.stdout, "");
          assert.match(ended.stderr, /offline was asked for/);
          assert.equal(hub.log.connections, 0);
        }),
      { repositories: [PINE] },
    ));

  it("would be noticed: the same watch ends a run that asks the hub", () =>
    withHub(
      (hub) =>
        withHome(async (home) => {
          assert.equal((await runAssay(hub, AUDIT, { home, node: WATCHED })).code, 99);
        }),
      { repositories: [PINE] },
    ));
});
