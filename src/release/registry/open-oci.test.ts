import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { gzipSync } from "node:zlib";
import { sha256OfBytes } from "../../bytes/digest.ts";
import type { NetworkOptions } from "../../net/network-options.ts";
import { withServer, type LocalServer } from "../../net/local-server.test.ts";
import { contentsOf, inFolder, tarOf } from "../release-fixtures.test.ts";
import type { Release } from "../release.ts";
import { openOci } from "./open-oci.ts";
import {
  blobOf,
  registryOf,
  sendRange,
  serveRegistry,
  type Registry,
} from "./registry-fixtures.test.ts";

const RAW = "application/vnd.cncf.model.weight.v1.raw";
const TAR = "application/vnd.cncf.model.weight.v1.tar";
const KIT = "application/vnd.kitops.modelkit.model.v1.tar+gzip";
const WEIGHTS = Buffer.alloc(3 << 20, "weights ");

function networkOf({ origin }: LocalServer, more: Partial<NetworkOptions> = {}): NetworkOptions {
  return { env: {}, home: "/nowhere", allowPrivate: [origin], ...more };
}

/** Opens `org/model` of a registry while `use` runs. */
async function opened(
  registry: Registry,
  use: (release: Release, server: LocalServer) => Promise<void> | void,
  name = "org/model",
): Promise<void> {
  await withServer(serveRegistry(registry), async (server) => {
    const target = `oci:${new URL(server.origin).host}/${name}`;
    await use(await openOci(target, { network: networkOf(server) }), server);
  });
}

/** `path digest` of each file, and what is odd. */
function shown({ files, oddities, listing }: Release): readonly string[] {
  return [
    listing,
    ...files.map(({ path, byteLength }) => `${path} ${byteLength}`),
    ...oddities.map(({ kind, path }) => `${kind} ${path}`),
  ];
}

describe("an artifact in a registry", () => {
  const license = blobOf("The words.\n", "application/vnd.docker.ai.license");
  const readme = blobOf("# Model\n", "text/markdown", "README.md");
  const weights = blobOf(WEIGHTS, RAW, "model.safetensors");

  it("has its layers for files, by title or by type", async () => {
    const registry = registryOf([license, readme, weights]);
    await opened(registry, async (release) => {
      assert.deepEqual(shown(release), [
        "complete",
        "LICENSE 11",
        "README.md 8",
        `model.safetensors ${WEIGHTS.length}`,
      ]);
      assert.equal(release.name, "model");
      assert.equal(
        release.revision,
        `sha256:${sha256OfBytes(registry.manifests["latest"] ?? Buffer.of())}`,
      );
      assert.equal(release.files[2]?.declaredSha256, sha256OfBytes(WEIGHTS));
      assert.deepEqual(await contentsOf(release), {
        LICENSE: sha256OfBytes(license.bytes),
        "README.md": sha256OfBytes(readme.bytes),
        "model.safetensors": sha256OfBytes(WEIGHTS),
      });
    });
  });

  it("has the members of layers that are archives", async () => {
    const plain = await tarOf([{ name: "a/model.bin", content: "plain" }]);
    const packed = gzipSync(await tarOf([{ name: "a/LICENSE", content: "packed" }]));
    const registry = registryOf([blobOf(plain, TAR, "a"), blobOf(packed, KIT)]);
    await opened(registry, async (release) => {
      assert.deepEqual(shown(release), ["complete", "a/LICENSE 6", "a/model.bin 5"]);
      assert.equal((await contentsOf(release))["a/LICENSE"], sha256OfBytes(Buffer.from("packed")));
    });
  });

  it("has the configuration of those who pack models, and no other", async () => {
    const kit = blobOf("{}", "application/vnd.kitops.modelkit.config.v1+json");
    const empty = blobOf("{}", "application/vnd.oci.empty.v1+json");
    await opened(registryOf([readme], kit), (release) =>
      assert.deepEqual(shown(release), ["complete", "Kitfile.json 2", "README.md 8"]),
    );
    await opened(registryOf([readme], empty), (release) =>
      assert.deepEqual(shown(release), ["complete", "README.md 8"]),
    );
  });

  it("is the first of an index, which says so", async () => {
    const { manifests, blobs } = registryOf([readme]);
    const digest = Object.keys(manifests).find((key) => key.startsWith("sha256:")) ?? "";
    const manifest = manifests[digest] ?? Buffer.of();
    const index = {
      schemaVersion: 2,
      manifests: [
        { digest, size: manifest.length },
        { digest, size: manifest.length },
      ],
    };
    const latest = Buffer.from(JSON.stringify(index));
    await opened({ manifests: { latest, [digest]: manifest }, blobs }, (release) => {
      assert.deepEqual(shown(release), ["partial", "README.md 8"]);
      assert.equal(release.partialBecause, "1 more manifests under this name were not read");
    });
  });

  it("names nothing outside of itself", async () => {
    const titles = ["../up", "/etc/passwd", "a\0b", "README.md"];
    const layers = titles.map((title) => blobOf(`of ${title}`, RAW, title));
    await opened(registryOf([readme, ...layers]), (release) =>
      assert.deepEqual(shown(release), [
        "partial",
        "README.md 12",
        "a\\x00b 6",
        "path-escapes-archive ../up",
        "path-escapes-archive /etc/passwd",
        "duplicate-path README.md",
        "name-with-control-characters a\\x00b",
      ]),
    );
  });

  it("is read in parts, from where the registry sends us, without the token", async () => {
    const registry = registryOf([weights]);
    await withServer(
      (request, response) => sendRange(request, response, WEIGHTS),
      async (storage) => {
        const busy = { ...registry, storage: storage.origin, token: "secret" };
        await withServer(serveRegistry(busy), async (server) => {
          const network = networkOf(server, { allowPrivate: [server.origin, storage.origin] });
          const host = new URL(server.origin).host;
          const release = await openOci(`oci:${host}/org/model`, { network });
          const source = await release.files[0]?.open?.();
          assert.equal(String(await source?.read(8, 16)), "weights ");
          assert.equal(storage.heads.length, 1);
          assert.equal(storage.heads[0]?.authorization, undefined);
          assert.equal(server.heads.at(-1)?.authorization, "Bearer secret");
        });
      },
    );
  });

  it("is opened with what Docker keeps for the registry, which goes to no other place", () =>
    inFolder(async (folder) => {
      const registry = { ...registryOf([readme]), token: "secret" };
      await withServer(serveRegistry(registry), async (server) => {
        const { host } = new URL(server.origin);
        const auth = Buffer.from("me:word").toString("base64");
        writeFileSync(join(folder, "config.json"), JSON.stringify({ auths: { [host]: { auth } } }));
        const network = networkOf(server, { env: { DOCKER_CONFIG: folder } });
        await openOci(`oci:${host}/org/model`, { network });
        const asked = server.heads.map(({ authorization }) => authorization);
        assert.deepEqual(asked, [undefined, `Basic ${auth}`, "Bearer secret"]);
      });
    }));
});

