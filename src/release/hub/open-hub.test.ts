import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { AssayError } from "../../bytes/errors.ts";
import { gitSha1OfBytes } from "../../bytes/git-digest.ts";
import { withServer } from "../../net/local-server.test.ts";
import { openRelease } from "../open-release.ts";
import { CARD, COMMIT, hub, open, WEIGHTS } from "./small-hub.test.ts";

const refusedAs =
  (code: string, says: RegExp) =>
  (error: unknown): boolean => {
    assert.ok(error instanceof AssayError, String(error));
    assert.deepEqual([error.code, says.test(error.message) || error.message], [code, true]);
    return true;
  };

describe("a release on the hub", () => {
  it("is its listing at the commit that a revision names", () =>
    withServer(hub(), async ({ origin, seen }) => {
      const release = await open("hf:org/name@refs/pr/1", origin);
      assert.equal(release.name, "name");
      assert.equal(release.revision, COMMIT);
      assert.equal(release.listing, "complete");
      assert.deepEqual(release.source, { kind: "hub", location: "hf:org/name@refs/pr/1" });
      assert.deepEqual(
        release.files.map(({ path, byteLength, declaredGitSha1, declaredSha256 }) => [
          path,
          byteLength,
          declaredGitSha1 ?? declaredSha256?.slice(0, 0),
        ]),
        [
          ["README.md", CARD.byteLength, gitSha1OfBytes(CARD)],
          ["sub/model.bin", WEIGHTS.byteLength, ""],
        ],
      );
      assert.deepEqual(seen, [
        "GET /api/models/org/name/revision/refs%2Fpr%2F1?expand=sha&expand=gated",
        `GET /api/models/org/name/tree/${COMMIT}?recursive=true`,
      ]);
    }));

  it("reads short files whole, and ranges of long ones", () =>
    withServer(hub(), async ({ origin }) => {
      const { files } = await open("hf:org/name", origin);
      const card = await files[0]?.open?.();
      const weights = await files[1]?.open?.();
      assert.equal(Buffer.from((await card?.read(2, 9)) ?? []).toString(), "A model");
      assert.deepEqual(await weights?.read(5, 8), Buffer.from([7, 7, 7]));
    }));

  it("is a folder of it where one was named", () =>
    withServer(hub(), async ({ origin }) => {
      const { files, listing } = await open("hf:org/name@main/sub", origin);
      assert.deepEqual(
        files.map(({ path }) => path),
        ["model.bin"],
      );
      assert.equal(listing, "complete");
    }));

  it("is partial where a file was named", () =>
    withServer(hub(), async ({ origin }) => {
      const { files, listing } = await open("hf:org/name/sub/model.bin", origin);
      assert.deepEqual(
        files.map(({ path }) => path),
        ["model.bin"],
      );
      assert.equal(listing, "partial");
    }));

  it("refuses bytes that are not those of the listing", () =>
    withServer(
      hub(({ url }, response) => {
        if (url?.endsWith("README.md") === true) response.end("# B model\n");
      }),
      async ({ origin }) => {
        const { files } = await open("hf:org/name", origin);
        const card = await files[0]?.open?.();
        await assert.rejects(
          card?.read(0, 1) ?? Promise.resolve(),
          refusedAs("wrong-bytes", /the hub declares/),
        );
      },
    ));

  it("leaves out paths that no release can have, and is partial then", () =>
    withServer(
      hub(({ url }, response) => {
        if (url?.includes("/tree/") !== true) return;
        const entry = { type: "file", oid: "1".repeat(40), size: 1 };
        response.end(
          JSON.stringify(["../x", "/etc/x", "a\\b", "ok"].map((path) => ({ ...entry, path }))),
        );
      }),
      async ({ origin }) => {
        const { files, listing, oddities } = await open("hf:org/name", origin);
        assert.equal(listing, "partial");
        assert.deepEqual(
          files.map(({ path }) => path),
          ["ok"],
        );
        assert.deepEqual(
          oddities.map(({ kind }) => kind),
          Array(3).fill("listed-path-refused"),
        );
      },
    ));

  it("asks for a name that is no text as for any other, and finds nothing", () =>
    withServer(
      hub(({ url }, response) => {
        if (url?.includes("/tree/") !== true) return;
        response.end(`[{"type":"file","oid":"${"1".repeat(40)}","size":1,"path":"a\\ud800.md"}]`);
      }),
      async ({ origin }) => {
        const { files } = await open("hf:org/name", origin);
        const source = await files[0]?.open?.();
        await assert.rejects(
          source?.read(0, 1) ?? Promise.resolve(),
          refusedAs("target-not-found", /no such repository/),
        );
      },
    ));

  it("sends the token to the hub, and not with a page of the tree that lies elsewhere", () =>
    withServer(
      (_, response) => response.end("[]"),
      (other) =>
        withServer(
          hub(({ url }, response) => {
            if (url?.includes("/tree/") !== true) return;
            response.writeHead(200, { link: `<${other.origin}/tree>; rel="next"` }).end("[]");
          }),
          async ({ origin, heads }) => {
            await assert.rejects(
              open("hf:org/name", origin, { HF_TOKEN: "t" }),
              refusedAs("network", /its next page lies elsewhere/),
            );
            assert.deepEqual(
              heads.map(({ authorization }) => authorization),
              ["Bearer t", "Bearer t"],
            );
            assert.deepEqual(other.seen, []);
          },
        ),
    ));
});

describe("a refusal of the hub", () => {
  const cases = [
    {
      status: 401,
      error: "RepoNotFound",
      token: "",
      code: "target-not-found",
      says: /set HF_TOKEN/,
    },
    {
      status: 404,
      error: "RepoNotFound",
      token: "t",
      code: "target-not-found",
      says: /no such rep/,
    },
    { status: 401, error: "", token: "t", code: "target-not-allowed", says: /token is not valid/ },
    {
      status: 401,
      error: "GatedRepo",
      token: "",
      code: "target-not-allowed",
      says: /is gated; ask/,
    },
    { status: 403, error: "GatedRepo", token: "t", code: "target-not-allowed", says: /no access/ },
    {
      status: 404,
      error: "RevisionNotFound",
      token: "",
      code: "target-not-found",
      says: /revision/,
    },
    { status: 418, error: "", token: "", code: "network", says: /answered 418/ },
  ];
  for (const { status, error, token, code, says } of cases) {
    it(`is told: ${status} ${error}, ${token === "" ? "without" : "with"} a token`, () =>
      withServer(
        (_, response) =>
          response.writeHead(status, error === "" ? {} : { "x-error-code": error }).end(),
        async ({ origin }) => {
          const env = token === "" ? {} : { HF_TOKEN: token };
          await assert.rejects(open("hf:org/name", origin, env), refusedAs(code, says));
        },
      ));
  }

  it("is no question where no network was given", async () => {
    await assert.rejects(openRelease("hf:org/name"), refusedAs("offline", /no network was given/));
  });
});
