import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { conclude } from "../inspection.ts";
import { modelOfPath } from "./model-of-path.ts";

const folder = mkdtempSync(join(tmpdir(), "model-"));
after(() => {
  rmSync(folder, { recursive: true });
});
writeFileSync(
  join(folder, "config.json"),
  '{"model_type": "larch", "max_position_embeddings": 512}',
);

function tensor(name: string) {
  return { name, dtype: "F32", shape: [2, 2], data: undefined };
}

function inspection(format: string, ...names: readonly string[]) {
  return conclude({ format, tensors: names.map(tensor) });
}

describe("the model of a path", () => {
  it("is described with the configuration beside a file", async () => {
    const model = await modelOfPath(
      join(folder, "model.safetensors"),
      inspection("safetensors", "a"),
    );
    assert.deepEqual([model?.parameters, model?.family, model?.context], [4, "larch", 512]);
  });
  it("is described with the configuration in a folder", async () => {
    const model = await modelOfPath(folder, inspection("folder", "a", "b"));
    assert.deepEqual([model?.parameters, model?.family], [8, "larch"]);
  });
  for (const [what, name, format, names] of [
    ["a part of a model", "model-00001-of-00002.safetensors", "safetensors", ["a"]],
    ["a folder with the same tensors twice", "", "folder", ["a", "a"]],
    ["a file without tensors", "model.bin", "pickle", []],
  ] as const) {
    it(`is not told by ${what}`, async () => {
      const model = await modelOfPath(join(folder, name), inspection(format, ...names));
      assert.equal(model, undefined);
    });
  }
  it("is described by its metadata where it has such", async () => {
    const metadata = new Map([
      ["general.architecture", "oak"],
      ["oak.context_length", "64"],
    ]);
    const gguf = { ...inspection("gguf", "a"), metadata };
    assert.equal((await modelOfPath(join(folder, "model.gguf"), gguf))?.context, 64);
  });
});
