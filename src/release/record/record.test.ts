import assert from "node:assert/strict";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { withHub } from "../../../fixtures/hub-server/example-hub.test.ts";
import type { HubServer } from "../../../fixtures/hub-server/hub-server.ts";
import { wrongBytes } from "../../../fixtures/hub-server/faults/wrong-bytes.ts";
import { audit, inspect, record, type NetworkOptions } from "../../index.ts";
import { json } from "../../report/formats/json.ts";
import { plainPaint } from "../../report/text/paint.ts";
import { commitFiles, makeRepository } from "../git/git-fixtures.test.ts";
import { openRelease } from "../open-release.ts";
import { inFolder } from "../release-fixtures.test.ts";
import { emptyHome } from "../hub/small-hub.test.ts";
import { RECORD_FILE } from "./record-layout.ts";

const CARD = "# A model\n\nThe code and the weights are under the MIT license.\n";

const network = (hub: HubServer, home = emptyHome()): NetworkOptions => ({
  env: { HF_ENDPOINT: hub.origins.hub },
  home,
  allowPrivate: [hub.origins.cdn],
});

const rendered = async (target: string, options = {}): Promise<string> =>
  json.render(await audit(target, options), { width: 100, paint: plainPaint });

/** A place for a record that is not there yet. */
const newFolder = (): string => join(emptyHome(), "record");

describe("a record", () => {
  for (const target of ["hf:example/small", "hf:example/large", "hf:datasets/example/facts"]) {
    it(`is audited as what it was made of: ${target}`, () =>
      withHub(async (hub) => {
        const folder = newFolder();
        await record(target, folder, { network: network(hub) });
        const there = await rendered(target, { network: network(hub) });
        const asked = hub.log.requests("hub");
        const here = await rendered(folder);
        assert.equal(here, there.replace(/"source": "(?:hub|dataset)"/, '"source": "record"'));
        assert.equal(hub.log.requests("hub"), asked);
      }));
  }

  it("is audited as what it was made of, where the listing knows no sizes, and where files lie on this disk", () =>
    inFolder(async (place) => {
      const repository = makeRepository(join(place, "code.git"));
      commitFiles(repository, {
        "README.md": CARD,
        LICENSE: CARD.repeat(40),
        "train.py": "x = 1\n",
      });
      const env = { PATH: process.env["PATH"], ASSAY_CACHE: join(place, "cache") };
      const offline = { env, home: place, offline: true };
      const url = pathToFileURL(repository).href;
      const example = fileURLToPath(new URL("../../../examples/open", import.meta.url));
      for (const target of [url, example]) {
        const folder = newFolder();
        await record(target, folder, { network: offline });
        const there = await rendered(target, { network: offline });
        assert.equal(
          await rendered(folder),
          there.replace(/"source": "(?:git|folder)"/, '"source": "record"'),
        );
      }
    }));

  it("has the revision, the listing and the digests of the release", () =>
    withHub(async (hub) => {
      const folder = newFolder();
      await record("hf:example/large", folder, { network: network(hub) });
      const there = await openRelease("hf:example/large", { network: network(hub) });
      const here = await openRelease(folder);
      const { host, ...rest } = there;
      assert.deepEqual(host, { isGated: false, owner: "example" });
      assert.deepEqual(
        { ...here, files: here.files.map(({ open, ...file }) => [file, open !== undefined]) },
        {
          ...rest,
          source: { kind: "record", location: folder },
          files: there.files.map(({ open, ...file }) => [file, open !== undefined]),
          prefetch: here.prefetch,
        },
      );
      assert.equal(here.source.kind, "record");
    }));

  it("holds headers of weights and none of their contents", () =>
    withHub(async (hub) => {
      const folder = newFolder();
      const { bytes } = await record("hf:example/large", folder, { network: network(hub) });
      assert.ok(bytes < 500_000, `${bytes} bytes`);
      const release = await openRelease(folder);
      const weights = release.files.find(({ path }) => path === "model.safetensors");
      const source = await weights?.open?.();
      assert.equal((await source?.read(0, 8))?.byteLength, 8);
      await assert.rejects(async () => source?.read(2_000_000_000, 2_000_000_008), {
        code: "offline",
        message: "Cannot read model.safetensors: the record does not have these bytes",
      });
      const { format, exec } = await inspect(folder);
      assert.deepEqual([format, exec], ["folder", "data"]);
    }));

  it("is made again at another commit, and keeps what is the same", () =>
    withHub(async (hub) => {
      const folder = newFolder();
      const first = await record("hf:example/small", folder, { network: network(hub) });
      const second = await record("hf:example/small", folder, { network: network(hub) });
      assert.deepEqual(second, first);
      assert.deepEqual(readdirSync(folder).toSorted(), [RECORD_FILE, "bytes"]);
    }));

  it("tells what could not be read, reads it the next time, and is audited alike meanwhile", () =>
    withHub(async (hub) => {
      const folder = newFolder();
      hub.play(wrongBytes, { routes: ["resolve"], target: /config\.json/ });
      const { problems } = await record("hf:example/small", folder, { network: network(hub) });
      assert.deepEqual(
        problems.map(({ path }) => path),
        ["config.json"],
      );
      const { unread } = await audit(folder);
      assert.ok(
        unread.some(({ what, why }) => what === "config.json" && /its digest is/.test(why)),
      );
      hub.heal();
      const again = await record("hf:example/small", folder, { network: network(hub) });
      assert.deepEqual(again.problems, []);
    }));

  it("is refused as long as it is not finished, and goes on where it was", () =>
    withHub(async (hub) => {
      const folder = newFolder();
      const stop = new AbortController();
      const stopped = record("hf:example/large", folder, {
        network: network(hub),
        signal: stop.signal,
        onProgress: ({ phase }) => {
          if (phase.startsWith("reading headers")) stop.abort();
        },
      });
      await assert.rejects(stopped, { name: "AbortError" });
      await assert.rejects(audit(folder), { code: "target-unreadable", message: /not finished/ });
      const fetched = hub.log.requests("cdn");
      await record("hf:example/large", folder, { network: network(hub) });
      assert.ok(hub.log.requests("cdn") - fetched <= 1);
      assert.equal((await audit(folder)).release.source, "record");
    }));

  it("is not written over other files, nor over a record of something else", () =>
    withHub(async (hub) => {
      const folder = newFolder();
      await record("hf:example/small", folder, { network: network(hub) });
      await assert.rejects(record("hf:example/large", folder, { network: network(hub) }), {
        code: "usage",
        message: /holds a record of "hf:example\/small"/,
      });
      const other = emptyHome();
      writeFileSync(join(other, "notes.txt"), "mine");
      await assert.rejects(record("hf:example/small", other, { network: network(hub) }), {
        code: "usage",
        message: /holds other files/,
      });
      assert.deepEqual(readdirSync(other), ["notes.txt"]);
      mkdirSync(join(other, "assay-unfinished"));
      await assert.rejects(record("hf:example/small", other, { network: network(hub) }), {
        code: "usage",
        message: /holds other files/,
      });
    }));
});

