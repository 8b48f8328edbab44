import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { inspectPath } from "../inspect-path.ts";
import { safetensorsFile, type TensorToStore } from "../safetensors/safetensors-file.test.ts";
import { npzTwin } from "../twin-files.test.ts";
import { modelOfPath } from "./model-of-path.ts";

const folders: string[] = [];
after(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

/** A folder as MLX writes it: weights, and a configuration that says how they are packed. */
function folderOf(files: Readonly<Record<string, Uint8Array>>, bits: number): string {
  const folder = mkdtempSync(join(tmpdir(), "mlx-"));
  folders.push(folder);
  const configuration = { model_type: "larch", quantization: { group_size: 64, bits } };
  writeFileSync(join(folder, "config.json"), JSON.stringify(configuration));
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes);
  return folder;
}

function tensor(
  name: string,
  dtype: string,
  shape: readonly number[],
  itemBytes: number,
): TensorToStore {
  const byteLength = shape.reduce((size, length) => size * length, itemBytes);
  return { name, dtype, shape, bytes: new Uint8Array(byteLength) };
}

/** 128 x 256 weights in words of 32 bits, with a scale and a bias for every 64. */
function packed(bits: number): readonly TensorToStore[] {
  return [
    tensor("model.layers.0.up.weight", "U32", [128, (256 * bits) / 32], 4),
    tensor("model.layers.0.up.scales", "F16", [128, 4], 2),
    tensor("model.layers.0.up.biases", "F16", [128, 4], 2),
    tensor("model.norm.weight", "F16", [256], 2),
  ];
}

describe("a folder of MLX", () => {
  for (const bits of [2, 4, 8]) {
    it(`of ${bits} bits has as many parameters as before`, async () => {
      const folder = folderOf({ "model.safetensors": safetensorsFile(packed(bits)) }, bits);
      const { inspection } = await inspectPath(folder);
      assert.deepEqual([inspection.exec, inspection.integrity], ["data", "valid"]);
      const model = await modelOfPath(folder, inspection);
      assert.deepEqual([model?.parameters, model?.family], [128 * 256 + 256, "larch"]);
    });
  }

  it("of arrays of NumPy has its parameters", async () => {
    const plain = [tensor("up.weight", "F16", [8, 4], 2), tensor("up.bias", "F32", [8], 4)];
    const folder = folderOf({ "weights.npz": npzTwin(plain) }, 4);
    const { inspection } = await inspectPath(folder);
    assert.deepEqual([inspection.exec, inspection.integrity], ["data", "valid"]);
    assert.equal((await modelOfPath(folder, inspection))?.parameters, 40);
  });
});
