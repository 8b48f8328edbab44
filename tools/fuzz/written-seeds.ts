import { deflateSync, gzipSync, zstdCompressSync } from "node:zlib";
import { tarFile } from "../../src/bytes/tar/tar-file.test.ts";
import { zipFile } from "../../src/bytes/zip/zip-file.test.ts";
import { ggufFile, number, text } from "../../src/weights/gguf/gguf-file.test.ts";
import * as hdf5 from "../../src/weights/hdf5/hdf5-writer.test.ts";
import { bytesField, numberField } from "../../src/weights/protobuf/write-wire.test.ts";
import { seedOf, type Seed } from "./seed.ts";

const PICKLE =
  "\x80\x04\x95\x19\0\0\0\0\0\0\0}\x94(\x8c\x01a\x94K\x01\x8c\x01b\x94]\x94(K\x02M\x03\x01Neu.";
const TEXT_PICKLE =
  "(dp0\nVkey\np1\n(lp2\nI1\naF2.5\naS'x\\x41'\np3\nasccollections\nOrderedDict\np4\n(tRp5\n.";
const TORCH_PICKLE =
  "\x80\x02}q\x00X\x01\x00\x00\x00wq\x01ctorch._utils\n_rebuild_tensor_v2\nq\x02((X\x07\x00\x00\x00storageq\x03ctorch\nFloatStorage\nq\x04X\x01\x00\x00\x000q\x05X\x03\x00\x00\x00cpuq\x06K\x04tq\x07QK\x00K\x02K\x02\x86q\x08K\x02K\x01\x86q\x09\x89}q\x0atq\x0bRq\x0cs.";
const NPY_HEADER = "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 2), }".padEnd(69);
const NPY = `\x93NUMPY\x01\0F\0${NPY_HEADER}\n${"\0".repeat(16)}`;
const TEMPLATE =
  "{% for m in messages %}{% if m.role == 'user' and loop.index0 % 2 %}{{ '<|u|>' ~ m['content'] | trim }}{% else %}{{ bos_token + (m.content if m.content else '')[1:] }}{% endif %}{% endfor %}{% macro f(a, b=1) %}{{ a.b(c, *d) }}{% endmacro %}{%- set ns = namespace(x=[1, {'a': none}]) -%}";
const CONFIG =
  '{"architectures":["LlamaForCausalLM"],"auto_map":{"AutoModel":"modeling.M"},"chat_template":"{{ x }}","num_hidden_layers":2,"rope":[1e4,-0.5,true,null,"\\u00e9"]}';
const INDEX = '{"metadata":{"total_size":8},"weight_map":{"w":"model-00001-of-00001.safetensors"}}';
const YAML = "model: {_target_: torch.nn.Linear, in: 2}\nlist:\n  - &a 1\n  - *a\n  - !!str x\n";
const TFJS =
  '{"format":"layers-model","weightsManifest":[{"paths":["a.bin"],"weights":[{"name":"w","shape":[2],"dtype":"float32"}]}]}';
const KERAS =
  '{"class_name":"Sequential","config":{"layers":[{"class_name":"Dense","config":{}}]}}';
const SKOPS =
  '{"__class__":"dict","__module__":"builtins","__loader__":"DictNode","content":{},"protocol":1}';
const XML =
  '<?xml version="1.0"?><net name="m"><layers><layer id="0" type="Parameter"/></layers></net>';

/** Files that our own writers make: one of each kind, whatever else is at hand. */
export function writtenSeeds(): readonly Seed[] {
  const plain = [
    ...arrays(),
    seedOf("m.pkl", PICKLE),
    seedOf("m.pkl", TEXT_PICKLE),
    seedOf("data.pkl", TORCH_PICKLE),
    seedOf("t.jinja", TEMPLATE),
    seedOf("config.json", CONFIG),
    seedOf("model.safetensors.index.json", INDEX),
    seedOf("model.json", TFJS),
    seedOf("c.yaml", YAML),
    seedOf("m.xml", XML),
    seedOf("t.tiktoken", "YQ== 0\nYg== 1\nYWI= 2\n"),
    seedOf("run.sh", "#!/bin/sh\nexec true\n"),
    seedOf("m.msgpack", "\x81\xa1w\xc7\x15\x01\x93\x91\x02\xa7float32\xc4\x08\0\0\0\0\0\0\0\0"),
  ];
  return [...plain, ...archives(), ...plain.slice(0, PACKED).flatMap(packed)];
}

/** Seeds that are packed as a whole too. */
const PACKED = 7;

function arrays(): readonly Seed[] {
  const tensor = { name: "w", lengths: [32, 2], type: 8, byteLength: 68 };
  const metadata = [text("general.architecture", "llama"), number("llama.block_count", 1)];
  const header = '{"w":{"dtype":"BF16","shape":[2,2],"data_offsets":[0,8]}}';
  return [
    seedOf("m.gguf", ggufFile({ metadata, tensors: [tensor] })),
    seedOf("m.gguf", ggufFile({ isLittle: false, metadata, tensors: [tensor] })),
    seedOf(
      "m.safetensors",
      `${String.fromCharCode(header.length)}\0\0\0\0\0\0\0${header}${"\x80".repeat(8)}`,
    ),
    seedOf("m.npy", NPY),
    seedOf("m.h5", hdf5Seed()),
    seedOf("m.onnx", onnxSeed()),
  ];
}

function hdf5Seed(): Buffer {
  const config = hdf5.textAttribute("model_config", KERAS);
  const dataset = hdf5.SUPERBLOCK_BYTES + hdf5.objectHeader(hdf5.link("w", 0), config).length;
  const root = hdf5.objectHeader(hdf5.link("w", dataset), config);
  const data = dataset + hdf5.floatDataset(2, 0).length;
  return hdf5.hdf5File(root, hdf5.floatDataset(2, data), Buffer.alloc(8));
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

function archives(): readonly Seed[] {
  const torch = [
    { name: "m/data.pkl", data: TORCH_PICKLE },
    { name: "m/data/0", data: "\0".repeat(16) },
    { name: "m/version", data: "3\n" },
  ];
  const keras = [
    { name: "config.json", data: KERAS, isDeflated: true },
    { name: "metadata.json", data: '{"keras_version":"3.0.0"}' },
    { name: "model.weights.h5", data: hdf5Seed().toString("latin1") },
  ];
  return [
    seedOf("m.pt", zipFile(torch)),
    seedOf("m.npz", zipFile([{ name: "w.npy", data: NPY, isDeflated: true }])),
    seedOf("m.keras", zipFile(keras)),
    seedOf("m.zip", zipFile([{ name: "w.safetensors", data: "x" }])),
    seedOf("m.skops", zipFile([{ name: "schema.json", data: SKOPS, isDeflated: true }])),
    seedOf(
      "m.nemo",
      tarFile([
        { name: "model_config.yaml", data: YAML },
        { name: "m.ckpt", data: PICKLE },
      ]),
    ),
    seedOf(
      "m.tar",
      tarFile([
        { name: "a/b", data: PICKLE },
        { name: "l", type: "2", target: "a/b" },
      ]),
    ),
    seedOf(
      "m.zip",
      zipFile([{ name: "in.zip", data: zipFile(torch).toString("latin1") }], {
        prefix: "#!/bin/sh\n",
      }),
    ),
  ];
}

function packed({ name, bytes }: Seed): readonly Seed[] {
  return [
    seedOf(`${name}.gz`, gzipSync(bytes)),
    seedOf(`${name}.z`, deflateSync(bytes)),
    seedOf(`${name}.zst`, zstdCompressSync(bytes)),
  ];
}
