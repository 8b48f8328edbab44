import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { AssayError } from "../bytes/errors.ts";
import { httpClient } from "./http-client.ts";
import { withServer, type Handler } from "./local-server.test.ts";

/** A proxy that answers by itself, with the address it was asked for. */
const proxy: Handler = (request, response) => {
  response.end(`for ${request.url}`);
};

async function fetched(url: string, env: Readonly<Record<string, string>>): Promise<string> {
  const client = httpClient({ env, home: "/nowhere", allowPrivate: ["http://127.0.0.1"] });
  const answer = await client.request({ url, maxBytes: 1000 });
  return Buffer.from(await answer.bytes()).toString();
}

describe("a proxy", () => {
  for (const name of ["HTTP_PROXY", "http_proxy", "ALL_PROXY"]) {
    it(`is asked where ${name} names it`, () =>
      withServer(proxy, async ({ origin }) => {
        const text = await fetched("http://hub.example/x?y", { [name]: origin });
        assert.equal(text, "for http://hub.example/x?y");
      }));
  }

  it("is not asked for this machine", () =>
    withServer(proxy, (asked) =>
      withServer(
        (_, response) => response.end("straight"),
        async ({ origin }) => {
          assert.equal(await fetched(origin, { HTTP_PROXY: asked.origin }), "straight");
          assert.deepEqual(asked.seen, []);
        },
      ),
    ));

  const refused = [
    { what: "a private address", url: "http://10.0.0.1/", code: "target-not-allowed", proxy: "" },
    { what: "metadata", url: "http://169.254.169.254/", code: "target-not-allowed", proxy: "" },
    { what: "what is no URL", url: "http://hub.example/", code: "usage", proxy: "proxy:3128x" },
    { what: "SOCKS", url: "http://hub.example/", code: "usage", proxy: "socks5://127.0.0.1:1" },
  ];
  for (const { what, url, code, proxy: named } of refused) {
    it(`is refused ${named === "" ? "for" : "where it is"} ${what}`, () =>
      withServer(proxy, async ({ origin, seen }) => {
        await assert.rejects(
          fetched(url, { HTTP_PROXY: named === "" ? origin : named }),
          (error: unknown) => error instanceof AssayError && error.code === code,
        );
        assert.deepEqual(seen, []);
      }));
  }

  it("is passed by where NO_PROXY says so", () =>
    withServer(proxy, async ({ origin, seen }) => {
      const env = { HTTP_PROXY: origin, NO_PROXY: "hub.invalid" };
      await assert.rejects(fetched("http://hub.invalid/", env), /hub\.invalid/);
      assert.deepEqual(seen, []);
    }));
});
