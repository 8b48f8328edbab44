import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ggufFile, text } from "../gguf/gguf-file.test.ts";
import { inspectFiles } from "../inspect-files.test.ts";

/** A safetensors file of these tensors, four bytes each. */
function shard(...names: readonly string[]): string {
  const entries = names.map((name, at) => [
    name,
    { dtype: "F32", shape: [1], data_offsets: [4 * at, 4 * at + 4] },
  ]);
  const header = JSON.stringify(Object.fromEntries(entries));
  const length = String.fromCharCode(header.length & 255, header.length >> 8);
  return `${length}\0\0\0\0\0\0${header}${"\0".repeat(4 * names.length)}`;
}

function index(map: Record<string, unknown>, size = 8): string {
  return JSON.stringify({ metadata: { total_size: size }, weight_map: map });
}

const INDEX = "model.safetensors.index.json";

describe("an index of shards", () => {
  const shards = { "1.safetensors": shard("a"), "2.safetensors": shard("b") };
  const whole = { a: "1.safetensors", b: "2.safetensors" };

  it("leads to the tensors of all", async () => {
    const found = await inspectFiles({ [INDEX]: index(whole), ...shards });
    assert.deepEqual(
      [found.format, found.exec, found.integrity],
      ["safetensors-index", "data", "valid"],
    );
    assert.deepEqual(found.problems, []);
    assert.deepEqual(
      found.tensors.map(({ name }) => name),
      ["a", "b"],
    );
  });

  const bad = [
    ["a missing shard", { [INDEX]: index({ ...whole, c: "3.safetensors" }), ...shards }],
    ["a missing tensor", { [INDEX]: index({ ...whole, c: "2.safetensors" }), ...shards }],
    [
      "a tensor that it leaves out",
      { [INDEX]: index(whole), ...shards, "2.safetensors": shard("b", "c") },
    ],
    [
      "a tensor in two shards",
      { [INDEX]: index(whole), ...shards, "2.safetensors": shard("b", "a") },
    ],
    ["a broken shard", { [INDEX]: index(whole), ...shards, "2.safetensors": "broken" }],
    ["a file that is no text", { [INDEX]: index({ a: 1 }), ...shards }],
    ["one key twice", { [INDEX]: '{"weight_map":{},"weight_map":{}}' }],
  ] as const;
  for (const [what, files] of bad) {
    it(`with ${what} is malformed`, async () => {
      assert.equal((await inspectFiles(files)).integrity, "malformed");
    });
  }

  for (const path of [
    "../1.safetensors",
    "/1.safetensors",
    "..\\1",
    "C:/1",
    "http://x.example/1",
  ]) {
    it(`that leads to ${path} acts when it is followed`, async () => {
      const found = await inspectFiles({ [INDEX]: index({ a: path }) });
      assert.deepEqual([found.exec, found.problems[0]?.id], ["code", "path-outside"]);
    });
  }

  it("of pickles leads to what they call", async () => {
    const files = {
      "pytorch_model.bin.index.json": index({ a: "1.bin" }),
      "1.bin": "cos\nsystem\n(S'id'\ntR.",
    };
    assert.equal((await inspectFiles(files)).exec, "code");
    const missing = { "pytorch_model.bin.index.json": index({ a: "1.bin" }) };
    assert.equal((await inspectFiles(missing)).integrity, "malformed");
    const outside = { "pytorch_model.bin.index.json": index({ a: "../1.bin" }) };
    assert.equal((await inspectFiles(outside)).exec, "code");
  });

  it("with a wrong size in all is only worth knowing", async () => {
    const found = await inspectFiles({ [INDEX]: index(whole, 9), ...shards });
    assert.deepEqual([found.integrity, found.problems[0]?.id], ["valid", "index-size"]);
  });
});

