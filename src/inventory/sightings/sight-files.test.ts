import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { describe, it } from "node:test";
import type { FileHead, ReleaseView } from "../release-view.ts";
import { sightFiles, SIGHTERS } from "./index.ts";
import { describeWeights } from "./weights-sets.ts";

/** A file of one small tensor. */
function tinySafetensors(): Uint8Array {
  const json = '{"w":{"dtype":"F32","shape":[2,3],"data_offsets":[0,24]}}';
  const bytes = new Uint8Array(8 + json.length + 24);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(json.length), true);
  bytes.set(new TextEncoder().encode(json), 8);
  return bytes;
}

function head(bytes: Uint8Array): FileHead {
  const read = (start: number, end: number) => Promise.resolve(bytes.slice(start, end));
  return { bytes, source: { byteLength: bytes.byteLength, read } };
}

/** A release with these files: a number is the size of one that is only listed, a string a text, bytes a head. */
function release(contents: Readonly<Record<string, number | string | Uint8Array>>): ReleaseView {
  const entries = Object.entries(contents);
  return {
    name: "fixture",
    listing: "complete",
    files: entries.map(([path, content]) => ({
      path,
      byteLength: typeof content === "number" ? content : content.length,
    })),
    texts: new Map(
      entries.flatMap(([path, content]) =>
        typeof content === "string" ? [[path, { path, text: content, encoding: "utf-8" }]] : [],
      ),
    ),
    heads: new Map(
      entries.flatMap(([path, content]) =>
        content instanceof Uint8Array ? [[path, head(content)]] : [],
      ),
    ),
  };
}

/** What is seen, as `component status file:line`. */
function seen(view: ReleaseView): readonly string[] {
  return sightFiles(view).map(({ component, status, evidence }) => {
    const line = evidence.line === undefined ? "" : `:${evidence.line}`;
    return `${component} ${status} ${evidence.file}${line}`;
  });
}

