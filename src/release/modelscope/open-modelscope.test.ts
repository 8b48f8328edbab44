import assert from "node:assert/strict";
import type { IncomingMessage, ServerResponse } from "node:http";
import { describe, it } from "node:test";

import { sha256OfBytes } from "../../bytes/digest.ts";
import { withServer, type LocalServer } from "../../net/local-server.test.ts";
import type { NetworkOptions } from "../../net/network-options.ts";
import { emptyHome } from "../hub/small-hub.test.ts";
import { contentsOf } from "../release-fixtures.test.ts";
import type { Release } from "../release.ts";
import { openModelScope } from "./open-modelscope.ts";

const COMMIT = "c".repeat(40);
const WEIGHTS = Buffer.alloc(3 << 20, "weights ");
const README = Buffer.from("# Model\n");

/** A file as the interface lists it. */
function entry(path: string, bytes: Buffer, more: object = {}) {
  return {
    Name: path.split("/").at(-1),
    Path: path,
    Type: "blob",
    Size: bytes.length,
    Sha256: sha256OfBytes(bytes),
    Revision: "1".repeat(40),
    ...more,
  };
}

const ENTRIES = [
  entry("README.md", README),
  { Name: "sub", Path: "sub", Type: "tree", Size: 0, Sha256: "" },
  entry("sub/weights.safetensors", WEIGHTS),
];

function send(response: ServerResponse, value: unknown, status = 200): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(value));
}

function ok(Data: unknown): object {
  return { Code: 200, Success: true, Message: "success", Data };
}

/** A hub with one model and one dataset; large files lie on `storage`. */
function hub(
  entries: readonly object[],
  storage = "",
): (request: IncomingMessage, response: ServerResponse) => void {
  return (request, response) => {
    const url = new URL(request.url ?? "/", "http://hub");
    const path = url.searchParams.get("FilePath");
    const revision = url.searchParams.get("Revision");
    switch (url.pathname) {
      case "/api/v1/models/org/name/repo/files":
        if (revision === "nothing")
          send(response, { Code: 10010205001, Success: false, Message: "not found" }, 404);
        else send(response, ok({ Files: entries, LatestCommitter: { Id: COMMIT } }));
        return;
      case "/api/v1/models/org/name/repo":
        if (path === "README.md") response.end(README);
        else if (path === "sub/weights.safetensors") {
          response.writeHead(302, { location: `${storage}/blob?signature=x` }).end();
        } else send(response, { Code: 10990101007, Success: false, Message: "no such file" }, 404);
        return;
      case "/api/v1/datasets/org/name":
        send(response, ok({ Id: 7, Type: 1 }));
        return;
      case "/api/v1/datasets/7/repo/tree": {
        const page = Number(url.searchParams.get("PageNumber")) - 1;
        const size = Number(url.searchParams.get("PageSize"));
        const files = entries.slice(page * size, (page + 1) * size);
        send(response, { ...ok({ Files: files }), TotalCount: entries.length });
        return;
      }
      default:
        send(response, { Code: 404, Success: false, Message: "not found" }, 404);
    }
  };
}

function storage(request: IncomingMessage, response: ServerResponse): void {
  const [, first, last] = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? "") ?? [];
  const [start, end] = [Number(first), Number(last) + 1];
  response
    .writeHead(206, { "content-range": `bytes ${start}-${end - 1}/${WEIGHTS.length}` })
    .end(WEIGHTS.subarray(start, end));
}

function networkOf({ origin }: LocalServer, env: NetworkOptions["env"] = {}): NetworkOptions {
  return { env: { MODELSCOPE_DOMAIN: origin, ...env }, home: emptyHome() };
}

function summary({ name, source, revision, listing, files, oddities }: Release) {
  return {
    name,
    kind: source.kind,
    revision,
    listing,
    files: files.map(({ path, byteLength }) => `${path} ${byteLength}`),
    oddities: oddities.map(({ kind, path }) => `${kind} ${path}`),
  };
}

