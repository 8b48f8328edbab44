import { ggufFile, number, text } from "../../src/weights/gguf/gguf-file.test.ts";
import { bytesField, numberField } from "../../src/weights/protobuf/write-wire.test.ts";
import { safetensorsFile } from "../../src/weights/safetensors/safetensors-file.test.ts";
import { tfliteModel } from "../../src/weights/tflite/tflite-writer.test.ts";
import { kerasWeights } from "./keras-weights.ts";
import { LEGACY_TORCH, NPY, PICKLE, TEXT_PICKLE, TORCH_PICKLE, YAML } from "./contents.ts";
import { seedOf, type Seed } from "./seed.ts";

const TEMPLATE =
  "{% for m in messages %}{% if m.role == 'user' and loop.index0 % 2 %}{{ '<|u|>' ~ m['content'] | trim }}{% else %}{{ bos_token + (m.content if m.content else '')[1:] }}{% endif %}{% endfor %}{% macro f(a, b=1) %}{{ a.b(c, *d) }}{% endmacro %}{%- set ns = namespace(x=[1, {'a': none}]) -%}";
const XML =
  '<?xml version="1.0"?><net name="m"><layers><layer id="0" type="Parameter"/></layers></net>';

/** Files of one kind that hold nothing else. */
export function writtenSeeds(): readonly Seed[] {
  return [
    ...arrays(),
    seedOf("pickle", "m.pkl", PICKLE),
    seedOf("pickle", "m.pkl", TEXT_PICKLE),
    seedOf("pickle", "data.pkl", TORCH_PICKLE),
    seedOf("pytorch-legacy", "m.pt", LEGACY_TORCH),
    seedOf("jinja", "t.jinja", TEMPLATE),
    seedOf("yaml", "c.yaml", YAML),
    seedOf("xml", "m.xml", XML),
    seedOf("tiktoken", "t.tiktoken", "YQ== 0\nYg== 1\nYWI= 2\n"),
    seedOf("executable", "run.sh", "#!/bin/sh\nexec true\n"),
    seedOf("msgpack", "m.msgpack", MSGPACK),
    seedOf("text", "m.safetensors", "<!doctype html>\n<p>404</p>\n"),
    seedOf("raw", "m.bin", Buffer.alloc(1024, 0xe5)),
    seedOf("savedmodel-notes", "fingerprint.pb", numberField(1, 7)),
  ];
}

const MSGPACK = "\x81\xa1w\xc7\x15\x01\x93\x91\x02\xa7float32\xc4\x08\0\0\0\0\0\0\0\0";

function arrays(): readonly Seed[] {
  const tensor = { name: "w", lengths: [32, 2], type: 8, byteLength: 68 };
  const metadata = [text("general.architecture", "llama"), number("llama.block_count", 1)];
  const stored = { name: "w", dtype: "BF16", shape: [2, 2], bytes: Buffer.alloc(8, 0x80) };
  return [
    seedOf("gguf", "m.gguf", ggufFile({ metadata, tensors: [tensor] })),
    seedOf("gguf", "m.gguf", ggufFile({ isLittle: false, metadata, tensors: [tensor] })),
    seedOf("safetensors", "m.safetensors", safetensorsFile([stored])),
    seedOf("npy", "m.npy", NPY),
    seedOf("hdf5", "m.h5", kerasWeights()),
    seedOf("onnx", "m.onnx", onnxSeed()),
    seedOf("tflite", "m.tflite", tfliteModel("MyOperator")),
  ];
}

function onnxSeed(): Buffer {
  const named = (name: string) => [numberField(1, 2), numberField(2, 1), bytesField(8, name)];
  const node = bytesField(1, bytesField(2, "y"), bytesField(4, "Relu"), bytesField(7, ""));
  const initializers = [
    bytesField(5, ...named("a"), bytesField(9, Buffer.alloc(8))),
    bytesField(5, ...named("b"), bytesField(4, Buffer.alloc(8))),
    bytesField(
      5,
      ...named("c"),
      numberField(14, 1),
      bytesField(13, bytesField(1, "location"), bytesField(2, "d")),
    ),
  ];
  return Buffer.concat([
    numberField(1, 8),
    bytesField(2, "t"),
    bytesField(7, node, ...initializers),
  ]);
}