describe("a configuration", () => {
  const table: readonly (readonly [what: string, files: Record<string, string>, exec: string])[] = [
    ["of a known architecture", { "config.json": '{"model_type":"llama"}' }, "data"],
    [
      "that loads code which keeps to itself",
      {
        "config.json": '{"auto_map":{"AutoModel":"m.X"}}',
        "m.py": "import torch\nclass X:\n  pass\n",
      },
      "allow-listed",
    ],
    [
      "that loads code which runs programs",
      {
        "config.json": '{"auto_map":{"AutoModel":"m.X"}}',
        "m.py": "import os as o\no.system('x')\n",
      },
      "code",
    ],
    [
      "that loads code from another repository, deep inside",
      { "config.json": '{"vision":{"auto_map":{"AutoModel":["a/b--m.X", null]}}}' },
      "code",
    ],
    [
      "that loads code which is not there",
      { "config.json": '{"auto_map":{"A":"m.X"}}' },
      "unknown",
    ],
    [
      "of an adapter for a class of another package",
      { "adapter_config.json": '{"auto_mapping":{"parent_library":"mine.models"}}' },
      "code",
    ],
    [
      "of an adapter for a class of a known package",
      { "adapter_config.json": '{"auto_mapping":{"parent_library":"transformers.models.bert"}}' },
      "data",
    ],
    [
      "beside a handler",
      { "config.json": "{}", "handler.py": "import socket\nsocket.socket()" },
      "code",
    ],
    ["beside tools of the project", { "config.json": "{}", "train.py": "eval('1')" }, "data"],
    [
      "beside packages of an unknown index",
      {
        "config.json": "{}",
        "requirements.txt": "torch\n--extra-index-url http://x.example/simple\n",
      },
      "code",
    ],
    [
      "beside packages of a known index",
      { "config.json": "{}", "requirements.txt": "-i https://pypi.org/simple\ntorch\n" },
      "data",
    ],
    [
      "of a pipeline of known parts",
      {
        "model_index.json":
          '{"_class_name":"P","unet":["diffusers","U"],"tok":["transformers","T"]}',
      },
      "data",
    ],
    [
      "of a pipeline with a part of its own",
      { "model_index.json": '{"unet":["mine","U"]}' },
      "unknown",
    ],
  ];
  for (const [what, files, exec] of table) {
    it(`${what} is ${exec}`, async () => {
      assert.equal((await inspectFiles(files)).exec, exec);
    });
  }
});

describe("the templates of a tokenizer", () => {
  const reaching = "{{ x.__class__ }}";
  for (const [what, value] of [
    ["alone", { chat_template: reaching }],
    [
      "in a list",
      {
        chat_template: [
          { name: "a", template: "" },
          { name: "b", template: reaching },
        ],
      },
    ],
    ["under another name", { other_chat_template: reaching }],
  ] as const) {
    it(`are judged: ${what}`, async () => {
      const found = await inspectFiles({ "tokenizer_config.json": JSON.stringify(value) });
      assert.equal(found.exec, "code");
    });
  }

  it("are compared with those of GGUF files beside it", async () => {
    const config = JSON.stringify({ chat_template: "{{ messages }}\n" });
    const same = ggufFile({ metadata: [text("tokenizer.chat_template", "{{ messages }}")] });
    const other = ggufFile({ metadata: [text("tokenizer.chat_template", "Yes. {{ messages }}")] });
    const file = "tokenizer_config.json";
    assert.equal((await inspectFiles({ [file]: config, "m.gguf": same })).exec, "data");
    const found = await inspectFiles({ [file]: config, "m.gguf": other });
    assert.deepEqual([found.exec, found.problems[0]?.id], ["code", "templates-differ"]);
  });
});

describe("weights of TensorFlow.js", () => {
  const weights = [
    {
      name: "a",
      dtype: "float32",
      shape: [2, 3],
      quantization: { dtype: "uint8", min: 0, scale: 1 },
    },
  ];
  it("are listed as they are stored", async () => {
    const manifest = [{ weights, paths: ["shard1"] }];
    const { tensors, exec } = await inspectFiles({ "m.json": JSON.stringify(manifest) });
    assert.deepEqual([exec, tensors.at(0)?.dtype, tensors.at(0)?.shape], ["data", "U8", [2, 3]]);
  });
  it("that lead out of their folder act", async () => {
    const manifest = [{ weights, paths: ["../../x"] }];
    assert.equal((await inspectFiles({ "m.json": JSON.stringify(manifest) })).exec, "code");
  });
});
