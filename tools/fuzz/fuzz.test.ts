import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { checkInput } from "./check.ts";
import { folderSeeds } from "./folder-seeds.ts";
import { inputOf } from "./input.ts";
import { randomOf } from "./random.ts";
import { writtenSeeds } from "./written-seeds.ts";

const seeds = [...writtenSeeds(), ...folderSeeds()];

describe("the fuzzer", () => {
  it("makes the same input of the same number", () => {
    assert.deepEqual(inputOf(seeds, 7, 4711), inputOf(seeds, 7, 4711));
    assert.notDeepEqual(inputOf(seeds, 7, 4711), inputOf(seeds, 7, 4712));
    assert.notDeepEqual(inputOf(seeds, 7, 4711), inputOf(seeds, 8, 4711));
  });

  it("draws every number below a count", () => {
    const random = randomOf(1, 2 ** 33);
    const drawn = new Set(Array.from({ length: 200 }, () => random.below(8)));
    assert.deepEqual(drawn, new Set([0, 1, 2, 3, 4, 5, 6, 7]));
  });

  it("begins with files of many formats", async () => {
    const formats = new Set(await Promise.all(seeds.map(checkInput)));
    for (const format of [
      "gguf",
      "safetensors",
      "npy",
      "npz",
      "keras-h5",
      "onnx",
      "pickle",
      "pytorch",
      "keras",
      "skops",
      "nemo",
      "tar",
      "zip",
      "jinja",
      "yaml",
      "msgpack",
      "tiktoken",
      "pytorch-tar",
      "dduf",
      "tokenizer",
      "sentencepiece",
      "coreml",
      "tf-checkpoint",
      "savedmodel",
    ]) {
      assert.ok(formats.has(format), format);
    }
  });

  it("gets an answer for what it makes", async () => {
    for (let number = 0; number < 500; number += 1) await checkInput(inputOf(seeds, 1, number));
  });
});

describe("a file cut short", () => {
  for (const { name, bytes, beside } of seeds) {
    it(`gets an answer wherever it is cut: ${name} of ${bytes.length} bytes`, async () => {
      // Archives of tar are mostly padding, and there one cut is as good as the next.
      const step = Math.ceil(bytes.length / 1024);
      for (let length = 0; length < bytes.length; length += step) {
        await checkInput({ name, bytes: bytes.subarray(0, length), beside });
      }
    });
  }
});
