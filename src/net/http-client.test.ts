import assert from "node:assert/strict";
import { setImmediate as turn } from "node:timers/promises";
import { describe, it } from "node:test";
import { AssayError, type AssayErrorCode } from "../bytes/errors.ts";
import { httpClient, type HttpClientOptions } from "./http-client.ts";
import type { HttpClient } from "./http.ts";
import { withServer } from "./local-server.test.ts";

const waits: number[] = [];

function clientFor(origin: string, options: Partial<HttpClientOptions> = {}): HttpClient {
  return httpClient({
    env: {},
    home: "/nowhere",
    allowPrivate: [origin],
    wait: (ms) => {
      waits.push(ms);
      return Promise.resolve();
    },
    ...options,
  });
}

async function textAt(client: HttpClient, url: string, maxBytes = 1000): Promise<string> {
  const answer = await client.request({ url, maxBytes });
  return `${answer.status} ${Buffer.from(await answer.bytes()).toString()}`;
}

const failsWith =
  (code: AssayErrorCode, says: RegExp) =>
  (error: unknown): boolean => {
    assert.ok(error instanceof AssayError, String(error));
    assert.equal(error.code, code);
    assert.match(error.message, says);
    return true;
  };

describe("a client", () => {
  it("gives answers of any status, and counts what came", () =>
    withServer(
      (_, response) => response.writeHead(404, { "x-why": "gone" }).end("no such thing"),
      async ({ origin }) => {
        const client = clientFor(origin);
        const answer = await client.request({ url: `${origin}/x`, maxBytes: 100 });
        assert.equal(answer.status, 404);
        assert.equal(answer.header("X-Why"), "gone");
        assert.equal(Buffer.from(await answer.bytes()).toString(), "no such thing");
        assert.deepEqual(client.traffic, {
          requests: 1,
          bytesReceived: 13,
          retries: 0,
          waitedMs: 0,
        });
      },
    ));

  it("opens no socket when offline", () =>
    withServer(
      (_, response) => response.end("x"),
      async ({ origin, seen }) => {
        const client = clientFor(origin, { offline: true });
        await assert.rejects(textAt(client, origin), failsWith("offline", /offline/));
        assert.deepEqual(seen, []);
        assert.equal(client.traffic.requests, 0);
      },
    ));

  it("says that nobody listens", async () => {
    let gone = "";
    await withServer(
      () => undefined,
      ({ origin }) => Promise.resolve(void (gone = origin)),
    );
    await assert.rejects(textAt(clientFor(gone), gone), failsWith("network", /refused/));
  });
});

describe("limits", () => {
  const long = "x".repeat(5000);
  for (const { what, head } of [
    { what: "declared", head: { "content-length": "5000" } },
    { what: "chunked", head: {} },
  ]) {
    it(`refuse a long body, ${what}`, () =>
      withServer(
        (_, response) => {
          response.writeHead(200, head);
          response.write(long.slice(0, 2500));
          response.end(long.slice(2500));
        },
        async ({ origin }) => {
          const asked = textAt(clientFor(origin), origin, 4999);
          await assert.rejects(asked, failsWith("too-large", /expected at most 4999/));
        },
      ));
  }

  it("count all bodies together", () =>
    withServer(
      (_, response) => response.end(long),
      async ({ origin }) => {
        const client = clientFor(origin, { maxBytes: 12_000 });
        await textAt(client, origin, 5000);
        await textAt(client, origin, 5000);
        const third = textAt(client, origin, 5000);
        await assert.rejects(third, failsWith("too-large", /limit of 12000 bytes/));
      },
    ));

  it("end a head that does not come", () =>
    withServer(
      () => undefined,
      async ({ origin }) => {
        const asked = clientFor(origin).request({ url: origin, maxBytes: 1, headTimeoutMs: 50 });
        await assert.rejects(asked, failsWith("network", /no answer in 0.05 s/));
      },
    ));

  it("reject with the reason of an abort", () =>
    withServer(
      () => undefined,
      async ({ origin }) => {
        const stop = new AbortController();
        const asked = clientFor(origin).request({ url: origin, maxBytes: 1, signal: stop.signal });
        stop.abort(new Error("enough"));
        await assert.rejects(asked, /enough/);
      },
    ));
});

describe("busy servers", () => {
  const cases = [
    { what: "503, then well", status: 503, head: {}, times: 1, waited: [250] },
    {
      what: "429 with Retry-After",
      status: 429,
      head: { "retry-after": "7" },
      times: 2,
      waited: [7000, 7000],
    },
    {
      what: "429 with a spent quota",
      status: 429,
      head: { ratelimit: '"api";r=0;t=12', "retry-after": "1" },
      times: 1,
      waited: [13_000],
    },
  ];
  for (const { what, status, head, times, waited } of cases) {
    it(`are asked again: ${what}`, () => {
      let count = 0;
      return withServer(
        (_, response) => {
          count += 1;
          if (count > times) response.end("well");
          else response.writeHead(status, head).end("busy");
        },
        async ({ origin }) => {
          waits.length = 0;
          const client = clientFor(origin);
          assert.equal(await textAt(client, origin), "200 well");
          assert.deepEqual(waits, waited);
          assert.equal(client.traffic.retries, times);
        },
      );
    });
  }

  it("are left alone by other requests until the pause is over", async () => {
    let isBusy = true;
    const pause = Promise.withResolvers<void>();
    await withServer(
      (_, response) => {
        if (isBusy) response.writeHead(429, { "retry-after": "1" }).end();
        else response.end("well");
      },
      async ({ origin, seen }) => {
        const began = Promise.withResolvers<void>();
        const client = clientFor(origin, {
          wait: () => {
            began.resolve();
            return pause.promise;
          },
        });
        const first = textAt(client, origin);
        await began.promise;
        isBusy = false;
        const second = textAt(client, origin);
        const third = client.request({ url: `${origin}/`, maxBytes: 1000 });
        for (let at = 0; at < 100; at++) await turn();
        assert.equal(seen.length, 1);
        pause.resolve();
        await (await third).discard();
        assert.deepEqual([await first, await second], ["200 well", "200 well"]);
        assert.equal(seen.length, 4);
      },
    );
  });

  it("give up in the end with the last answer", () =>
    withServer(
      (_, response) => response.writeHead(500).end("broken"),
      async ({ origin, seen }) => {
        assert.equal(await textAt(clientFor(origin), origin), "500 broken");
        assert.equal(seen.length, 4);
      },
    ));

  it("are not waited for longer than a minute", () =>
    withServer(
      (_, response) => response.writeHead(429, { ratelimit: '"api";r=0;t=280' }).end(),
      async ({ origin }) => {
        waits.length = 0;
        const asked = textAt(clientFor(origin), origin);
        await assert.rejects(asked, failsWith("network", /asks to wait 281 s/));
        assert.deepEqual(waits, []);
      },
    ));
});