describe("a model on ModelScope", () => {
  it("is listed with one request, and read in parts", () =>
    withServer(storage, (cdn) =>
      withServer(hub(ENTRIES, cdn.origin), async (server) => {
        const network = networkOf(server, { MODELSCOPE_API_TOKEN: "secret" });
        const release = await openModelScope("ms:org/name", { network });
        assert.deepEqual(summary(release), {
          name: "name",
          kind: "modelscope",
          revision: COMMIT,
          listing: "complete",
          files: ["README.md 8", `sub/weights.safetensors ${WEIGHTS.length}`],
          oddities: [],
        });
        assert.deepEqual(server.seen, [
          "GET /api/v1/models/org/name/repo/files?Revision=master&Recursive=True",
        ]);
        const [readme, weights] = release.files;
        assert.equal(readme?.declaredSha256, sha256OfBytes(README));
        assert.deepEqual(Buffer.from((await (await readme?.open?.())?.read(0, 99)) ?? []), README);
        const source = await weights?.open?.();
        assert.deepEqual(await source?.read(0, 9), WEIGHTS.subarray(0, 9));
        await source?.read(2 << 20, (2 << 20) + 9);
        assert.deepEqual(server.seen.slice(1), [
          `GET /api/v1/models/org/name/repo?Revision=${COMMIT}&FilePath=README.md`,
          `GET /api/v1/models/org/name/repo?Revision=${COMMIT}&FilePath=sub%2Fweights.safetensors`,
        ]);
        assert.equal(cdn.seen.length, 2);
        assert.ok(server.heads.every(({ cookie }) => cookie === "m_session_id=secret"));
        assert.ok(cdn.heads.every(({ cookie }) => cookie === undefined));
      }),
    ));

  it("costs one request the second time, and none by its commit or offline", () =>
    withServer(storage, (cdn) =>
      withServer(hub(ENTRIES, cdn.origin), async (server) => {
        const network = networkOf(server);
        const read = async (target: string, offline = false) => {
          const release = await openModelScope(target, { network: { ...network, offline } });
          const [readme, weights] = release.files;
          await (await weights?.open?.())?.read(0, 9);
          return Buffer.from((await (await readme?.open?.())?.read(0, 99)) ?? []).toString();
        };
        await read("ms:org/name");
        await read(`ms:org/name@${COMMIT}`);
        const count = server.seen.length + cdn.seen.length;
        assert.equal(await read("ms:org/name"), README.toString());
        assert.equal(server.seen.length + cdn.seen.length, count + 1);
        assert.equal(await read(`ms:org/name@${COMMIT}`), README.toString());
        assert.equal(await read("ms:org/name", true), README.toString());
        assert.equal(server.seen.length + cdn.seen.length, count + 1);
        await assert.rejects(read("ms:org/name@other", true), { code: "offline" });
      }),
    ));

  it("may be asked for by a folder or a file", () =>
    withServer(hub(ENTRIES), async (server) => {
      const network = networkOf(server);
      const folder = await openModelScope("ms:org/name/sub", { network });
      assert.deepEqual(
        folder.files.map(({ path }) => path),
        ["weights.safetensors"],
      );
      assert.equal(folder.listing, "complete");
      const file = await openModelScope("ms:org/name@v1/README.md", { network });
      assert.deepEqual(
        [file.files.map(({ path }) => path), file.listing],
        [["README.md"], "partial"],
      );
      await assert.rejects(openModelScope("ms:org/name/none", { network }), {
        code: "target-not-found",
      });
    }));

  it("has names that no release can have", () => {
    const odd = ["../up", "/root", "a\\b", "a\nb"].map((path) => entry(path, README));
    return withServer(hub([...odd, entry("a", README), entry("a", README)]), async (server) => {
      const release = await openModelScope("ms:org/name", { network: networkOf(server) });
      assert.deepEqual(
        release.files.map(({ path }) => path),
        ["a", "a\\x0Ab"],
      );
      assert.equal(release.listing, "partial");
      assert.deepEqual(release.oddities.map(({ kind }) => kind).toSorted(), [
        "listed-path-refused",
        "listed-path-refused",
        "listed-path-refused",
        "listed-twice",
        "name-with-control-characters",
      ]);
    });
  });

  it("has a file that is not what its digest says", () =>
    withServer(hub([entry("README.md", README, { Sha256: "0".repeat(64) })]), async (server) => {
      const release = await openModelScope("ms:org/name", { network: networkOf(server) });
      await assert.rejects(contentsOf(release), { code: "wrong-bytes" });
    }));

  it("has fewer entries than it says", () =>
    withServer(
      (_, response) => {
        send(response, ok({ Files: ENTRIES, TotalCount: 9 }));
      },
      async (server) => {
        const release = await openModelScope("ms:org/name", { network: networkOf(server) });
        assert.deepEqual(
          [release.listing, release.partialBecause],
          ["partial", "the server listed 3 entries, and has 9"],
        );
      },
    ));
});

