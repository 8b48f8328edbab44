import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { describe, it } from "node:test";
import { gzipSync } from "node:zlib";

import { sha256OfBytes } from "../../bytes/digest.ts";
import { withServer, type LocalServer } from "../../net/local-server.test.ts";
import type { NetworkOptions } from "../../net/network-options.ts";
import { contentsOf, tarOf, zipOf } from "../release-fixtures.test.ts";
import type { Release } from "../release.ts";
import { openWeb } from "./open-web.ts";

const NOISE = randomBytes(17 << 20);

/** How a server of files behaves. */
interface FileHost {
  readonly files: Readonly<Record<string, Buffer>>;
  /** Sends all of a file whatever is asked. */
  readonly isWhole?: boolean;
  readonly fields?: Readonly<Record<string, string>>;
}

/** Serves files with ranges (RFC 9110, 14). */
function serveFiles({ files, isWhole = false, fields = {} }: FileHost) {
  return (request: IncomingMessage, response: ServerResponse): void => {
    const bytes = files[request.url ?? ""];
    for (const [name, value] of Object.entries(fields)) response.setHeader(name, value);
    if (bytes === undefined) {
      response.writeHead(404).end();
      return;
    }
    const [, first = "", last = ""] = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? "") ?? [];
    if (isWhole || first === "") {
      response.writeHead(200).end(bytes);
      return;
    }
    const start = Number(first);
    const end = Math.min(Number(last) + 1, bytes.length);
    if (start >= bytes.length) {
      response.writeHead(416, { "content-range": `bytes */${bytes.length}` }).end();
      return;
    }
    const range = `bytes ${start}-${end - 1}/${bytes.length}`;
    response.writeHead(206, { "content-range": range }).end(bytes.subarray(start, end));
  };
}

function networkOf({ origin }: LocalServer): NetworkOptions {
  return { env: {}, home: "/nowhere", allowPrivate: [origin] };
}

function summary({ name, source, listing, files }: Release) {
  return { name, kind: source.kind, listing, files: files.map(({ path }) => path) };
}

const TEXTS = [
  { name: "model/LICENSE", content: "words\n" },
  { name: "model/README.md", content: "# Model\n" },
];

describe("an archive on the web", () => {
  const big = { name: "model/weights.bin", content: NOISE, method: 0 };
  const cases: readonly {
    readonly what: string;
    readonly path: string;
    readonly make: () => Buffer | Promise<Buffer>;
    readonly isWhole?: boolean;
    /** Requests for the listing, and with the two texts. */
    readonly requests: readonly [number, number];
    readonly files?: readonly string[];
  }[] = [
    { what: "a small zip", path: "/m.zip", make: () => zipOf(TEXTS), requests: [1, 1] },
    { what: "a small tar", path: "/m.tar", make: () => tarOf(TEXTS), requests: [1, 1] },
    {
      what: "a small packed tar",
      path: "/m.tar.gz",
      make: async () => gzipSync(await tarOf(TEXTS)),
      requests: [1, 1],
    },
    {
      what: "a large zip, of which the weights are not fetched",
      path: "/m.zip",
      make: () => zipOf([...TEXTS, big]),
      requests: [3, 3],
      files: ["LICENSE", "README.md", "weights.bin"],
    },
    {
      what: "a large tar, of which the weights are not fetched",
      path: "/m.tar",
      make: () => tarOf([big, ...TEXTS]),
      requests: [2, 2],
      files: ["LICENSE", "README.md", "weights.bin"],
    },
    {
      what: "a large packed tar, read once",
      path: "/m.tar.gz",
      make: async () => gzipSync(await tarOf([...TEXTS, big]), { level: 1 }),
      requests: [4, 4],
      files: ["LICENSE", "README.md", "weights.bin"],
    },
    {
      what: "a zip from a server that sends no parts",
      path: "/m.zip",
      make: () => zipOf(TEXTS),
      isWhole: true,
      requests: [1, 1],
    },
  ];
  for (const {
    what,
    path,
    make,
    isWhole = false,
    requests,
    files = ["LICENSE", "README.md"],
  } of cases) {
    it(what, async () => {
      const host = { files: { [path]: await make() }, isWhole };
      await withServer(serveFiles(host), async (server) => {
        const release = await openWeb(server.origin + path, { network: networkOf(server) });
        assert.deepEqual(summary(release), { name: "m", kind: "web", listing: "complete", files });
        const texts = release.files.filter((file) => file.path !== "weights.bin");
        const before = server.seen.length;
        assert.deepEqual(await contentsOf({ ...release, files: texts }), {
          LICENSE: sha256OfBytes(Buffer.from("words\n")),
          "README.md": sha256OfBytes(Buffer.from("# Model\n")),
        });
        assert.deepEqual([before, server.seen.length], requests);
      });
    });
  }
});

