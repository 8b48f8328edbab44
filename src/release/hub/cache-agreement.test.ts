import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { describe, it, type TestContext } from "node:test";
import { scanCacheDir, snapshotDownload } from "@huggingface/hub";
import { wrongInCache } from "../../../fixtures/hub-server/check-cache.ts";
import { exampleOf, withHub } from "../../../fixtures/hub-server/example-hub.test.ts";
import type { HubServer } from "../../../fixtures/hub-server/hub-server.ts";
import type { NetworkOptions } from "../../net/network-options.ts";
import { openRelease } from "../open-release.ts";
import type { ReleaseFile } from "../release.ts";

const SMALL = exampleOf("example/small");
const COMMIT = SMALL.commits[0]?.id ?? "";

/** A cache for as long as `use` runs, and a hub; the official client writes its progress to the console. */
function withCache(
  context: TestContext,
  use: (hub: HubServer, cacheDir: string) => Promise<void>,
): Promise<void> {
  context.mock.method(console, "debug", () => undefined);
  return withHub(async (hub) => {
    const home = mkdtempSync(join(tmpdir(), "hub-cache-"));
    const cacheDir = join(home, "hub");
    try {
      await use(hub, cacheDir);
      assert.deepEqual(wrongInCache(cacheDir, SMALL), []);
    } finally {
      rmSync(home, { recursive: true });
    }
  });
}

const network = ({ origins }: HubServer, cacheDir: string): NetworkOptions => ({
  env: { HF_ENDPOINT: origins.hub, HF_HUB_CACHE: cacheDir },
  home: dirname(cacheDir),
});

async function readAll({ open, byteLength = 0 }: ReleaseFile): Promise<Buffer> {
  const source = await (open ?? assert.fail("is not at hand"))();
  return Buffer.from(await source.read(0, byteLength));
}

const routes = ({ log }: HubServer): readonly (string | undefined)[] =>
  log.entries.map(({ route }) => route);

describe("a cache that the official client filled", () => {
  it("is read by ours: offline without any request, and else without fetching a file", (context) =>
    withCache(context, async (hub, cacheDir) => {
      const hubUrl = hub.origins.hub;
      const folder = await snapshotDownload({ repo: "example/small", hubUrl, cacheDir });
      hub.log.clear();
      const options = network(hub, cacheDir);
      const offline = await openRelease("hf:example/small", {
        network: { ...options, offline: true },
      });
      assert.equal(offline.revision, COMMIT);
      assert.equal(offline.listing, "partial");
      for (const file of offline.files) {
        assert.deepEqual(await readAll(file), readFileSync(join(folder, file.path)));
      }
      assert.equal(hub.log.connections, 0);
      const online = await openRelease("hf:example/small", { network: options });
      assert.deepEqual(
        online.files.map(({ path }) => path),
        offline.files.map(({ path }) => path),
      );
      for (const file of online.files) await readAll(file);
      assert.deepEqual(routes(hub), ["info", "tree"]);
    }));
});

describe("a cache that our client filled", () => {
  it("is read by the official one, which fetches only what we did not read whole", (context) =>
    withCache(context, async (hub, cacheDir) => {
      const { files } = await openRelease("hf:example/small", { network: network(hub, cacheDir) });
      const ours = new Map<string, Buffer>();
      for (const file of files) ours.set(file.path, await readAll(file));
      hub.log.clear();
      const hubUrl = hub.origins.hub;
      const folder = await snapshotDownload({ repo: "example/small", hubUrl, cacheDir });
      for (const [path, bytes] of ours) {
        assert.deepEqual(readFileSync(join(folder, path)), bytes, path);
      }
      const fetched = hub.log.entries.filter(({ route }) => route === "resolve");
      assert.deepEqual(
        [...new Set(fetched.map(({ target }) => target))],
        [`/example/small/resolve/${COMMIT}/model.safetensors`],
      );
      const { repos, warnings } = await scanCacheDir(cacheDir);
      assert.deepEqual(
        repos.map(({ id, revisions }) => [id.name, revisions.map(({ refs }) => refs)]),
        [["example/small", [["main"]]]],
      );
      assert.deepEqual(warnings, []);
    }));
});