describe("cut bodies", () => {
  const cutting = (times: number) => {
    let count = 0;
    return withServer(
      (_, response) => {
        count += 1;
        response.writeHead(200, { "content-length": "10" });
        if (count > times) response.end("0123456789");
        else response.write("01234", () => response.destroy());
      },
      async ({ origin }) => {
        const asked = textAt(clientFor(origin), origin);
        if (times < 4) assert.equal(await asked, "200 0123456789");
        else await assert.rejects(asked, failsWith("network", /the connection was cut/));
      },
    );
  };
  it("are asked for again", () => cutting(2));
  it("are an error in the end", () => cutting(99));
});

describe("redirects", () => {
  it("are followed, and keep authorization within their origin", () =>
    withServer(
      (request, response) => {
        if (request.url === "/a") response.writeHead(302, { location: "/b" }).end();
        else response.end("here");
      },
      async ({ origin, heads }) => {
        const client = clientFor(origin);
        const answer = await client.request({
          url: `${origin}/a`,
          authorization: "Bearer t",
          maxBytes: 10,
        });
        await answer.discard();
        assert.equal(answer.url, `${origin}/b`);
        assert.deepEqual(
          answer.hops.map(({ url, status }) => ({ url, status })),
          [{ url: `${origin}/a`, status: 302 }],
        );
        assert.deepEqual(
          heads.map(({ authorization }) => authorization),
          ["Bearer t", "Bearer t"],
        );
      },
    ));

  it("carry neither authorization nor fields of ours to another origin", () =>
    withServer(
      (_, response) => response.end("here"),
      (storage) =>
        withServer(
          (_, response) => response.writeHead(302, { location: `${storage.origin}/end` }).end(),
          async (hub) => {
            const answer = await clientFor(hub.origin).request({
              url: `${hub.origin}/start`,
              authorization: "Bearer secret",
              headers: { range: "bytes=0-1", "x-ours": "1" },
              maxBytes: 10,
            });
            await answer.discard();
            const [head] = storage.heads;
            assert.equal(hub.heads[0]?.authorization, "Bearer secret");
            assert.equal(head?.authorization, undefined);
            assert.equal(head?.["x-ours"], undefined);
            assert.equal(head?.range, "bytes=0-1");
          },
        ),
    ));

  const refused = [
    { what: "a circle", location: "/", code: "network", says: /in a circle/ },
    { what: "a file", location: "file:///etc/passwd", code: "target-not-allowed", says: /"file:"/ },
    {
      what: "credentials",
      location: "http://a:b@127.0.0.1/",
      code: "target-not-allowed",
      says: /credentials/,
    },
    {
      what: "metadata of a cloud",
      location: "http://169.254.169.254/latest",
      code: "target-not-allowed",
      says: /169\.254\.169\.254: not a public address/,
    },
    {
      what: "a private address in decimal",
      location: "http://167772161/",
      code: "target-not-allowed",
      says: /10\.0\.0\.1: not a public/,
    },
  ] as const;
  for (const { what, location, code, says } of refused) {
    it(`are refused to ${what}`, () =>
      withServer(
        (_, response) => response.writeHead(302, { location }).end(),
        async ({ origin }) => {
          await assert.rejects(textAt(clientFor(origin), `${origin}/`), failsWith(code, says));
        },
      ));
  }

  it("end after five", () => {
    let count = 0;
    return withServer(
      (_, response) => response.writeHead(302, { location: `/${++count}` }).end(),
      async ({ origin, seen }) => {
        const asked = textAt(clientFor(origin), origin);
        await assert.rejects(asked, failsWith("network", /more than 5 redirects/));
        assert.equal(seen.length, 6);
      },
    );
  });
});

describe("addresses", () => {
  it("of this machine are refused unless configured, for names and numbers", () =>
    withServer(
      (_, response) => response.end("secret"),
      async ({ origin, seen }) => {
        const { port } = new URL(origin);
        const client = clientFor("https://hub.example");
        for (const host of ["127.0.0.1", "localhost", "0x7f000001", "[::ffff:127.0.0.1]"]) {
          const asked = textAt(client, `http://${host}:${port}/`);
          await assert.rejects(asked, failsWith("target-not-allowed", /not a public address/));
        }
        assert.deepEqual(seen, []);
      },
    ));
});
