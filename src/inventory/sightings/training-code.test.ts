import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { ReleaseView } from "../release-view.ts";
import { summarizeTrainingCode } from "./training-code.ts";
import { isTrainingConfig } from "./training-config.ts";

/** Files by path: a text, or undefined for a file that is only listed. */
function release(contents: Readonly<Record<string, string | undefined>>): ReleaseView {
  const entries = Object.entries(contents);
  return {
    name: "fixture",
    listing: "complete",
    files: entries.map(([path]) => ({ path, byteLength: 1000 })),
    texts: new Map(
      entries.flatMap(([path, text]) =>
        text === undefined ? [] : [[path, { path, text, encoding: "utf-8" }]],
      ),
    ),
    heads: new Map(),
  };
}

const loop =
  "opt = torch.optim.AdamW(p)\nloss.backward()\nif __name__ == '__main__':\n    main()\n";
const settings = "lr: 3.0e-4\nbatch_size: 1024\n";

describe("summarizeTrainingCode", () => {
  for (const [what, contents, kind] of [
    ["nothing", {}, "none-seen"],
    ["inference only", { "generate.py": undefined, "model.py": undefined }, "none-seen"],
    ["a loop and its settings", { "train.py": loop, "configs/acme.yaml": settings }, "full"],
    [
      "a loop that carries its settings",
      { "train.py": `learning_rate = 6e-4\nbatch_size = 12\n${loop}` },
      "full",
    ],
    ["scripts of training by name", { "scripts/train/Acme-7B.py": undefined }, "full"],
    [
      "a loop and settings of toys",
      { "train.py": loop, "configs/mnist.yaml": settings },
      "example-configs",
    ],
    ["a loop among examples", { "examples/train.py": loop }, "example-configs"],
    [
      "a general program and settings of examples",
      { "main.py": undefined, "configs/example_training/a.yaml": undefined },
      "example-configs",
    ],
    [
      "fine-tuning only",
      { "finetune.py": undefined, "finetune/run_lora.sh": undefined },
      "finetune-only",
    ],
    [
      "fine-tuning and a loop among examples",
      { "finetune.py": undefined, "examples/train.py": loop },
      "finetune-only",
    ],
    ["training and fine-tuning", { "finetune.py": undefined, "train.py": loop }, "full"],
    ["training in tests", { "tests/train.py": loop }, "none-seen"],
    ["training in other people's code", { "third_party/x/train.py": loop }, "none-seen"],
    ["settings without a program", { "models/7B/acme.yml": settings }, "none-seen"],
  ] as const satisfies readonly (readonly [
    string,
    Readonly<Record<string, string | undefined>>,
    string,
  ])[]) {
    it(`finds ${kind} in ${what}`, () => {
      assert.equal(summarizeTrainingCode(release(contents)).kind, kind);
    });
  }

  it("gives settings without a program, which belong to a trainer elsewhere", () => {
    const { trainingConfigs } = summarizeTrainingCode(release({ "models/7B/acme.yml": settings }));
    assert.deepEqual(trainingConfigs, [
      { file: "models/7B/acme.yml", line: 1, text: "lr: 3.0e-4" },
    ]);
  });

  it("counts source files of the publisher, with or without a role", () => {
    const view = release({ "a.py": undefined, "b/c.cpp": undefined, "tests/d.py": undefined });
    assert.equal(summarizeTrainingCode(view).codeFilesSeen, 2);
  });
});

describe("isTrainingConfig", () => {
  for (const [what, text, expected] of [
    ["YAML", "learning_rate: 1e-4\nmax_steps: 5000\n", true],
    ["a list of arguments", "- batch_size: 1024\n- lr: 6.4e-05\n", true],
    ["JSON with dashes", '"lr": 0.0006,\n"train-iters": 143000,\n', true],
    ["flags", "train.py --learning-rate 3e-4 --global-batch-size 512", true],
    ["assignments", "learning_rate = 6e-4\nweight_decay = 1e-1\n", true],
    ["camel case", '"peakLearningRate": 0.008,\n"batchSize": 4\n', true],
    [
      "defaults of arguments",
      'add("--lr", type=float, default=3e-4)\nadd("--batch-size", default=8)\nbatch_size=8\n',
      true,
    ],
    ["values left open", '"lr": "auto",\n"batch_size": "auto"\n', false],
    ["a learning rate alone", "lr: 0.1\n", false],
    ["no learning rate", "batch_size: 8\nmax_steps: 10\n", false],
    ["a word that ends alike", "ctrl: 5\nbatch_size: 8\n", false],
    ["nothing", "", false],
  ] as const) {
    it(`${expected ? "accepts" : "refuses"} ${what}`, () => {
      assert.equal(isTrainingConfig(text), expected);
    });
  }
});
