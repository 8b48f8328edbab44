import { zipFile } from "../../src/bytes/zip/zip-file.test.ts";
import { bundleIndex } from "../../src/weights/checkpoint/table-writer.test.ts";
import {
  coreMlModel,
  floats,
  layer,
  mlProgram,
  weightFile,
} from "../../src/weights/coreml/coreml-writer.test.ts";
import { bytesField, numberField } from "../../src/weights/protobuf/write-wire.test.ts";
import { tarCheckpoint } from "../../src/weights/pytorch-tar/tar-writer.test.ts";
import { safetensorsFile } from "../../src/weights/safetensors/safetensors-file.test.ts";
import { seedBeside, seedOf, type Seed } from "./seed.ts";

/** Files of formats that lie in several files, or hold several: checkpoints, Core ML, DDUF; and SentencePiece. */
export function folderSeeds(): readonly Seed[] {
  const view = { name: "w", shape: [2, 2], strides: [2, 1], offset: 0 };
  return [
    seedOf("pytorch-tar", "m.pth", tarCheckpoint([view], "\0".repeat(16))),
    seedOf("dduf", "m.dduf", ddufSeed()),
    seedOf("sentencepiece", "spiece.model", sentencePieceSeed()),
    seedOf("coreml", "m.mlmodel", networkSeed()),
    ...programSeeds(),
    ...checkpointSeeds(),
  ];
}

function ddufSeed(): Buffer {
  const tensor = { name: "w", dtype: "U8", shape: [2], bytes: Uint8Array.of(1, 2) };
  const weights = safetensorsFile([tensor]).toString("latin1");
  return zipFile([
    { name: "model_index.json", data: '{"vae":["diffusers","AutoencoderKL"]}' },
    { name: "vae/config.json", data: "{}" },
    { name: "vae/m.safetensors", data: weights },
    { name: "vae/m.safetensors.index.json", data: '{"weight_map":{"w":"m.safetensors"}}' },
  ]);
}

function sentencePieceSeed(): Buffer {
  const score = Buffer.of(0x15, 0, 0, 0, 0);
  const piece = (text: string, kind: number): Buffer =>
    bytesField(1, bytesField(1, text), score, numberField(3, kind));
  const rules = bytesField(3, bytesField(2, Buffer.of(4, 0, 0, 0, 0, 0, 0, 0)));
  return Buffer.concat([piece("<unk>", 2), piece("a", 1), piece("<0x0A>", 6), rules]);
}

function networkSeed(): Buffer {
  const dense = [numberField(1, 2), numberField(2, 2), floats(20, 4), floats(21, 2)];
  const inner = coreMlModel(
    500,
    layer("fc", 140, ...dense),
    layer("if", 605, bytesField(1, layer("p", 130, bytesField(25, floats(1, 3))))),
    layer("x", 500, bytesField(10, "MyLayer")),
  );
  return coreMlModel(200, bytesField(1, bytesField(1, inner)));
}

/** A program and its weights, each changed beside the other. */
function programSeeds(): readonly Seed[] {
  const { bytes, offsets } = weightFile([{ type: 2, data: Buffer.alloc(16) }]);
  const [offset = 0] = offsets;
  const program = mlProgram([{ name: "w", type: 11, shape: [2, 2], offset }]);
  return [seedBeside("coreml", "model.mlmodel", program, { "weights/weight.bin": bytes })];
}

/** A checkpoint, and the saved model that it is the variables of. */
function checkpointSeeds(): readonly Seed[] {
  const entry = { name: "w", shape: [2, 2], offset: 0, length: 16 };
  const bytes = bundleIndex([entry, { name: "g", type: 7, shape: [], offset: 16, length: 4 }]);
  const graph = bytesField(2, bytesField(1, bytesField(2, "MatMul")));
  const model = Buffer.concat([
    numberField(1, 1),
    bytesField(2, bytesField(1, bytesField(4, "serve")), graph),
  ]);
  const data = Buffer.alloc(20);
  const shard = "variables.data-00000-of-00001";
  return [
    seedBeside("tf-checkpoint", "variables.index", bytes, { [shard]: data }),
    seedBeside("tf-checkpoint", "variables.index", bundleIndex([entry], { packing: 1 }), {
      [shard]: data,
    }),
    seedBeside("savedmodel", "saved_model.pb", model, {
      "variables/variables.index": bytes,
      [`variables/${shard}`]: data,
    }),
  ];
}
