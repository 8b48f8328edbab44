import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import type { ServerResponse } from "node:http";
import { describe, it } from "node:test";

import { withGitHost } from "./git-fixtures.test.ts";
import { openGit } from "./open-git.ts";
import { packetLine } from "./wire/packets.ts";

const ADVERTISEMENT = "application/x-git-upload-pack-advertisement";

function answer(response: ServerResponse, status: number, type: string, body: string): true {
  response.writeHead(status, { "content-type": type }).end(body);
  return true;
}

describe("a server that is no sound git server", () => {
  const cases: readonly {
    readonly what: string;
    readonly code: string;
    readonly status?: number;
    readonly type?: string;
    readonly first: string;
    readonly second?: string;
  }[] = [
    { what: "a page", code: "target-not-found", type: "text/html", first: "<html></html>" },
    { what: "a login that is asked for", code: "target-not-found", status: 401, first: "" },
    { what: "a right that is missing", code: "target-not-allowed", status: 403, first: "" },
    { what: "nothing there", code: "target-not-found", status: 404, first: "" },
    { what: "an error of its own", code: "network", status: 418, first: "" },
    { what: "an empty answer", code: "network", first: "" },
    { what: "what is no packet", code: "network", first: "<html></html>" },
    { what: "half of a packet", code: "network", first: "00ffab" },
    {
      what: "a version that offers nothing",
      code: "network",
      first: `${packetLine("version 2")}0000`,
    },
    { what: "refs that are none", code: "network", first: `${packetLine("what is this")}0000` },
    {
      what: "names of objects by another digest",
      code: "network",
      first: `${packetLine("version 2")}${packetLine("fetch")}${packetLine("object-format=md5")}0000`,
    },
    {
      what: "an error where refs are asked for",
      code: "network",
      first: `${packetLine("version 2")}${packetLine("fetch=filter")}0000`,
      second: packetLine("ERR out of order\u001b[2J"),
    },
    {
      what: "refs without objects",
      code: "network",
      first: `${packetLine("version 2")}${packetLine("fetch=filter")}0000`,
      second: `${packetLine("--upload-pack HEAD")}0000`,
    },
    {
      what: "no pack",
      code: "network",
      first: `${packetLine(`${"a".repeat(40)} HEAD\0filter`)}0000`,
      second: `${packetLine("NAK")}0000`,
    },
    {
      what: "a pack of noise",
      code: "wrong-bytes",
      first: `${packetLine(`${"a".repeat(40)} HEAD\0filter`)}0000`,
      second: `${packetLine("NAK")}${packetLine("\u0001PACK and noise")}0000`,
    },
    {
      what: "an error in place of a pack",
      code: "network",
      first: `${packetLine(`${"a".repeat(40)} HEAD\0filter`)}0000`,
      second: packetLine("\u0003out of memory"),
    },
  ];
  for (const { what, code, status = 200, type = ADVERTISEMENT, first, second = "" } of cases) {
    it(`gives ${what}`, () =>
      withGitHost(
        async ({ origin }, _, network) => {
          await assert.rejects(openGit(`git+${origin}/a.git`, { network }), { code });
          const cache = network.env["ASSAY_CACHE"] ?? "";
          const left = readdirSync(cache, { recursive: true, encoding: "utf8" });
          assert.deepEqual(
            left.filter((path) => /incoming|\.pack$/.test(path)),
            [],
          );
        },
        {
          intercept: ({ method }, response) =>
            method === "POST"
              ? answer(response, 200, "application/x-git-upload-pack-result", second)
              : answer(response, status, type, first),
        },
      ));
  }
});
