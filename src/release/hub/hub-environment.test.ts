import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, it } from "node:test";
import { AssayError } from "../../bytes/errors.ts";
import { hubSettings, type HubSettings } from "./hub-environment.ts";

function settings(env: Readonly<Record<string, string>>, home = "/nowhere"): HubSettings {
  return hubSettings({ env, home });
}

describe("the environment", () => {
  it("has defaults", () => {
    assert.deepEqual(settings({}), {
      endpoint: "https://huggingface.co",
      cache: "/nowhere/.cache/huggingface/hub",
      hasLinks: true,
      ownCache: "/nowhere/.cache/assay",
      isOffline: false,
      headTimeoutMs: 10_000,
      silenceMs: 10_000,
    });
  });

  const endpoints = [
    { env: { HF_ENDPOINT: "https://mirror.example/hf//" }, endpoint: "https://mirror.example/hf" },
    { env: { HF_ENDPOINT: "" }, endpoint: "https://huggingface.co" },
  ];
  for (const { env, endpoint } of endpoints) {
    it(`says the endpoint: ${JSON.stringify(env)}`, () => {
      assert.equal(settings(env).endpoint, endpoint);
    });
  }

  it("is refused when the endpoint is no URL", () => {
    assert.throws(
      () => settings({ HF_ENDPOINT: "mirror.example" }),
      (error: unknown) => error instanceof AssayError && error.code === "usage",
    );
  });

  const caches = [
    { env: { HF_HUB_CACHE: "/c", HF_HOME: "/h" }, cache: "/c" },
    { env: { HUGGINGFACE_HUB_CACHE: "/old", HF_HOME: "/h" }, cache: "/old" },
    { env: { HF_HOME: "/h" }, cache: "/h/hub" },
    { env: { XDG_CACHE_HOME: "/x" }, cache: "/x/huggingface/hub" },
    { env: { HF_HOME: "~/hf" }, cache: "/nowhere/hf/hub" },
    {
      env: { HF_HUB_CACHE: "$SCRATCH/${SUB}/$UNSET", SCRATCH: "/s", SUB: "t" },
      cache: "/s/t/$UNSET",
    },
  ];
  for (const { env, cache } of caches) {
    it(`says the cache: ${JSON.stringify(env)}`, () => {
      assert.equal(settings(env).cache, cache);
    });
  }

  for (const value of ["1", "on", "Yes", "TRUE"]) {
    it(`switches off the network: ${value}`, () => {
      assert.equal(settings({ HF_HUB_OFFLINE: value }).isOffline, true);
      assert.equal(settings({ TRANSFORMERS_OFFLINE: value }).isOffline, true);
    });
  }
  for (const value of ["0", "no", ""]) {
    it(`leaves the network on: ${JSON.stringify(value)}`, () => {
      assert.equal(settings({ HF_HUB_OFFLINE: value }).isOffline, false);
    });
  }

  it("says how long to wait", () => {
    const { headTimeoutMs, silenceMs } = settings({
      HF_HUB_ETAG_TIMEOUT: "3",
      HF_HUB_DOWNLOAD_TIMEOUT: "none",
    });
    assert.deepEqual([headTimeoutMs, silenceMs], [3000, 10_000]);
  });
});

describe("the token", () => {
  const home = mkdtempSync(join(tmpdir(), "hub-home-"));
  mkdirSync(join(home, ".cache/huggingface"), { recursive: true });
  writeFileSync(join(home, ".cache/huggingface/token"), "of-the-file\n");
  writeFileSync(join(home, "other"), "of-another-file");
  process.once("exit", () => {
    rmSync(home, { recursive: true });
  });
  const cases = [
    { env: {}, token: "of-the-file" },
    { env: { HF_TOKEN: "first", HUGGING_FACE_HUB_TOKEN: "second" }, token: "first" },
    { env: { HF_TOKEN: "", HUGGING_FACE_HUB_TOKEN: " second\r\n" }, token: "second" },
    { env: { HF_TOKEN_PATH: "~/other" }, token: "of-another-file" },
    { env: { HF_TOKEN_PATH: "~/missing" }, token: undefined },
    { env: { HF_TOKEN: "first", HF_HUB_DISABLE_IMPLICIT_TOKEN: "1" }, token: undefined },
  ];
  for (const { env, token } of cases) {
    it(`is ${token}: ${JSON.stringify(env)}`, () => {
      assert.equal(settings(env, home).token, token);
    });
  }
});