describe("a registry that is wrong", () => {
  const readme = blobOf("# Model\n", "text/markdown", "README.md");
  const good = registryOf([readme]);
  const withManifest = (value: unknown): Registry => ({
    ...good,
    manifests: { latest: Buffer.from(typeof value === "string" ? value : JSON.stringify(value)) },
  });
  const layer = readme.descriptor;
  const cases: readonly {
    readonly what: string;
    readonly registry: Registry;
    readonly code: string;
    readonly reference?: string;
  }[] = [
    { what: "without the name", registry: { ...good, manifests: {} }, code: "target-not-found" },
    { what: "whose manifest is no JSON", registry: withManifest("<html>"), code: "network" },
    { what: "whose manifest is a list", registry: withManifest([]), code: "network" },
    { what: "whose manifest is empty", registry: withManifest({}), code: "network" },
    {
      what: "whose layer has no digest",
      registry: withManifest({ layers: [{ ...layer, digest: "sha256:../x" }] }),
      code: "network",
    },
    {
      what: "whose layer has no size",
      registry: withManifest({ layers: [{ ...layer, size: -1 }] }),
      code: "network",
    },
    {
      what: "whose manifest is endless",
      registry: withManifest(" ".repeat(9 << 20)),
      code: "too-large",
    },
    {
      what: "whose index is of nothing",
      registry: withManifest({ manifests: [] }),
      code: "target-unreadable",
    },
    {
      what: "that gives another manifest than the digest says",
      registry: {
        ...good,
        manifests: { [`sha256:${"00".repeat(32)}`]: Buffer.from('{"layers":[]}') },
      },
      reference: `@sha256:${"00".repeat(32)}`,
      code: "wrong-bytes",
    },
    {
      what: "whose realm is without encryption elsewhere",
      registry: { ...good, token: "x", realm: "http://192.0.2.1/token" },
      code: "target-not-allowed",
    },
  ];
  for (const { what, registry, code, reference = "" } of cases) {
    it(`${what}: ${code}`, () =>
      assert.rejects(
        opened(registry, () => undefined, `org/model${reference}`),
        { code },
      ));
  }

  it("with an index that holds itself: target-unreadable", async () => {
    // A digest cannot hold itself; a tag can be answered by anything.
    const digest = `sha256:${"11".repeat(32)}`;
    const index = withManifest({ manifests: [{ digest, size: 1 }] });
    await assert.rejects(
      opened(index, () => undefined),
      { code: "target-not-found" },
    );
  });

  it("with wrong bytes for a blob: wrong-bytes when it is read", async () => {
    const blobs = { [readme.digest]: Buffer.from("# Other\n") };
    await opened({ ...good, blobs }, async (release) => {
      const source = await release.files[0]?.open?.();
      await assert.rejects(async () => source?.read(0, 4), { code: "wrong-bytes" });
    });
  });

  it("is not asked when offline", async () => {
    const network = { env: {}, home: "/nowhere", offline: true };
    await assert.rejects(openOci("oci:ghcr.io/org/model", { network }), { code: "offline" });
  });
});
