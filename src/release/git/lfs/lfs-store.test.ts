import assert from "node:assert/strict";
import type { IncomingMessage, ServerResponse } from "node:http";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { describe, it } from "node:test";

import { sha256OfBytes } from "../../../bytes/digest.ts";
import type { NetworkOptions } from "../../../net/network-options.ts";
import type { Release } from "../../release.ts";
import {
  commitFiles,
  lfsPointer,
  makeRepository,
  withGitHost,
  type GitHost,
} from "../git-fixtures.test.ts";
import { openGit } from "../open-git.ts";

const WEIGHTS = Buffer.alloc(3 << 20, "weights ");
const SMALL = Buffer.from("a vocabulary\n");
const FILES = [WEIGHTS, SMALL];
const BATCH = "POST /a.git/info/lfs/objects/batch";

/** How a server of git LFS behaves. */
interface LfsHost {
  /** The address of a file, signed by the number of the question. */
  readonly href?: (digest: string, question: number) => string;
  readonly bytesOf?: (digest: string) => Buffer | undefined;
  readonly answer?: unknown;
}

/** Answers for git LFS in place of git. */
function lfsHost({ href, bytesOf, answer }: LfsHost = {}) {
  let questions = 0;
  return (request: IncomingMessage, response: ServerResponse): boolean => {
    const { url = "", headers } = request;
    if (url === "/a.git/info/lfs/objects/batch") {
      questions += 1;
      void respond(request, response, questions);
      return true;
    }
    const [, question, digest = ""] = /^\/lfs\/(\d+)\/(\w+)$/.exec(url) ?? [];
    if (question === undefined) return false;
    const bytes = bytesOf?.(digest) ?? FILES.find((file) => sha256OfBytes(file) === digest);
    const [, first, last] = /^bytes=(\d+)-(\d+)$/.exec(headers.range ?? "") ?? [];
    // Only the last address is valid.
    if (!bytes || Number(question) !== questions) response.writeHead(403).end();
    else {
      const [start, end] = [Number(first), Number(last) + 1];
      const range = `bytes ${start}-${end - 1}/${bytes.length}`;
      response.writeHead(206, { "content-range": range }).end(bytes.subarray(start, end));
    }
    return true;
  };

  async function respond(
    request: IncomingMessage,
    response: ServerResponse,
    question: number,
  ): Promise<void> {
    const asked = [...(await text(request)).matchAll(/"oid":"(\w+)","size":(\d+)/g)];
    const own = (digest: string): string =>
      `http://${request.headers.host}/lfs/${question}/${digest}`;
    const objects = asked.map(([, oid = "", size]) => ({
      oid,
      size: Number(size),
      actions: {
        download: {
          href: href?.(oid, question) ?? own(oid),
          header: { "X-Key": "k", Range: "bytes=0-0", Host: "x" },
        },
      },
    }));
    response.end(JSON.stringify(answer ?? { transfer: "basic", objects }));
  }
}

async function withRelease(
  host: LfsHost,
  use: (release: Release, server: GitHost, network: NetworkOptions) => Promise<void>,
): Promise<void> {
  await withGitHost(
    async (server, root, network) => {
      commitFiles(makeRepository(join(root, "a.git")), {
        "a.safetensors": lfsPointer(sha256OfBytes(WEIGHTS), WEIGHTS.length),
        "b.json": lfsPointer(sha256OfBytes(SMALL), SMALL.length),
      });
      await use(await openGit(`git+${server.origin}/a.git`, { network }), server, network);
    },
    { intercept: lfsHost(host) },
  );
}

async function read(release: Release, path: string, start: number, end: number): Promise<string> {
  const source = await release.files.find((file) => file.path === path)?.open?.();
  assert.ok(source);
  return Buffer.from(await source.read(start, end)).toString();
}

describe("a file that git LFS keeps", () => {
  it("is read in parts, after one question for all", () =>
    withRelease({}, async (release, { requests, heads }) => {
      assert.equal(await read(release, "a.safetensors", 0, 7), "weights");
      assert.equal(await read(release, "a.safetensors", 2 << 20, (2 << 20) + 7), "weights");
      assert.equal(await read(release, "b.json", 2, 12), "vocabulary");
      const asked = requests.slice(3);
      assert.deepEqual(asked, [
        BATCH,
        `GET /lfs/1/${sha256OfBytes(WEIGHTS)}`,
        `GET /lfs/1/${sha256OfBytes(WEIGHTS)}`,
        `GET /lfs/1/${sha256OfBytes(SMALL)}`,
      ]);
      assert.equal(heads.at(-1)?.["x-key"], "k");
      assert.equal(heads.at(-1)?.range, `bytes=0-${SMALL.length - 1}`);
    }));

  it("is not fetched again, also offline", () =>
    withRelease({}, async (release, { origin, requests }, network) => {
      await read(release, "a.safetensors", 0, 7);
      const count = requests.length;
      const offline = await openGit(`git+${origin}/a.git`, {
        network: { ...network, offline: true },
      });
      assert.deepEqual(
        offline.files.map(({ path, open }) => [path, open !== undefined]),
        [
          ["a.safetensors", true],
          ["b.json", false],
        ],
      );
      assert.equal(await read(offline, "a.safetensors", 0, 7), "weights");
      assert.equal(requests.length, count);
    }));

  const wrong: readonly { readonly what: string; readonly code: string; readonly host: LfsHost }[] =
    [
      { what: "is not there", code: "network", host: { answer: { objects: [] } } },
      {
        what: "is at no address",
        code: "network",
        host: { answer: { objects: [7, { oid: sha256OfBytes(SMALL) }] } },
      },
      {
        what: "is nowhere, as an answer that is none says",
        code: "network",
        host: { answer: "no" },
      },
      {
        what: "is at an address of another kind",
        code: "network",
        host: { href: () => "file:///etc/passwd" },
      },
      {
        what: "is on a private address",
        code: "target-not-allowed",
        host: { href: () => "https://169.254.169.254/latest" },
      },
      {
        what: "is other than its digest says",
        code: "wrong-bytes",
        host: { bytesOf: () => Buffer.from("another text\n") },
      },
    ];
  for (const { what, code, host } of wrong) {
    it(what, () =>
      withRelease(host, async (release) => {
        await assert.rejects(read(release, "b.json", 0, 9), { code });
      }),
    );
  }

  it("of a server that knows nothing of git LFS is asked for once", () =>
    withGitHost(async ({ origin, requests }, root, network) => {
      const pointer = (size: number): string => lfsPointer("ab".repeat(32), size);
      commitFiles(makeRepository(join(root, "a.git")), {
        a: pointer(7),
        b: lfsPointer("cd".repeat(32), 9),
      });
      const release = await openGit(`git+${origin}/a.git`, { network });
      for (const path of ["a", "b"])
        await assert.rejects(read(release, path, 0, 5), { code: "network" });
      assert.equal(requests.filter((request) => request === BATCH).length, 1);
    }));
});
