import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { rolesByContent } from "./code-by-content.ts";
import { roleByName } from "./code-by-name.ts";
import { placeFile } from "./layout.ts";

describe("roleByName", () => {
  for (const [path, role, isEntry] of [
    ["train.py", "train", true],
    ["src/scripts/train/Acme-7B.py", "train", true],
    ["pretrain_gpt.py", "train", true],
    ["run_train.sh", "train", true],
    ["scripts/launch_pretraining.sh", "train", true],
    ["acme/train/trainer.py", "train", false],
    ["acme/train_utils.py", "train", false],
    ["finetune.py", "finetune", true],
    ["scripts/train/sft/acme.py", "finetune", true],
    ["recipes/finetune/lora.sh", "finetune", true],
    ["train_dpo.py", "finetune", true],
    ["post_training/run.sh", "finetune", true],
    ["generate.py", "infer", true],
    ["scripts/sampling/simple.py", "infer", true],
    ["demos/app.py", "infer", false],
    ["quantization/loader.py", "infer", false],
    ["openai_api.py", "infer", true],
    ["eval/harness.py", "eval", false],
    ["evaluate_mmlu.py", "eval", true],
    ["benchmarks/speed.py", "eval", false],
    ["scripts/tokenize_corpus.py", "preprocess", true],
    ["prepare_data.py", "preprocess", true],
    ["data_prep/dedup.py", "preprocess", true],
    ["train_tokenizer.py", "preprocess", true],
    ["modeling_acme.py", "arch", false],
    ["acme/model.py", "arch", false],
    ["acme/modules/lora.py", "arch", false],
    ["tokenizer.py", undefined, undefined],
    ["utils.py", undefined, undefined],
    ["setup.py", undefined, undefined],
    ["content_filters.py", undefined, undefined],
    ["acme/data/sampling_source.py", undefined, undefined],
  ] as const) {
    it(`takes ${path} for ${role ?? "nothing"}`, () => {
      const named = roleByName(placeFile({ path }));
      assert.deepEqual([named?.role, named?.isEntry], [role, isEntry]);
    });
  }
});

const torchLoop = `import torch
from acme.model import Acme

optimizer = torch.optim.AdamW(model.parameters(), lr=3e-4)
for step in range(steps):
    loss = model(batch)
    loss.backward()
    optimizer.step()

if __name__ == "__main__":
    main()
`;

describe("rolesByContent", () => {
  for (const [what, path, text, expected] of [
    ["a loop of PyTorch", "run.py", torchLoop, ["train:7"]],
    ["the same under a name of fine-tuning", "sft/run.py", torchLoop, ["finetune:7"]],
    [
      "a loop that begins from published weights",
      "run.py",
      `model = AutoModelForCausalLM.from_pretrained(base)\n${torchLoop}`,
      ["finetune:8"],
    ],
    [
      "a loop that builds from a configuration",
      "run.py",
      `model = AutoModelForCausalLM.from_config(config)\n${torchLoop}`,
      ["train:8"],
    ],
    [
      "JAX with optax",
      "a.py",
      "tx = optax.adamw(1e-3)\ngrads = jax.grad(loss)(params)\n",
      ["train:2"],
    ],
    ["Keras", "a.py", "model.compile('adam')\nmodel.fit(x, y)\n", ["train:2"]],
    [
      "a trainer of a library",
      "a.py",
      "trainer = Trainer(model=model)\ntrainer.train()\n",
      ["train:1"],
    ],
    [
      "LoRA",
      "a.py",
      "m = get_peft_model(m, LoraConfig(r=8))\nTrainer(m).train()\n",
      ["finetune:2"],
    ],
    ["a layer", "a.py", "class Block(nn.Module):\n    pass\n", ["arch:1"]],
    ["a layer of Flax", "a.py", "class Block(nn.linen.Module):\n    pass\n", ["arch:1"]],
    [
      "a program that answers",
      "a.py",
      "import torch\nout = model.generate(**inputs)\n",
      ["infer:2"],
    ],
    ["a server", "a.py", "from fastapi import FastAPI\napp = FastAPI()\n", ["infer:1"]],
    ["a benchmark", "mmlu_eval.py", "right = 0\naccuracy = right / total\n", ["eval:2"]],
    ["deduplication", "a.py", "from datasketch import MinHash\n", ["preprocess:1"]],
    [
      "tokenizing into files",
      "prepare.py",
      "ids = enc.encode_ordinary(text)\narr = np.memmap(path, dtype=np.uint16)\n",
      ["preprocess:2"],
    ],
    ["a launcher", "run.sh", "#!/bin/sh\ntorchrun --nproc 8 train.py --lr 1e-4\n", ["train:2"]],
    ["a launcher of fine-tuning", "run.sh", "accelerate launch finetune.py\n", ["finetune:1"]],
    ["C", "t.c", "void f() { gpt2_backward(&m); adamw_step(&m); }\nint main() {}\n", ["train:1"]],
    ["Rust", "t.rs", "let mut opt = AdamW::new(vars)?;\nopt.backward_step(&loss)?;\n", ["train:2"]],
    [
      "Julia",
      "t.jl",
      "opt = Flux.setup(Adam(), m)\nFlux.train!(loss, m, data, opt)\n",
      ["train:2"],
    ],
    [
      "a loop by hand in a file that says so",
      "train.ts",
      'import { x } from "./loss.ts";\nconst loss = crossEntropy(logits);\n',
      ["train:2"],
    ],
    [
      "a notebook",
      "a.ipynb",
      '{\n"cells": [\n{\n"cell_type": "code",\n"source": [\n"import torch\\n",\n"print(model.generate(ids))"\n]\n}\n]\n}\n',
      ["infer:7"],
    ],
    [
      "prose in a notebook",
      "a.ipynb",
      '{\n"cell_type": "markdown",\n"source": [\n"call trainer.train()"\n]\n}\n',
      [],
    ],
    ["a comment", "a.py", "# loss.backward() and AdamW(p)\n", []],
    ["a documentation string", "a.py", '"""\nCalls Trainer(model) and trainer.train().\n"""\n', []],
    ["a name without a word that confirms it", "train.py", "import os\nprint(os.name)\n", []],
    ["an empty file", "train.py", "", []],
  ] as const) {
    it(`reads ${what}`, () => {
      const marks = rolesByContent(placeFile({ path }), text);
      assert.deepEqual(
        marks.map(({ role, line }) => `${role}:${line}`),
        expected,
      );
    });
  }

  it("takes a program that runs when it is started for an entry point", () => {
    assert.equal(rolesByContent(placeFile({ path: "run.py" }), torchLoop)[0]?.isEntry, true);
  });
});
