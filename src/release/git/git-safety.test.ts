import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { chmodSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import type { ServerResponse } from "node:http";
import { join } from "node:path";
import { describe, it } from "node:test";

import { withServer } from "../../net/local-server.test.ts";
import { contentsOf } from "../release-fixtures.test.ts";
import { commitFiles, makeRepository, withGitHost } from "./git-fixtures.test.ts";
import { openGit } from "./open-git.ts";

const LONG = "a line that is repeated\n".repeat(200);

/** What lies in the cache and should not: what was fetched and not taken in. */
function leftovers(cache = ""): readonly string[] {
  const names = readdirSync(cache, { recursive: true, encoding: "utf8" });
  return names.filter((name) => name.includes("incoming") || name.includes("tmp_"));
}

describe("a token", () => {
  it("goes to the server that it is for, and not to where that one leads", () =>
    withGitHost(async (other, root, { env }) => {
      commitFiles(makeRepository(join(root, "org/a.git")), { LICENSE: LONG });
      const lead = (response: ServerResponse, path: string | undefined): void => {
        response.writeHead(302, { location: `${other.origin}${path ?? ""}` }).end();
      };
      await withServer(
        (request, response) => {
          lead(response, request.url);
        },
        async (first) => {
          const network = {
            env: { ...env, GITHUB_SERVER_URL: first.origin, GH_TOKEN: "secret" },
            home: "/nowhere",
            allowPrivate: [other.origin],
          };
          const release = await openGit("gh:org/a", { network });
          assert.equal(Object.keys(await contentsOf(release)).length, 1);
          const expected = `Basic ${Buffer.from("x-access-token:secret").toString("base64")}`;
          assert.deepEqual(
            first.heads.map(({ authorization }) => authorization),
            [expected],
          );
          assert.ok(other.heads.every(({ authorization }) => authorization === undefined));
          assert.equal(other.requests.length > 2, true);
        },
      );
    }));

  it("is not sent elsewhere", () =>
    withGitHost(async ({ origin, heads }, root, network) => {
      commitFiles(makeRepository(join(root, "a.git")), { a: "" });
      const env = {
        ...network.env,
        GH_TOKEN: "secret",
        GITHUB_TOKEN: "secret",
        HF_TOKEN: "secret",
      };
      await openGit(`git+${origin}/a.git`, { network: { ...network, env } });
      assert.ok(heads.every(({ authorization }) => authorization === undefined));
    }));
});

describe("a server that is not asked", () => {
  const cases = [
    { what: "on a private address", target: "https://127.0.0.1/a.git" },
    { what: "on a private address in other digits", target: "https://2130706433/a.git" },
    { what: "on the address of cloud metadata", target: "git+https://169.254.169.254/a" },
    { what: "without encryption", target: "git+http://host.org/a" },
    { what: "with credentials in its address", target: "https://user:word@host.org/a.git" },
  ];
  for (const { what, target } of cases) {
    it(what, () =>
      withGitHost(async (_, root, { env }) => {
        await assert.rejects(openGit(target, { network: { env, home: root } }), {
          code: "target-not-allowed",
        });
      }),
    );
  }
});

describe("limits", () => {
  it("of bytes stop a fetch, and leave nothing behind", () =>
    withGitHost(async ({ origin }, root, network) => {
      const noise = Array.from({ length: 20 }, () => randomBytes(400).toString("hex"));
      const files = Object.fromEntries(noise.map((text, at) => [`file-${at}`, text]));
      commitFiles(makeRepository(join(root, "a.git")), files);
      const limited = { ...network, maxBytes: 2000 };
      await assert.rejects(openGit(`git+${origin}/a.git`, { network: limited }), {
        code: "too-large",
      });
      assert.deepEqual(leftovers(network.env["ASSAY_CACHE"]), []);
      assert.equal((await openGit(`git+${origin}/a.git`, { network })).files.length, 20);
    }));

  it("of bytes leave files unread that come later", () =>
    withGitHost(async ({ origin, requests }, root, network) => {
      const noise = Array.from({ length: 4000 }, (_, at) => Math.sin(at)).join("\n");
      commitFiles(makeRepository(join(root, "a.git")), { "a.txt": noise, "b.txt": `${noise}b` });
      const limited = { ...network, maxBytes: 5000 };
      const release = await openGit(`git+${origin}/a.git`, { network: limited });
      await release.prefetch?.(release.files);
      const count = requests.length;
      await assert.rejects(contentsOf(release), { code: "too-large" });
      assert.equal(requests.length, count);
    }));
});

describe("an abort", () => {
  it("ends a fetch that is under way, and leaves nothing behind", async () => {
    const abort = new AbortController();
    await withGitHost(
      async ({ origin }, root, network) => {
        commitFiles(makeRepository(join(root, "a.git")), { a: LONG });
        const opened = openGit(`git+${origin}/a.git`, { network, signal: abort.signal });
        await assert.rejects(opened, { name: "AbortError" });
        assert.deepEqual(leftovers(network.env["ASSAY_CACHE"]), []);
      },
      {
        intercept: ({ method, headers }, response) => {
          if (method !== "POST" || Number(headers["content-length"]) < 100) return false;
          response.writeHead(200, { "content-type": "application/x-git-upload-pack-result" });
          response.write("000dpackfile\n0016\u0001PACK");
          setImmediate(() => abort.abort());
          return true;
        },
      },
    );
  });
});

describe("a connection that is cut", () => {
  it("leaves nothing in the cache, and the next run succeeds", async () => {
    let isCut = true;
    await withGitHost(
      async ({ origin }, root, network) => {
        const repository = makeRepository(join(root, "a.git"));
        commitFiles(repository, { a: LONG });
        await assert.rejects(openGit(`git+${origin}/a.git`, { network }), { code: "network" });
        assert.deepEqual(leftovers(network.env["ASSAY_CACHE"]), []);
        isCut = false;
        const release = await openGit(`git+${origin}/a.git`, { network });
        assert.equal(Object.keys(await contentsOf(release)).length, 1);
      },
      {
        intercept: ({ method, headers }, response) => {
          if (!isCut || method !== "POST" || Number(headers["content-length"]) < 150) return false;
          response.writeHead(200, { "content-type": "application/x-git-upload-pack-result" });
          response.write("000dpackfile\n0016\u0001PACK", () => response.destroy());
          return true;
        },
      },
    );
  });
});

describe("a copy in the cache", () => {
  it("is made by two runs at once", () =>
    withGitHost(async ({ origin }, root, network) => {
      commitFiles(makeRepository(join(root, "a.git")), { LICENSE: LONG, "b.txt": `${LONG}b` });
      const runs = await Promise.all(
        Array.from({ length: 4 }, async () =>
          contentsOf(await openGit(`git+${origin}/a.git`, { network })),
        ),
      );
      for (const run of runs) assert.deepEqual(run, runs[0]);
      assert.deepEqual(leftovers(network.env["ASSAY_CACHE"]), []);
    }));

  it("cannot be kept where nothing can be written", () =>
    withGitHost(async ({ origin }, root, network) => {
      commitFiles(makeRepository(join(root, "a.git")), { a: "" });
      const file = join(root, "no folder");
      writeFileSync(file, "");
      const env = { ...network.env, ASSAY_CACHE: file };
      await assert.rejects(openGit(`git+${origin}/a.git`, { network: { ...network, env } }), {
        code: "target-unreadable",
        message: /ENOTDIR; ASSAY_CACHE names another folder/,
      });
    }));

  it("that was damaged is fetched again", () =>
    withGitHost(async ({ origin }, root, network) => {
      commitFiles(makeRepository(join(root, "a.git")), { LICENSE: LONG });
      const target = `git+${origin}/a.git`;
      const whole = await contentsOf(await openGit(target, { network }));
      const cache = network.env["ASSAY_CACHE"] ?? "";
      for (const path of readdirSync(cache, { recursive: true, encoding: "utf8" })) {
        if (!path.endsWith(".pack")) continue;
        chmodSync(join(cache, path), 0o600);
        const bytes = readFileSync(join(cache, path));
        writeFileSync(join(cache, path), bytes.fill(0xff, 12, bytes.length - 20));
      }
      assert.deepEqual(await contentsOf(await openGit(target, { network })), whole);
    }));
});

describe("a machine without git", () => {
  it("says so, and keeps what it has", () =>
    withGitHost(async ({ origin }, root, network) => {
      commitFiles(makeRepository(join(root, "a.git")), { a: LONG });
      const target = `git+${origin}/a.git`;
      await contentsOf(await openGit(target, { network }));
      const without = { ...network, env: { ...network.env, PATH: "/nowhere" } };
      await assert.rejects(openGit(target, { network: without }), {
        code: "target-unreadable",
        message: /git cannot be started/,
      });
      const offline = { ...network, offline: true };
      assert.equal(
        Object.keys(await contentsOf(await openGit(target, { network: offline }))).length,
        1,
      );
    }));
});