describe("a record that was changed", () => {
  const changed = (change: (folder: string) => void): Promise<string> =>
    withHub(async (hub) => {
      const folder = newFolder();
      await record("hf:example/small", folder, { network: network(hub) });
      change(folder);
      return folder;
    });

  it("does not give bytes that it was not made with", async () => {
    const folder = await changed((each) => {
      for (const name of readdirSync(join(each, "bytes"))) {
        writeFileSync(join(each, "bytes", name), "something else");
      }
    });
    const { unread } = await audit(folder);
    assert.ok(unread.some(({ what, why }) => what === "README.md" && /was changed/.test(why)));
  });

  it("is a folder like others where anything else lies in it", async () => {
    const folder = await changed((each) => {
      writeFileSync(join(each, "model.bin"), "x");
    });
    const { release } = await audit(folder);
    assert.equal(release.source, "folder");
    const inBytes = await changed((each) => {
      writeFileSync(join(each, "bytes", "model.bin"), "x");
    });
    assert.equal((await audit(inBytes)).release.source, "folder");
  });

  const refused: readonly { what: string; from: string | RegExp; to: string; says: RegExp }[] = [
    {
      what: "another version",
      from: '"assayRecord": 1',
      to: '"assayRecord": 2',
      says: /assayRecord: /,
    },
    { what: "no JSON", from: "{", to: "", says: /not JSON/ },
    {
      what: "a path that climbs",
      from: '"README.md"',
      to: '"../x"',
      says: /files\[\d+\]\.path: no release/,
    },
    {
      what: "a digest that is none",
      from: /"digest": "[0-9a-f]{64}"/,
      to: '"digest": "../../etc"',
      says: /kept\.digest: needed 64/,
    },
    {
      what: "two files of one path",
      from: '"config.json"',
      to: '"README.md"',
      says: /files: two files/,
    },
  ];
  for (const { what, from, to, says } of refused) {
    it(`is refused with the place: ${what}`, async () => {
      const folder = await changed((each) => {
        const path = join(each, RECORD_FILE);
        writeFileSync(path, readFileSync(path, "utf8").replace(from, to));
      });
      assert.ok(existsSync(folder));
      await assert.rejects(audit(folder), { code: "usage", message: says });
    });
  }
});
