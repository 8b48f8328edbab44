import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { withHub } from "../../fixtures/hub-server/example-hub.test.ts";
import type { HubServer } from "../../fixtures/hub-server/hub-server.ts";
import { repository } from "../../fixtures/hub-server/repository.ts";
import { audit, inspect, planAudit } from "../index.ts";
import type { AuditReport } from "../report/audit-report.ts";
import { emptyHome } from "../release/hub/small-hub.test.ts";
import { runCommandLine } from "./command-line.ts";
import { fakeWorld } from "./fake-world.test.ts";

interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs one command line against a hub, as somebody with a home of their own. */
async function run(hub: HubServer, home: string, ...args: readonly string[]): Promise<Ran> {
  const world = fakeWorld({ audit, inspect, planAudit, env: { HF_ENDPOINT: hub.origins.hub } });
  const code = await runCommandLine(args, { ...world, home });
  return { code, ...world.written };
}

/** A model, the model it was made from, and one that is not there. */
const LINE = [
  ["larch-lab/larch", "elm-lab/elm"],
  ["elm-lab/elm", "fir-lab/missing"],
].map(([id = "", parent = ""]) =>
  repository({
    id,
    commits: [
      {
        title: "One",
        files: { "README.md": `---\nlicense: mit\nbase_model: ${parent}\n---\n# A model\n` },
      },
    ],
  }),
);

const reportOf = ({ out }: Ran): AuditReport => JSON.parse(out) as AuditReport;

describe("a target on the hub", () => {
  it("is audited, and the second time with one request and the same report", () =>
    withHub(async (hub) => {
      const home = emptyHome();
      const args = ["hf:example/small", "--format", "json", "--no-follow"];
      const first = await run(hub, home, ...args);
      const { release, components } = reportOf(first);
      assert.equal(release.name, "small");
      assert.equal(release.source, "hub");
      assert.match(release.revision ?? "", /^[0-9a-f]{40}$/);
      assert.ok(
        components.some(({ type, status }) => type === "weights.final" && status === "present"),
      );
      assert.match(first.err, /^assay: fetched: \d+ requests, [\d.]+ \w+\n$/);
      const count = hub.log.requests("hub");
      const second = await run(hub, home, ...args);
      assert.equal(second.out, first.out);
      assert.equal(hub.log.requests("hub"), count + 1);
      const offline = await run(hub, home, ...args, "--offline");
      assert.deepEqual(reportOf(offline).components, components);
      assert.equal(offline.err, "");
      assert.equal(hub.log.requests("hub"), count + 1);
    }));

  it("is audited a second time with one request, also where it has a line of base models", () =>
    withHub(
      async (hub) => {
        const home = emptyHome();
        const args = ["hf:larch-lab/larch", "--format", "json"];
        const first = await run(hub, home, ...args);
        const names = reportOf(first).lineage?.ancestors.map(({ name }) => name);
        assert.deepEqual(names, ["elm-lab/elm", "fir-lab/missing"]);
        const count = hub.log.requests("hub");
        const second = await run(hub, home, ...args);
        assert.equal(second.out, first.out);
        assert.equal(hub.log.requests("hub"), count + 1);
        assert.equal((await run(hub, home, ...args, "--offline")).out, first.out);
        assert.equal(hub.log.requests("hub"), count + 1);
      },
      { repositories: LINE },
    ));

  it("is audited without its weights", () =>
    withHub(async (hub) => {
      const args = ["hf:example/large", "--format", "json", "--no-weights"];
      const { loading, unread } = reportOf(await run(hub, emptyHome(), ...args));
      assert.equal(loading.exec, "unseen");
      assert.ok(unread.some(({ what }) => what.endsWith(".safetensors")));
      assert.equal(hub.log.requests("cdn"), 0);
    }));

  it("is not fetched for a dry run, but for its listing", () =>
    withHub(async (hub) => {
      const { code, out } = await run(hub, emptyHome(), "hf:example/large", "--dry-run");
      assert.equal(code, 0);
      assert.match(out, /^An audit of hf:example\/large at [0-9a-f]{40} would fetch \d+ files, /);
      assert.match(out, /\n {2}document +[\d.]+ k?B +README\.md\n/);
      assert.match(out, /\n {2}weights +131\.1 kB of 4\.3 GB +model\.safetensors\n/);
      assert.equal(hub.log.requests("hub"), 2);
    }));

  it("ends with 4 when the listing is more than --max-bytes", () =>
    withHub(async (hub) => {
      const { code, err } = await run(hub, emptyHome(), "hf:example/small", "--max-bytes", "50");
      assert.equal(code, 4);
      assert.match(err, /the limit of 50 bytes is reached/);
    }));

  const refused = [
    { target: "hf:example/nothing", says: /no such repository.*set HF_TOKEN/, code: 3 },
    { target: "hf:example/small@v99", says: /no such revision/, code: 3 },
    { target: "hf:example/gated", says: /is gated; ask for access at/, code: 3 },
    { target: "hf:example/small/nothing", says: /it has no "nothing"/, code: 3 },
    { target: "hf:a/b/c@d", says: /is no name of a repository/, code: 2 },
  ];
  for (const { target, says, code: expected } of refused) {
    it(`ends with ${expected} and a sentence that helps: ${target}`, () =>
      withHub(async (hub) => {
        const { code, err, out } = await run(hub, emptyHome(), target);
        assert.deepEqual([code, out], [expected, ""]);
        assert.match(err, says);
      }));
  }

  it("is inspected", () =>
    withHub(async (hub) => {
      const home = emptyHome();
      const { out } = await run(hub, home, "inspect", "hf:example/large", "--format", "json");
      const [report] = JSON.parse(out) as readonly Record<string, unknown>[];
      assert.deepEqual([report?.["format"], report?.["exec"]], ["folder", "data"]);
      const file = "hf:example/large@main/model.safetensors";
      const single = await run(hub, home, "inspect", file, "--format", "json");
      const [one] = JSON.parse(single.out) as readonly Record<string, unknown>[];
      assert.deepEqual([one?.["format"], one?.["integrity"]], ["safetensors", "valid"]);
    }));
});
