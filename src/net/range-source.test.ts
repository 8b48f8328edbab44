import assert from "node:assert/strict";
import type { ServerResponse } from "node:http";
import { describe, it } from "node:test";
import { AssayError } from "../bytes/errors.ts";
import { httpClient } from "./http-client.ts";
import type { HttpClient } from "./http.ts";
import { withServer } from "./local-server.test.ts";
import { rangeSource } from "./range-source.ts";

const BYTES = Buffer.from("0123456789abcdef");

function clientFor(origin: string): HttpClient {
  return httpClient({ env: {}, home: "/nowhere", allowPrivate: [origin] });
}

function sendRange(response: ServerResponse, range: string | undefined, shift = 0): void {
  const [, first, last] = /^bytes=(\d+)-(\d+)$/.exec(range ?? "") ?? [];
  const [start, end] = [Number(first) + shift, Number(last) + 1 + shift];
  response
    .writeHead(206, { "content-range": `bytes ${start}-${end - 1}/${BYTES.byteLength}` })
    .end(BYTES.subarray(start, end));
}

describe("a source of ranges", () => {
  it("reads what is asked for, clamped, and nothing for nothing", () =>
    withServer(
      (request, response) => {
        sendRange(response, request.headers.range);
      },
      async ({ origin, seen }) => {
        const source = rangeSource(clientFor(origin), () => ({ url: origin }), 16);
        assert.equal(Buffer.from(await source.read(2, 5)).toString(), "234");
        assert.equal(Buffer.from(await source.read(-3, 2)).toString(), "01");
        assert.equal(Buffer.from(await source.read(14, 99)).toString(), "ef");
        assert.equal((await source.read(20, 30)).byteLength, 0);
        assert.equal((await source.read(5, 5)).byteLength, 0);
        assert.equal(seen.length, 3);
      },
    ));

  it("goes to the place it was sent to, and back once when that has expired", () => {
    let valid = "/signed-1";
    return withServer(
      (request, response) => {
        if (request.url === "/file") response.writeHead(302, { location: valid }).end();
        else if (request.url === valid) sendRange(response, request.headers.range);
        else response.writeHead(403).end("expired");
      },
      async ({ origin, seen }) => {
        const source = rangeSource(clientFor(origin), () => ({ url: `${origin}/file` }), 16);
        await source.read(0, 4);
        await source.read(4, 8);
        valid = "/signed-2";
        assert.equal(Buffer.from(await source.read(8, 12)).toString(), "89ab");
        assert.deepEqual(seen, [
          "GET /file",
          "GET /signed-1",
          "GET /signed-1",
          "GET /signed-1",
          "GET /file",
          "GET /signed-2",
        ]);
      },
    );
  });

  it("takes a small file whole from a server that knows no ranges, once", () =>
    withServer(
      (_, response) => response.end(BYTES),
      async ({ origin, seen }) => {
        const source = rangeSource(clientFor(origin), () => ({ url: origin }), 16);
        assert.equal(Buffer.from(await source.read(2, 5)).toString(), "234");
        assert.equal(Buffer.from(await source.read(8, 10)).toString(), "89");
        assert.equal(seen.length, 1);
      },
    ));

  const wrong = [
    {
      what: "another range",
      byteLength: 16,
      handle: (range: string | undefined, response: ServerResponse) => {
        sendRange(response, range, 1);
      },
      says: /asked for bytes 2-4\/16, got "bytes 3-5\/16"/,
    },
    {
      what: "another file",
      byteLength: 17,
      handle: (range: string | undefined, response: ServerResponse) => {
        sendRange(response, range);
      },
      says: /asked for bytes 2-4\/17, got "bytes 2-4\/16"/,
    },
    {
      what: "no range of a large file",
      byteLength: 5e9,
      handle: (_: string | undefined, response: ServerResponse) => {
        response.end(BYTES);
      },
      says: /does not send parts/,
    },
    {
      what: "a refusal",
      byteLength: 16,
      handle: (_: string | undefined, response: ServerResponse) => {
        response.writeHead(416).end();
      },
      says: /answered 416/,
    },
  ];
  for (const { what, byteLength, handle, says } of wrong) {
    it(`refuses ${what}`, () =>
      withServer(
        (request, response) => {
          handle(request.headers.range, response);
        },
        async ({ origin }) => {
          const source = rangeSource(clientFor(origin), () => ({ url: origin }), byteLength);
          await assert.rejects(source.read(2, 5), (error: unknown) => {
            assert.ok(error instanceof AssayError);
            assert.equal(error.code, "network");
            assert.match(error.message, says);
            return true;
          });
        },
      ));
  }
});