const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${"ab".repeat(32)}\nsize 4000000000\n`;

describe("sightFiles", () => {
  it("takes a checkpoint that is called an archive for what it is", () => {
    assert.deepEqual(seen(release({ "larch/pretrained/larch.pth.tar": 9_000_000 })), [
      "weights.final present larch/pretrained/larch.pth.tar",
    ]);
  });

  it("takes small files of a common ending for weights where their folder says so", () => {
    const view = release({ "larch/models/beats_1.pkl": 40_000, "larch/cache/beats_1.pkl": 40_000 });
    assert.deepEqual(
      seen(view).filter((each) => each.startsWith("weights")),
      ["weights.final present larch/models/beats_1.pkl"],
    );
  });

  it("sees nothing in the lists of a package about itself", () => {
    assert.deepEqual(
      seen(release({ "larch.egg-info/SOURCES.txt": "data/train.csv\n".repeat(20) })),
      [],
    );
  });

  it("asks every sighter of the folder", () => {
    const files = readdirSync(new URL(".", import.meta.url));
    for (const { id } of SIGHTERS) assert.ok(files.includes(`${id}.ts`), id);
    assert.equal(new Set(SIGHTERS.map(({ id }) => id)).size, SIGHTERS.length);
  });

  it("sees every component of a release that has all of them", () => {
    const view = release({
      "DATA_CARD.md": "# Data card\n",
      "MODEL_CARD.md": "# Model card\n",
      "TECHNICAL_REPORT.pdf": 1000,
      "USE_POLICY.md": "# Use policy\n",
      "checkpoint-500/model.safetensors": tinySafetensors(),
      "checkpoint-500/optimizer.pt": 48,
      "config.json": '{\n  "model_type": "tiny",\n  "hidden_size": 8\n}\n',
      "data/eval/questions.jsonl": 100,
      "data/train/part-00000.parquet": 5000,
      "eval/results.json": '{\n  "acc": 0.61\n}\n',
      "evaluate.py":
        "from data import items\naccuracy = sum(right(i) for i in items) / len(items)\n",
      "finetune.py": "from trl import SFTTrainer\ntrainer = SFTTrainer(model)\ntrainer.train()\n",
      "generate.py": "def generate(model, prompt):\n    return model.sample(prompt)\n",
      "logs/train.jsonl": '{"step": 1, "loss": 4.2}\n',
      "model.py": "import torch.nn as nn\n\nclass Tiny(nn.Module):\n    pass\n",
      "model.safetensors": tinySafetensors(),
      "paper/main.tex": 4000,
      "preprocess.py": "from datasketch import MinHash\nindex = MinHash()\n",
      "tokenizer.json": 900,
      "train.py": "import torch\nopt = torch.optim.AdamW(p)\nloss.backward()\n",
    });
    assert.deepEqual(seen(view), [
      "weights.final present model.safetensors",
      "weights.intermediate present checkpoint-500/model.safetensors",
      "optimizer present checkpoint-500/optimizer.pt",
      "config present config.json:2",
      "tokenizer present tokenizer.json",
      "code.arch present model.py:3",
      "code.train present train.py:3",
      "code.finetune present finetune.py:2",
      "code.infer present generate.py:1",
      "code.eval present evaluate.py:2",
      "code.preprocess present preprocess.py:1",
      "data.train present data/train/part-00000.parquet",
      "data.eval present data/eval/questions.jsonl",
      "doc.datacard present DATA_CARD.md",
      "doc.card present MODEL_CARD.md",
      "doc.report present TECHNICAL_REPORT.pdf",
      "doc.paper present paper/main.tex",
      "results present eval/results.json:2",
      "logs present logs/train.jsonl:1",
      "policy present USE_POLICY.md",
    ]);
    assert.deepEqual(describeWeights(view), {
      formats: ["safetensors"],
      files: 1,
      byteLength: tinySafetensors().byteLength,
      parameters: 6,
    });
  });

  it("sees nothing in a release without files", () => assert.deepEqual(seen(release({})), []));

  for (const [what, contents, expected] of [
    [
      "shards as one set",
      { "model-00001-of-00002.safetensors": 10, "model-00002-of-00002.safetensors": 10 },
      ["weights.final present model-00001-of-00002.safetensors"],
    ],
    [
      "an index whose shards are elsewhere as a claim",
      {
        "model.safetensors.index.json":
          '{\n"weight_map": {\n"a": "model-00001-of-00001.safetensors"\n}\n}',
      },
      ["weights.final claimed-only model.safetensors.index.json:3"],
    ],
    [
      "an index whose shards are listed as weights",
      {
        "m-00001-of-00001.safetensors": 10,
        "m.safetensors.index.json": '{"weight_map": {"a": "m-00001-of-00001.safetensors"}}',
      },
      [
        "weights.final present m-00001-of-00001.safetensors",
        "weights.final present m.safetensors.index.json",
      ],
    ],
    [
      "a pointer as a claim",
      { "model.safetensors": pointer },
      ["weights.final claimed-only model.safetensors"],
    ],
    ["an empty file as a claim", { "model.gguf": 0 }, ["weights.final claimed-only model.gguf"]],
    [
      "a page in the place of weights as a claim",
      { "model.pt": "Not Found\n" },
      ["weights.final claimed-only model.pt"],
    ],
    [
      "a header that breaks the format as a claim",
      { "model.safetensors": Uint8Array.from([9, 0, 0, 0, 0, 0, 0, 0, 0x7b]) },
      ["weights.final claimed-only model.safetensors"],
    ],
    [
      "the last of a series of steps as final",
      { "step_10/m.pt": 9, "step_9/m.pt": 9 },
      ["weights.final present step_10/m.pt", "weights.intermediate present step_9/m.pt"],
    ],
    ["no weights in tests", { "tests/fixtures/model.safetensors": tinySafetensors() }, []],
    ["no weights in pictures", { "assets/big.bin": 9_000_000 }, []],
    [
      "sentencepiece as a tokenizer and no weights",
      { "tokenizer.model": 500_000 },
      ["tokenizer present tokenizer.model"],
    ],
    [
      "a table of checkpoints as a claim",
      { "runs.csv": "Step,Revision,URL\n1000,step1000,https://example.org/step1000\n" },
      ["weights.intermediate claimed-only runs.csv:2"],
    ],
    [
      "a data set that code names as a claim",
      { "train_it.py": 'data = load_dataset("org/corpus")\n' },
      ["data.train claimed-only train_it.py:1"],
    ],
    [
      "a list of addresses as a claim",
      { "data/train/part.txt": "https://example.org/a.zst\nhttps://example.org/b.zst\n" },
      ["data.train claimed-only data/train/part.txt:1"],
    ],
    ["no data in samples", { "data/samples/one.jsonl": 100, "assets/example.csv": 50 }, []],
    [
      "a README that only shows usage as no card",
      { "README.md": "# Tool\n\n## Installation\n\n## Usage\n" },
      [],
    ],
    [
      "a README with the parts of a card as a card",
      { "README.md": "# M\n\n## Intended use\n\n## Limitations\n\n## Training data\n" },
      ["doc.card present README.md:3"],
    ],
    ["an empty card as none", { "MODEL_CARD.md": 0 }, []],
  ] as const satisfies readonly (readonly [
    string,
    Readonly<Record<string, number | string | Uint8Array>>,
    readonly string[],
  ])[]) {
    it(`sees ${what}`, () => assert.deepEqual(seen(release(contents)), expected));
  }

  it("quotes at most 240 characters, on the line where they stand", () => {
    const line = `learning_rate: 0.001 # ${"x".repeat(500)}`;
    const view = release({ "configs/train.yaml": `batch_size: 8\n${line}\n` });
    const sighting = sightFiles(view).find(({ component }) => component === "config");
    assert.equal(sighting?.evidence.line, 2);
    assert.equal(sighting?.evidence.text, line.slice(0, 240));
  });

  it("sees the same in the same files", () => {
    const contents = { "train.py": "loss.backward()\noptimizer = AdamW(p)\n", "b.safetensors": 5 };
    assert.deepEqual(sightFiles(release(contents)), sightFiles(release(contents)));
  });
});
