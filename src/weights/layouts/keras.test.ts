import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { zipFile } from "../../bytes/zip/zip-file.test.ts";
import { inspectFiles } from "../inspect-files.test.ts";

const dense = {
  module: "keras.layers",
  class_name: "Dense",
  config: {
    activation: "relu",
    kernel_initializer: { module: "keras.initializers", class_name: "Zeros", config: {} },
  },
};

function inspectKeras(...layers: readonly unknown[]) {
  const config = { module: "keras", class_name: "Sequential", config: { layers } };
  const bytes = zipFile([
    { name: "metadata.json", data: "{}" },
    { name: "config.json", data: JSON.stringify(config) },
  ]);
  return inspectFiles({ "m.keras": bytes });
}

function fn(module: string | null, name: string): unknown {
  return { module, class_name: "function", config: name, registered_name: name };
}

describe("a Keras model", () => {
  const table: readonly (readonly [what: string, layer: unknown, exec: string])[] = [
    ["of layers", dense, "data"],
    [
      "of a model in a model",
      {
        module: "keras.src.models.functional",
        class_name: "Functional",
        config: { layers: [dense] },
      },
      "data",
    ],
    [
      "with functions of Keras",
      { ...dense, config: { activation: fn("keras.activations", "relu") } },
      "data",
    ],
    [
      "with a function that Keras looks up",
      { ...dense, config: { activation: fn("builtins", "relu") } },
      "data",
    ],
    [
      "with a schedule",
      { module: "keras.optimizers.schedules", class_name: "CosineDecay", config: {} },
      "data",
    ],
    [
      "with a class of the user",
      { module: null, class_name: "Mine", config: {}, registered_name: "my>Mine" },
      "data",
    ],
    [
      "with a vocabulary in the file",
      { ...dense, class_name: "StringLookup", config: { vocabulary: ["a"] } },
      "data",
    ],
    ["with a Lambda", { module: "keras.layers", class_name: "Lambda", config: {} }, "code"],
    [
      "with a Lambda deep inside",
      { ...dense, config: { wrapped: [{ class_name: "Lambda", config: {} }] } },
      "code",
    ],
    ["with a Lambda that says nothing more", { class_name: "Lambda" }, "code"],
    ["with code as data", { class_name: "__lambda__", config: { code: "4wAA" } }, "code"],
    ["with a class of any module", { module: "os", class_name: "system", config: "id" }, "code"],
    [
      "with a function of any module",
      { ...dense, config: { activation: fn("subprocess", "run") } },
      "code",
    ],
    [
      "with a tool of Keras",
      { ...dense, config: { activation: fn("keras.utils", "get_file") } },
      "code",
    ],
    [
      "with a tool of Keras by its inner name",
      { ...dense, config: { f: fn("keras.src.utils.file_utils", "get_file") } },
      "code",
    ],
    ["with protection switched off", fn("keras.config", "enable_unsafe_deserialization"), "code"],
    ["with a function of Keras itself", fn("keras", "Model"), "code"],
    [
      "with a saved model from elsewhere",
      { module: "keras.layers", class_name: "TFSMLayer", config: { filepath: "/x" } },
      "code",
    ],
    [
      "with a vocabulary elsewhere",
      { ...dense, class_name: "TextVectorization", config: { vocabulary: "/etc/passwd" } },
      "code",
    ],
    [
      "with a module that only begins like Keras",
      { module: "kerasx.layers", class_name: "Dense", config: {} },
      "code",
    ],
  ];
  for (const [what, layer, exec] of table) {
    it(`${what} is ${exec}`, async () => {
      const found = await inspectKeras(layer);
      assert.deepEqual([found.format, found.exec], ["keras", exec]);
    });
  }

  it("whose configuration is no JSON is malformed", async () => {
    const bytes = zipFile([
      { name: "metadata.json", data: "{}" },
      { name: "config.json", data: "{not" },
    ]);
    assert.equal((await inspectFiles({ "m.keras": bytes })).integrity, "malformed");
  });
});
