import assert from "node:assert/strict";
import {
  existsSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createHash } from "node:crypto";
import { join } from "node:path";
import { describe, it } from "node:test";
import { AssayError } from "../../bytes/errors.ts";
import { gitSha1OfBytes } from "../../bytes/git-digest.ts";
import { withServer } from "../../net/local-server.test.ts";
import type { Release } from "../release.ts";
import { CARD, COMMIT, emptyHome, hub, open, WEIGHTS } from "./small-hub.test.ts";

const TARGET = "hf:org/name";
const folderIn = (home: string): string => join(home, ".cache/huggingface/hub/models--org--name");

/** Reads the card whole and two parts of the weights. */
async function readAll({ files }: Release): Promise<readonly string[]> {
  const card = await files.find(({ path }) => path === "README.md")?.open?.();
  const weights = await files.find(({ path }) => path === "sub/model.bin")?.open?.();
  const parts = [
    await card?.read(0, 100),
    await weights?.read(0, 10),
    await weights?.read(2_999_990, 3_000_000),
  ];
  return parts.map((bytes) => Buffer.from(bytes ?? []).toString("latin1"));
}

describe("the cache", () => {
  it("has the layout of the Python client after the first read", () =>
    withServer(hub(), async ({ origin }) => {
      const home = emptyHome();
      await readAll(await open(TARGET, origin, {}, { home }));
      const folder = folderIn(home);
      const digest = gitSha1OfBytes(CARD);
      assert.equal(readFileSync(join(folder, "refs/main"), "utf8"), COMMIT);
      assert.deepEqual(readdirSync(join(folder, "blobs")), [digest]);
      assert.deepEqual(readFileSync(join(folder, "blobs", digest)), CARD);
      const link = join(folder, "snapshots", COMMIT, "README.md");
      assert.equal(readlinkSync(link), `../../blobs/${digest}`);
      assert.deepEqual(JSON.parse(readFileSync(join(folder, "trees", `${COMMIT}.json`), "utf8")), {
        format_version: 1,
        files: {
          "README.md": { size: CARD.byteLength, blob_id: digest },
          "sub/model.bin": {
            size: WEIGHTS.byteLength,
            blob_id: "1".repeat(40),
            lfs_sha256: createHash("sha256").update(WEIGHTS).digest("hex"),
            lfs_size: WEIGHTS.byteLength,
          },
        },
      });
      const tag = readFileSync(join(folder, "../CACHEDIR.TAG"), "utf8");
      assert.ok(tag.startsWith("Signature: 8a477f597d28d172789f06886806bc55"));
    }));

  it("leaves one question for the second time, none for a commit, and none offline", () =>
    withServer(hub(), async ({ origin, seen }) => {
      const home = emptyHome();
      const first = await readAll(await open(TARGET, origin, {}, { home }));
      const count = seen.length;
      assert.deepEqual(await readAll(await open(TARGET, origin, {}, { home })), first);
      assert.equal(seen.length, count + 1);
      assert.deepEqual(
        await readAll(await open(`${TARGET}@${COMMIT}`, origin, {}, { home })),
        first,
      );
      assert.deepEqual(
        await readAll(await open(TARGET, origin, {}, { home, offline: true })),
        first,
      );
      const env = { HF_HUB_OFFLINE: "1" };
      assert.deepEqual(await readAll(await open(TARGET, origin, env, { home })), first);
      assert.equal(seen.length, count + 1);
    }));

  it("has a snapshot as soon as it has a listing: without one, the Python client calls it damaged", () =>
    withServer(hub(), async ({ origin }) => {
      const home = emptyHome();
      await open(TARGET, origin, {}, { home });
      assert.deepEqual(readdirSync(join(folderIn(home), "snapshots", COMMIT)), []);
    }));

  it("names a file that it has for another commit in the snapshot of this one, too", () =>
    withServer(hub(), async ({ origin, seen }) => {
      const home = emptyHome();
      await readAll(await open(TARGET, origin, {}, { home }));
      const link = join(folderIn(home), "snapshots", COMMIT, "README.md");
      rmSync(link);
      const count = seen.length;
      await readAll(await open(TARGET, origin, {}, { home }));
      assert.ok(readlinkSync(link).endsWith(gitSha1OfBytes(CARD)));
      assert.equal(seen.length, count + 1);
    }));

  it("is not believed: a damaged file is fetched again", () =>
    withServer(hub(), async ({ origin }) => {
      const home = emptyHome();
      const first = await readAll(await open(TARGET, origin, {}, { home }));
      const blob = join(folderIn(home), "blobs", gitSha1OfBytes(CARD));
      writeFileSync(blob, CARD.toString().replace("A", "B"));
      assert.deepEqual(await readAll(await open(TARGET, origin, {}, { home })), first);
      assert.deepEqual(readFileSync(blob), CARD);
    }));

  it("is not believed: damaged parts and a damaged listing are fetched again", () =>
    withServer(hub(), async ({ origin }) => {
      const home = emptyHome();
      const first = await readAll(await open(TARGET, origin, {}, { home }));
      const ranges = join(home, ".cache/assay/ranges");
      for (const path of readdirSync(ranges, { recursive: true, encoding: "utf8" })) {
        if (/\d+-\d+$/.test(path)) writeFileSync(join(ranges, path), Buffer.alloc(42));
      }
      writeFileSync(join(folderIn(home), "trees", `${COMMIT}.json`), '{"format_version": 1,');
      assert.deepEqual(await readAll(await open(TARGET, origin, {}, { home })), first);
    }));

  it("holds nothing of bytes that are not those of the listing", () =>
    withServer(
      hub(({ url }, response) => {
        if (url?.endsWith("README.md") === true) response.end("# B model\n");
      }),
      async ({ origin }) => {
        const home = emptyHome();
        const release = await open(TARGET, origin, {}, { home });
        await assert.rejects(readAll(release), /its digest is/);
        assert.equal(existsSync(join(folderIn(home), "blobs")), false);
      },
    ));

  it("serves offline what another program fetched, as a part of the release", () =>
    withServer(hub(), async ({ origin }) => {
      const home = emptyHome();
      await readAll(await open(TARGET, origin, {}, { home }));
      rmSync(join(folderIn(home), "trees"), { recursive: true });
      const release = await open(TARGET, origin, {}, { home, offline: true });
      assert.equal(release.listing, "partial");
      assert.deepEqual(
        release.files.map(({ path }) => path),
        ["README.md"],
      );
    }));

  it("names offline what it does not hold, and does not open it", () =>
    withServer(hub(), async ({ origin, seen }) => {
      const home = emptyHome();
      await open(TARGET, origin, {}, { home });
      const count = seen.length;
      const { files, listing } = await open(TARGET, origin, {}, { home, offline: true });
      assert.equal(listing, "complete");
      assert.deepEqual(
        files.map(({ open }) => open),
        [undefined, undefined],
      );
      assert.equal(seen.length, count);
    }));

  it("says offline that it holds nothing", () =>
    withServer(hub(), async ({ origin, seen }) => {
      await assert.rejects(
        open(TARGET, origin, {}, { offline: true }),
        (error: unknown) =>
          error instanceof AssayError &&
          error.code === "offline" &&
          error.message.includes('the cache has nothing of "main"'),
      );
      assert.deepEqual(seen, []);
    }));

  it("holds the files themselves where links are not wanted", () =>
    withServer(hub(), async ({ origin }) => {
      const home = emptyHome();
      const env = { HF_HUB_DISABLE_SYMLINKS: "1" };
      const first = await readAll(await open(TARGET, origin, env, { home }));
      assert.deepEqual(readFileSync(join(folderIn(home), "snapshots", COMMIT, "README.md")), CARD);
      assert.equal(existsSync(join(folderIn(home), "blobs")), false);
      assert.deepEqual(
        await readAll(await open(TARGET, origin, {}, { home, offline: true })),
        first,
      );
    }));
});
