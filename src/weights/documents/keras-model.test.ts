import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { inspectFiles } from "../inspect-files.test.ts";

const dense = { class_name: "Dense", config: { units: 2 } };
const lambda = { class_name: "Lambda", config: { function: ["4wAAAA==", null, null] } };

function model(...layers: readonly object[]): object {
  return { class_name: "Sequential", config: { name: "m", layers }, keras_version: "2.9.0" };
}

function inspect(document: object, name = "arch.json") {
  return inspectFiles({ [name]: Buffer.from(JSON.stringify(document)) });
}

describe("a model of Keras in JSON", () => {
  const table: readonly (readonly [what: string, document: object, exec: string])[] = [
    ["layers", model(dense), "data"],
    ["a layer that is code", model(dense, lambda), "code"],
    ["a layer that is code in a model", model(model(lambda)), "code"],
    ["layers without more", { class_name: "Sequential", config: [lambda] }, "code"],
    ["what TensorFlow.js keeps", { modelTopology: { model_config: model(lambda) } }, "code"],
    [
      "a function of another module",
      model({ module: "os", class_name: "function", config: "system" }),
      "code",
    ],
  ];
  for (const [what, document, exec] of table) {
    it(`of ${what} is ${exec}`, async () => {
      const found = await inspect(document);
      assert.deepEqual([found.format, found.exec], ["keras-model", exec]);
    });
  }

  it("is not every JSON that names a class", async () => {
    const found = await inspect({ class_name: "Lambda", config: { function: "x" } });
    assert.deepEqual([found.format, found.exec], ["json", "data"]);
  });
});