describe("a dataset on ModelScope", () => {
  it("is listed page by page", () => {
    const entries = Array.from({ length: 250 }, (_, at) => entry(`data/${at}`, README));
    return withServer(hub(entries), async (server) => {
      const release = await openModelScope("ms:datasets/org/name", { network: networkOf(server) });
      assert.equal(release.files.length, 250);
      assert.equal(release.listing, "complete");
      assert.equal(server.seen.length, 4);
    });
  });

  it("may fill its last page, and may be longer than is read", () => {
    const entries = Array.from({ length: 200 }, (_, at) => entry(`data/${at}`, README));
    return withServer(hub(entries), async (server) => {
      const network = networkOf(server);
      const whole = await openModelScope("ms:datasets/org/name", { network });
      assert.deepEqual([whole.files.length, whole.listing], [200, "complete"]);
      const limits = { maxEntries: 100 };
      const part = await openModelScope("ms:datasets/org/name", { network, limits });
      assert.deepEqual([part.files.length, part.listing], [100, "partial"]);
    });
  });
});

describe("a server that answers otherwise", () => {
  const cases: readonly {
    readonly what: string;
    readonly code: string;
    readonly status?: number;
    readonly answer: unknown;
  }[] = [
    { what: "nothing there", code: "target-not-found", status: 404, answer: {} },
    { what: "not allowed", code: "target-not-allowed", status: 403, answer: {} },
    { what: "an error", code: "network", status: 418, answer: {} },
    {
      what: "a failure that it calls a success",
      code: "target-not-found",
      answer: { Code: 10010205001, Success: false, Message: "no" },
    },
    { what: "a text", code: "network", answer: "no" },
    { what: "no data", code: "network", answer: { Code: 200, Success: true } },
    { what: "no files", code: "network", answer: ok({}) },
    { what: "a file that is none", code: "network", answer: ok({ Files: [7] }) },
    {
      what: "a file without a path",
      code: "network",
      answer: ok({ Files: [{ Type: "blob", Size: 1 }] }),
    },
    {
      what: "a file of no size",
      code: "network",
      answer: ok({ Files: [{ Type: "blob", Path: "a", Size: -1 }] }),
    },
  ];
  for (const { what, code, status = 200, answer } of cases) {
    it(what, () =>
      withServer(
        (_, response) => {
          send(response, answer, status);
        },
        async (server) => {
          await assert.rejects(openModelScope("ms:org/name", { network: networkOf(server) }), {
            code,
          });
        },
      ),
    );
  }

  it("is not asked while offline, nor without encryption", async () => {
    const network = { env: {}, home: emptyHome(), offline: true };
    await assert.rejects(openModelScope("ms:org/name", { network }), { code: "offline" });
  });
});
