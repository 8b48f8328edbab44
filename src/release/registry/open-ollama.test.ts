import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { withServer } from "../../net/local-server.test.ts";
import { contentsOf, inFolder, writeTree } from "../release-fixtures.test.ts";
import { sha256OfBytes } from "../../bytes/digest.ts";
import { openOllama } from "./open-ollama.ts";
import { blobOf, registryOf, serveRegistry } from "./registry-fixtures.test.ts";

const TYPE = "application/vnd.ollama.image.";
const MODEL = blobOf("GGUF of words", `${TYPE}model`);
const LICENSES = [
  blobOf("First words\n", `${TYPE}license`),
  blobOf("Second words\n", `${TYPE}license`),
];
const LAYERS = [
  MODEL,
  ...LICENSES,
  blobOf("{{ .Prompt }}", `${TYPE}template`),
  blobOf("{}", `${TYPE}params`),
];
const CONFIG = blobOf('{"model_family":"larch"}', "application/vnd.docker.container.image.v1+json");
const FILES = [
  "LICENSE-MODEL",
  "LICENSE-MODEL-2",
  "config.json",
  "model.gguf",
  "params.json",
  "template",
];

/** A store as Ollama keeps it, with one model under two names. */
function writeStore(folder: string): void {
  const { manifests, blobs } = registryOf(LAYERS, CONFIG);
  const manifest = manifests["latest"] ?? Buffer.of();
  writeTree(folder, {
    "manifests/registry.ollama.ai/library/larch/7b": manifest,
    "manifests/hf.co/Grove/Larch-GGUF/Q4": manifest,
    ...Object.fromEntries(
      Object.entries(blobs).map(([digest, bytes]) => [`blobs/${digest.replace(":", "-")}`, bytes]),
    ),
  });
}

describe("a model in the store of Ollama", () => {
  for (const target of ["ollama:larch:7b", "ollama:hf.co/Grove/Larch-GGUF:Q4"]) {
    it(`${target} is opened without a network`, () =>
      inFolder(async (folder) => {
        writeStore(folder);
        const network = { env: { OLLAMA_MODELS: folder }, home: "/nowhere", offline: true };
        const release = await openOllama(target, { network });
        assert.deepEqual(
          release.files.map(({ path }) => path),
          FILES,
        );
        assert.equal(release.listing, "complete");
        assert.match(release.revision ?? "", /^sha256:[0-9a-f]{64}$/);
        const contents = await contentsOf(release);
        assert.equal(contents["LICENSE-MODEL-2"], sha256OfBytes(Buffer.from("Second words\n")));
        assert.equal(contents["model.gguf"], release.files[3]?.declaredSha256);
      }));
  }

  it("that has lost a part says which when it is opened", () =>
    inFolder(async (folder) => {
      writeStore(folder);
      writeFileSync(join(folder, "blobs", MODEL.digest.replace(":", "-")), "GGUF");
      const network = { env: { OLLAMA_MODELS: folder }, home: "/nowhere", offline: true };
      const release = await openOllama("ollama:larch:7b", { network });
      await assert.rejects(async () => release.files[3]?.open?.(), {
        code: "target-unreadable",
        message: /it has 4 bytes, the manifest says 13$/,
      });
    }));

  it("whose manifest is no manifest is refused", () =>
    inFolder(async (folder) => {
      writeTree(folder, { "manifests/registry.ollama.ai/library/larch/latest": "words" });
      const network = { env: { OLLAMA_MODELS: folder }, home: "/nowhere" };
      await assert.rejects(openOllama("ollama:larch", { network }), { code: "target-unreadable" });
    }));
});

describe("a model that the store has not", () => {
  it("comes from its registry", async () => {
    await withServer(serveRegistry(registryOf(LAYERS, CONFIG)), async (server) => {
      const network = { env: {}, home: "/nowhere", allowPrivate: [server.origin] };
      const { host } = new URL(server.origin);
      const release = await openOllama(`ollama:${host}/library/larch`, { network });
      assert.deepEqual(
        release.files.map(({ path }) => path),
        FILES,
      );
      assert.equal((await contentsOf(release))["model.gguf"], sha256OfBytes(MODEL.bytes));
    });
  });

  it("is not asked for when offline", () =>
    assert.rejects(
      openOllama("ollama:larch", { network: { env: {}, home: "/nowhere", offline: true } }),
      { code: "offline" },
    ));
});
