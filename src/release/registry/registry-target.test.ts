import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import {
  isOciTarget,
  isOllamaTarget,
  parseOciTarget,
  parseOllamaTarget,
} from "./registry-target.ts";

const DIGEST = `sha256:${"ab".repeat(32)}`;

describe("a target in a registry", () => {
  for (const [target, host, repository, reference] of [
    ["oci:ghcr.io/org/model", "ghcr.io", "org/model", "latest"],
    ["oci://ghcr.io/org/model:v1.0", "ghcr.io", "org/model", "v1.0"],
    ["oci:localhost:5000/model:q4", "localhost:5000", "model", "q4"],
    ["oci:127.0.0.1:5000/a/b__c/d-e", "127.0.0.1:5000", "a/b__c/d-e", "latest"],
    [`oci:ghcr.io/org/model@${DIGEST}`, "ghcr.io", "org/model", DIGEST],
  ] as const) {
    it(target, () => {
      assert.equal(isOciTarget(target), true);
      assert.deepEqual(parseOciTarget(target), { host, repository, reference });
    });
  }

  for (const target of [
    "oci:",
    "oci:model",
    "oci:ghcr.io",
    "oci:ghcr.io/",
    "oci:ghcr.io/Org/model",
    "oci:ghcr.io/../model",
    "oci:ghcr.io/org/model:",
    "oci:ghcr.io/org/model:a b",
    "oci:ghcr.io/org/model@sha256:12",
    "oci:ghcr.io/org/model@sha512:12",
    "oci:user@ghcr.io/org/model",
    "oci:ghcr.io/org/model?x",
  ]) {
    it(`${target} is refused`, () =>
      assert.throws(() => parseOciTarget(target), { code: "usage" }));
  }
});

describe("a model of Ollama", () => {
  const OLLAMA = "registry.ollama.ai";
  for (const [target, host, repository, reference] of [
    ["ollama:llama3.2", OLLAMA, "library/llama3.2", "latest"],
    ["ollama:llama3.2:1b", OLLAMA, "library/llama3.2", "1b"],
    ["ollama:someone/model:q4_K_M", OLLAMA, "someone/model", "q4_K_M"],
    ["ollama:hf.co/Org/Model-GGUF:Q8_0", "hf.co", "Org/Model-GGUF", "Q8_0"],
    ["ollama://localhost:5000/a/b", "localhost:5000", "a/b", "latest"],
  ] as const) {
    it(target, () => {
      assert.equal(isOllamaTarget(target), true);
      assert.deepEqual(parseOllamaTarget(target), { host, repository, reference });
    });
  }

  for (const target of [
    "ollama:",
    "ollama:..",
    "ollama:a/..:x",
    "ollama:a/b/c/d",
    "ollama:a:",
    "ollama:a:../b",
  ]) {
    it(`${target} is refused`, () =>
      assert.throws(() => parseOllamaTarget(target), { code: "usage" }));
  }

  it("never leads out of the store, whatever is written", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom("a", ".", "/", ":", "@", "\\", "\0", "%") }),
        (text) => {
          try {
            const { host, repository, reference } = parseOllamaTarget(`ollama:${text}`);
            for (const step of [host, ...repository.split("/"), reference]) {
              assert.match(step, /^(?!\.{1,2}$)[\w.:-]+$/);
            }
          } catch (error) {
            assert.equal((error as { code?: string }).code, "usage");
          }
        },
      ),
    );
  });
});
