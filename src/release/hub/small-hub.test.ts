import { createHash } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gitSha1OfBytes } from "../../bytes/git-digest.ts";
import type { NetworkOptions } from "../../net/network-options.ts";
import type { Handler } from "../../net/local-server.test.ts";
import { openRelease } from "../open-release.ts";
import type { Release } from "../release.ts";

/** The commit that every revision names. */
export const COMMIT = "0123456789abcdef0123456789abcdef01234567";
/** A short file, in git. */
export const CARD: Buffer = Buffer.from("# A model\n");
/** A long file, kept outside of git. */
export const WEIGHTS: Buffer = Buffer.alloc(3_000_000, 7);

const TREE = [
  { type: "directory", path: "sub", oid: "0".repeat(40), size: 0 },
  { type: "file", path: "README.md", oid: gitSha1OfBytes(CARD), size: CARD.byteLength },
  {
    type: "file",
    path: "sub/model.bin",
    oid: "1".repeat(40),
    size: 134,
    lfs: { oid: createHash("sha256").update(WEIGHTS).digest("hex"), size: WEIGHTS.byteLength },
  },
];

/** A hub with one repository; `fault` may answer in its place. */
export function hub(fault: Handler = () => undefined): Handler {
  return (request, response) => {
    fault(request, response);
    if (response.headersSent) return;
    const path = decodeURIComponent((request.url ?? "").split("?")[0] ?? "");
    if (/^\/api\/models\/org\/name\/revision\/(?:main|refs\/pr\/1)$/.test(path)) {
      response.end(JSON.stringify({ id: "org/name", sha: COMMIT }));
    } else if (path === `/api/models/org/name/tree/${COMMIT}`) {
      response.end(JSON.stringify(TREE));
    } else if (path === `/org/name/resolve/${COMMIT}/README.md`) {
      response.end(CARD);
    } else if (path === `/org/name/resolve/${COMMIT}/sub/model.bin`) {
      response.writeHead(302, { location: "/storage" }).end();
    } else if (path === "/storage") {
      const [, start, last] = /=(\d+)-(\d+)/.exec(request.headers.range ?? "") ?? [];
      const range = `bytes ${start}-${last}/${WEIGHTS.byteLength}`;
      response
        .writeHead(206, { "content-range": range })
        .end(WEIGHTS.subarray(Number(start), Number(last) + 1));
    } else {
      response.writeHead(404, { "x-error-code": "RepoNotFound" }).end();
    }
  };
}

/** Opens with an empty home of its own, unless `network` has another. */
export async function open(
  target: string,
  origin: string,
  env: object = {},
  network: Partial<NetworkOptions> = {},
): Promise<Release> {
  return openRelease(target, {
    network: { env: { HF_ENDPOINT: origin, ...env }, home: emptyHome(), ...network },
  });
}

/** A folder for one test process. */
export function emptyHome(): string {
  const home = mkdtempSync(join(tmpdir(), "hub-"));
  process.once("exit", () => {
    rmSync(home, { recursive: true });
  });
  return home;
}
