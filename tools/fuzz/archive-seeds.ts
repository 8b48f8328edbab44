import { tarFile } from "../../src/bytes/tar/tar-file.test.ts";
import { zipFile } from "../../src/bytes/zip/zip-file.test.ts";
import { KERAS, NPY, PICKLE, TORCH_PICKLE, YAML } from "./contents.ts";
import { kerasWeights } from "./keras-weights.ts";
import { seedOf, type Seed } from "./seed.ts";

const SKOPS =
  '{"__class__":"dict","__module__":"builtins","__loader__":"DictNode","content":{},"protocol":1}';

/** Archives: plain ones, and those that are a format by what they hold. */
export function archiveSeeds(): readonly Seed[] {
  const torch = [
    { name: "m/data.pkl", data: TORCH_PICKLE },
    { name: "m/data/0", data: "\0".repeat(16) },
    { name: "m/version", data: "3\n" },
  ];
  const keras = [
    { name: "config.json", data: KERAS, isDeflated: true },
    { name: "metadata.json", data: '{"keras_version":"3.0.0"}' },
    { name: "model.weights.h5", data: kerasWeights().toString("latin1") },
  ];
  return [
    seedOf("pytorch", "m.pt", zipFile(torch)),
    seedOf("npz", "m.npz", zipFile([{ name: "w.npy", data: NPY, isDeflated: true }])),
    seedOf("keras", "m.keras", zipFile(keras)),
    seedOf("zip", "m.zip", zipFile([{ name: "w.safetensors", data: "x" }])),
    seedOf("skops", "m.skops", zipFile([{ name: "schema.json", data: SKOPS, isDeflated: true }])),
    seedOf(
      "nemo",
      "m.nemo",
      tarFile([
        { name: "model_config.yaml", data: YAML },
        { name: "m.ckpt", data: PICKLE },
      ]),
    ),
    seedOf(
      "tar",
      "m.tar",
      tarFile([
        { name: "a/b", data: PICKLE },
        { name: "l", type: "2", target: "a/b" },
      ]),
    ),
    seedOf(
      "executable",
      "m.zip",
      zipFile([{ name: "in.zip", data: zipFile(torch).toString("latin1") }], {
        prefix: "#!/bin/sh\n",
      }),
    ),
    seedOf("zip", "m.zip", overlapping()),
    seedOf(
      "torch-package",
      "m.pt",
      zipFile([
        { name: "m/.data/extern_modules", data: "torch\n" },
        { name: "m/model.py", data: "import torch\n" },
        { name: "m/model/model.pkl", data: PICKLE },
      ]),
    ),
    seedOf(
      "torch-serve",
      "m.mar",
      zipFile([
        { name: "MAR-INF/MANIFEST.json", data: '{"model":{"handler":"handler.py"}}' },
        { name: "handler.py", data: "import os\n" },
        { name: "m.pt", data: zipFile(torch).toString("latin1") },
      ]),
    ),
  ];
}

/** Members without a directory, the data of each of which goes on to the end. */
function overlapping(): Buffer {
  const header = Buffer.concat([
    zipFile([{ name: "m", data: "" }]).subarray(0, 30),
    Buffer.of(109),
  ]);
  header.writeUInt32LE(0xfffffff0, 18);
  header.writeUInt32LE(0xfffffff0, 22);
  return Buffer.concat([header, header, header]);
}