describe("a packed member of a large archive", () => {
  it("is not fetched beyond the limit, and leaves the rest readable", () => {
    const members = [{ name: "weights.bin", content: NOISE }, ...TEXTS];
    return withServer(serveFiles({ files: { "/m.zip": zipOf(members) } }), async (server) => {
      const network = networkOf(server);
      const limits = { maxFetchedBytes: 4 << 20 };
      const { files } = await openWeb(`${server.origin}/m.zip`, { network, limits });
      const weights = await files.find(({ path }) => path === "weights.bin")?.open?.();
      await assert.rejects(async () => weights?.read(10 << 20, 11 << 20), { code: "too-large" });
      const readme = await files.find(({ path }) => path === "model/README.md")?.open?.();
      assert.deepEqual(Buffer.from((await readme?.read(0, 99)) ?? []), Buffer.from("# Model\n"));
    });
  });
});

describe("a file on the web", () => {
  it("is a release of one file, of which parts are read", () =>
    withServer(serveFiles({ files: { "/a/model.gguf": NOISE } }), async (server) => {
      const release = await openWeb(`${server.origin}/a/model.gguf`, {
        network: networkOf(server),
      });
      assert.deepEqual(summary(release), {
        name: "model",
        kind: "web",
        listing: "partial",
        files: ["model.gguf"],
      });
      const [file] = release.files;
      assert.equal(file?.byteLength, NOISE.length);
      const source = await file?.open?.();
      assert.deepEqual(await source?.read(0, 100), NOISE.subarray(0, 100));
      assert.equal(server.seen.length, 1);
      assert.deepEqual(
        await source?.read(7 << 20, (7 << 20) + 5),
        NOISE.subarray(7 << 20, (7 << 20) + 5),
      );
      assert.equal(server.seen.length, 2);
    }));

  it("may be empty", () =>
    withServer(serveFiles({ files: { "/LICENSE": Buffer.alloc(0) } }), async (server) => {
      const release = await openWeb(`${server.origin}/LICENSE`, { network: networkOf(server) });
      assert.deepEqual(
        release.files.map(({ path, byteLength }) => [path, byteLength]),
        [["LICENSE", 0]],
      );
    }));

  it("is not mixed with another that takes its place", async () => {
    let bytes = NOISE;
    let tag = '"one"';
    const handle = (request: IncomingMessage, response: ServerResponse): void => {
      const isOther =
        request.headers["if-range"] !== undefined && request.headers["if-range"] !== tag;
      serveFiles({ files: { "/m.bin": bytes }, isWhole: isOther, fields: { etag: tag } })(
        request,
        response,
      );
    };
    await withServer(handle, async (server) => {
      const release = await openWeb(`${server.origin}/m.bin`, { network: networkOf(server) });
      const source = await release.files[0]?.open?.();
      assert.ok(source);
      [bytes, tag] = [Buffer.alloc(NOISE.length), '"two"'];
      await assert.rejects(source.read(5 << 20, 6 << 20), { code: "network" });
    });
  });
});

describe("an address that gives no release", () => {
  const cases: readonly {
    readonly what: string;
    readonly code: string;
    readonly path?: string;
    readonly answer: (response: ServerResponse) => unknown;
  }[] = [
    {
      what: "nothing there",
      code: "target-not-found",
      answer: (response) => response.writeHead(404).end(),
    },
    {
      what: "not allowed",
      code: "target-not-allowed",
      answer: (response) => response.writeHead(403).end(),
    },
    { what: "an error", code: "network", answer: (response) => response.writeHead(418).end() },
    {
      what: "a range in the middle",
      code: "network",
      answer: (response) => response.writeHead(206, { "content-range": "bytes 5-6/100" }).end("ab"),
    },
    {
      what: "a range without the whole length",
      code: "network",
      answer: (response) => response.writeHead(206, { "content-range": "bytes 0-1/*" }).end("ab"),
    },
    {
      what: "a range shorter than it says",
      code: "network",
      answer: (response) => response.writeHead(206, { "content-range": "bytes 0-9/10" }).end("ab"),
    },
    {
      what: "packed on the way",
      code: "network",
      answer: (response) => response.writeHead(200, { "content-encoding": "gzip" }).end("ab"),
    },
    {
      what: "more than is held, and no parts",
      code: "too-large",
      answer: (response) =>
        response.writeHead(200, { "content-length": String(2 ** 40) }).end("ab"),
    },
    {
      what: "a packed tar too long to be read from beginning to end",
      code: "too-large",
      path: "/m.tgz",
      answer: (response) =>
        response
          .writeHead(206, { "content-range": `bytes 0-1/${2 ** 40}` })
          .end(Buffer.from([0x1f, 0x8b])),
    },
    {
      what: "an archive that is not read",
      code: "target-unreadable",
      path: "/m.tar.xz",
      answer: (response) => response.end("ab"),
    },
  ];
  for (const { what, code, path = "/m.bin", answer } of cases) {
    it(what, () =>
      withServer(
        (_, response) => void answer(response),
        async (server) => {
          const opened = openWeb(server.origin + path, { network: networkOf(server) });
          await assert.rejects(opened, { code });
        },
      ),
    );
  }

  it("asked without encryption, of a server that nobody configured", async () => {
    const network = { env: {}, home: "/nowhere" };
    await assert.rejects(openWeb("http://host.org/m.zip", { network }), {
      code: "target-not-allowed",
    });
  });

  it("asked while offline", async () => {
    const network = { env: {}, home: "/nowhere", offline: true };
    await assert.rejects(openWeb("https://host.org/m.zip", { network }), { code: "offline" });
  });
});
