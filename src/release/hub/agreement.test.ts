import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { downloadFile, listFiles, type RepoDesignation } from "@huggingface/hub";
import { EXAMPLES, READER, withHub } from "../../../fixtures/hub-server/example-hub.test.ts";
import type { HubServer } from "../../../fixtures/hub-server/hub-server.ts";
import { repository } from "../../../fixtures/hub-server/repository.ts";
import { openRelease } from "../open-release.ts";
import type { Release, ReleaseFile } from "../release.ts";
import { emptyHome } from "./small-hub.test.ts";

/** More than two pages of a listing. */
const MANY = repository({
  id: "example/many",
  commits: [
    {
      title: "Many files",
      files: Object.fromEntries([...Array(2100).keys()].map((n) => [`many/${n % 7}/${n}.txt`, ""])),
    },
  ],
});

/** What two clients are asked for alike. */
interface Case {
  readonly what: string;
  readonly target: string;
  readonly repo: RepoDesignation;
  readonly revision?: string;
  readonly accessToken?: string;
}

const CASES: readonly Case[] = [
  { what: "a model", target: "hf:example/small", repo: "example/small" },
  { what: "a tag", target: "hf:example/small@v1", repo: "example/small", revision: "v1" },
  {
    what: "a request",
    target: "hf:example/small@refs/pr/1",
    repo: "example/small",
    revision: "refs/pr/1",
  },
  { what: "a dataset", target: "hf:datasets/example/facts", repo: "datasets/example/facts" },
  {
    what: "a private model",
    target: "hf:example/private",
    repo: "example/private",
    accessToken: READER.token,
  },
  {
    what: "a gated model",
    target: "hf:example/gated",
    repo: "example/gated",
    accessToken: READER.token,
  },
  { what: "a model of more than one page", target: "hf:example/many", repo: "example/many" },
];

const open = ({ origins }: HubServer, { target, accessToken }: Case): Promise<Release> =>
  openRelease(target, {
    network: {
      env: {
        HF_ENDPOINT: origins.hub,
        ...(accessToken !== undefined && { HF_TOKEN: accessToken }),
      },
      home: emptyHome(),
    },
  });

/** How the official client is asked. */
const official = ({ origins }: HubServer, { repo, revision, accessToken }: Case) => ({
  repo,
  hubUrl: origins.hub,
  ...(revision !== undefined && { revision }),
  ...(accessToken !== undefined && { accessToken }),
});

async function readAll({ open, byteLength = 0 }: ReleaseFile): Promise<Uint8Array> {
  const source = await (open ?? assert.fail("is not at hand"))();
  return source.read(0, byteLength);
}

describe("our client and the official one agree", () => {
  for (const each of CASES) {
    it(`on the files of ${each.what}, their sizes and digests`, () =>
      withHub(
        async (hub) => {
          const release = await open(hub, each);
          const theirs: unknown[] = [];
          const asked = official(hub, each);
          // Here the official client puts a revision into the address as it is.
          const revision = encodeURIComponent(asked.revision ?? "main");
          for await (const entry of listFiles({ ...asked, revision, recursive: true })) {
            const { type, path, size, oid, lfs } = entry;
            if (type === "file") theirs.push([path, size, lfs?.oid ?? oid]);
          }
          const ours = release.files.map((file) => [
            file.path,
            file.byteLength,
            file.declaredSha256 ?? file.declaredGitSha1,
          ]);
          assert.ok(theirs.length > 0);
          assert.deepEqual(ours, theirs);
          assert.equal(release.listing, "complete");
        },
        { repositories: [...EXAMPLES, MANY] },
      ));
  }

  for (const each of CASES.filter(({ repo }) => repo !== "example/many")) {
    it(`on the bytes of ${each.what}`, () =>
      withHub(async (hub) => {
        const { files } = await open(hub, each);
        for (const file of files) {
          const path = file.path.split("/").map(encodeURIComponent).join("/");
          const theirs = await downloadFile({ ...official(hub, each), path });
          const bytes = new Uint8Array((await theirs?.arrayBuffer()) ?? assert.fail(file.path));
          assert.deepEqual(Buffer.from(await readAll(file)), Buffer.from(bytes), file.path);
        }
      }));
  }

  it("on parts of a file of four gigabytes", () =>
    withHub(async (hub) => {
      const each = { what: "large", target: "hf:example/large", repo: "example/large" };
      const { files } = await open(hub, each);
      const file = files.find(({ path }) => path === "model.safetensors");
      const ours = await (file?.open ?? assert.fail("is not at hand"))();
      const theirs = await downloadFile({ ...official(hub, each), path: "model.safetensors" });
      assert.equal(ours.byteLength, theirs?.size);
      for (const [start, end] of [
        [0, 8],
        [8, 120],
        [100, 70_000],
        [4_294_967_290, 4_294_967_300],
        [4_294_976_681, 4_294_976_682],
      ] as const) {
        const bytes = (await theirs?.slice(start, end).arrayBuffer()) ?? assert.fail("no bytes");
        assert.deepEqual(Buffer.from(await ours.read(start, end)), Buffer.from(bytes));
      }
    }));
});

describe("a token", () => {
  it("goes to the hub and nowhere else", () =>
    withHub(async (hub) => {
      const each = {
        what: "gated",
        target: "hf:example/gated",
        repo: "example/gated",
        accessToken: READER.token,
      };
      const { files } = await open(hub, each);
      await Promise.all(files.map((file) => readAll(file)));
      const { entries } = hub.log;
      assert.deepEqual(
        entries.map(({ origin, hasToken }) => [origin, hasToken]).filter(([, has]) => has === true),
        entries.filter(({ origin }) => origin === "hub").map(() => ["hub", true]),
      );
      assert.ok(hub.log.requests("cdn") > 0);
    }));
});
