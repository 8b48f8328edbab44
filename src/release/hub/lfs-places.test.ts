import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { READER, withHub } from "../../../fixtures/hub-server/example-hub.test.ts";
import { brokenJson } from "../../../fixtures/hub-server/faults/broken-json.ts";
import { cutBody } from "../../../fixtures/hub-server/faults/cut-body.ts";
import { htmlPage } from "../../../fixtures/hub-server/faults/html-page.ts";
import { otherJson } from "../../../fixtures/hub-server/faults/other-json.ts";
import type { Fault } from "../../../fixtures/hub-server/faults/fault.ts";
import type { HubServer } from "../../../fixtures/hub-server/hub-server.ts";
import { repository, type RepositorySpec } from "../../../fixtures/hub-server/repository.ts";
import { shardedModel } from "../../../fixtures/hub-server/sharded-model.ts";
import type { HttpClient } from "../../net/http.ts";
import { openRelease } from "../open-release.ts";
import { lfsPlaces } from "./lfs-places.ts";
import { emptyHome } from "./small-hub.test.ts";

const shards = (count: number, more: Partial<RepositorySpec> = {}): RepositorySpec => ({
  id: "example/shards",
  commits: [
    {
      title: "Weights",
      files: shardedModel({ shards: count, bytesPerShard: 4_000_000_000, tensorsPerShard: 2 }),
    },
  ],
  ...more,
});

/** Reads the first bytes of each shard, and what the hub was asked for that, each kind of question once. */
async function readShards(
  { origins, log }: HubServer,
  env: Readonly<Record<string, string>> = {},
): Promise<Readonly<Record<string, number>>> {
  const { files } = await openRelease("hf:example/shards", {
    network: { env: { HF_ENDPOINT: origins.hub, ...env }, home: emptyHome() },
  });
  const weights = files.filter(({ path }) => path.endsWith(".safetensors"));
  const heads = await Promise.all(
    weights.map(async ({ open }) => Buffer.from((await (await open?.())?.read(8, 24)) ?? [])),
  );
  for (const head of heads) assert.equal(head.toString(), '{"__metadata__":');
  const asked: Record<string, number> = {};
  for (const { route = "none" } of log.entries) asked[route] = (asked[route] ?? 0) + 1;
  return asked;
}

describe("files that git holds as pointers", () => {
  it("are placed a hundred at a time", () =>
    withHub(
      async (hub) => {
        assert.deepEqual(await readShards(hub), { info: 1, tree: 1, "lfs-batch": 2, cdn: 120 });
      },
      { repositories: [repository(shards(120))] },
    ));

  it("are reached one by one where there are few", () =>
    withHub(
      async (hub) => {
        assert.deepEqual(await readShards(hub), { info: 1, tree: 1, resolve: 2, cdn: 2 });
      },
      { repositories: [repository(shards(2))] },
    ));

  it("are placed for those who may read them, and the token stays with the hub", () =>
    withHub(
      async (hub) => {
        await readShards(hub, { HF_TOKEN: READER.token });
        assert.ok(hub.log.entries.some(({ route }) => route === "lfs-batch"));
        assert.deepEqual(
          hub.log.entries.map(({ origin, hasToken }) => hasToken === (origin === "hub")),
          hub.log.entries.map(() => true),
        );
      },
      { repositories: [repository(shards(4, { isPrivate: true, readers: [READER.name] }))] },
    ));

  const noShortCut: readonly Fault[] = [
    brokenJson,
    otherJson,
    htmlPage,
    { ...htmlPage, id: "not-found", play: (answer) => ({ ...answer, status: 404 }) },
  ];
  for (const fault of noShortCut) {
    it(`are reached one by one where the short cut leads nowhere: ${fault.id}`, () =>
      withHub(
        async (hub) => {
          hub.play(fault, { routes: ["lfs-batch"] });
          const asked = await readShards(hub);
          assert.deepEqual(asked, { info: 1, tree: 1, "lfs-batch": 1, resolve: 4, cdn: 4 });
        },
        { repositories: [repository(shards(4))] },
      ));
  }

  it("are asked for at the hub again where an address serves no more", () =>
    withHub(
      async (hub) => {
        hub.play(
          { ...cutBody, play: (answer) => ({ ...answer, status: 403 }) },
          { routes: ["cdn"], times: 1 },
        );
        const asked = await readShards(hub);
        assert.deepEqual(asked, { info: 1, tree: 1, "lfs-batch": 1, cdn: 5, resolve: 1 });
      },
      { repositories: [repository(shards(4))] },
    ));
});

describe("an answer of the batch API", () => {
  const oid = "a".repeat(64);
  const cases = [
    { what: "is taken", href: "https://cdn.example/x", url: "https://cdn.example/x" },
    { what: "is left where it gives up encryption", href: "http://cdn.example/x", url: undefined },
    { what: "is left where it is no URL", href: "cdn", url: undefined },
    {
      what: "is left where it wants fields of its own",
      href: "https://cdn.example/x",
      header: { authorization: "Basic eDp5" },
      url: undefined,
    },
  ];
  for (const { what, href, header, url } of cases) {
    it(what, async () => {
      const body = { objects: [{ oid, actions: { download: { href, header } } }] };
      const client: HttpClient = {
        traffic: { requests: 0, bytesReceived: 0, retries: 0, waitedMs: 0 },
        request: ({ url }) =>
          Promise.resolve({
            url,
            status: 200,
            header: () => undefined,
            hops: [],
            bytes: () => Promise.resolve(Buffer.from(JSON.stringify(body))),
            chunks: () => assert.fail("is read whole"),
            discard: () => Promise.resolve(),
          }),
      };
      const files = [oid, "b".repeat(64), "c".repeat(64)].map((sha256) => ({
        path: sha256,
        byteLength: 5_000_000,
        gitSha1: "0".repeat(40),
        sha256,
      }));
      const place = lfsPlaces(client, { url: "https://hub.example/x.git" }, files);
      const [file] = files;
      assert.equal((await place(file ?? assert.fail()))?.url, url);
    });
  }
});
