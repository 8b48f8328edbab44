import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { readDocuments } from "../documents.ts";
import { pointersIn } from "../pointers/pointer.ts";
import { trainingCode, type TrainingCodeInFiles } from "./training-code.ts";

type Kind = TrainingCodeInFiles["kind"];

async function summary(
  readme: string,
  kind: Kind = "none-seen",
  listing: "complete" | "partial" = "partial",
  programs: readonly string[] = [],
): Promise<string> {
  const documents = await readDocuments({
    name: "acme",
    listing,
    files: [{ path: "README.md" }],
    texts: new Map([["README.md", { path: "README.md", text: readme, encoding: "utf-8" }]]),
    heads: new Map(),
  });
  const files = { kind, evidence: programs.map((file) => ({ file })) };
  const pointers = documents.flatMap(pointersIn);
  return trainingCode(files, documents, pointers, new Set(["acme"]), listing).summary;
}

describe("trainingCode", () => {
  for (const [what, readme, expected] of [
    ["nothing said", "Acme is a model.", "unknown"],
    ["a title", "Pre-training code for the Acme model.", "full"],
    ["an offer", "We release the training code and scripts.", "full"],
    ["a command", "```\ntorchrun train.py --size 7b\n```", "full"],
    ["a command under fine-tuning", "## Fine-tuning\n\n```\ntorchrun train.py\n```", "unknown"],
    ["a denial", "We do not release training code.", "absent"],
    ["an announcement", "Training code will follow later.", "absent"],
    ["an announcement of ours", "We will release the training code soon.", "absent"],
    ["an open task", "- [ ] Release training code", "absent"],
    ["a done task", "- [x] We release the training code", "full"],
    ["code to run it", "This repository contains inference code for Acme.", "absent"],
    [
      "another repository",
      "Acme was trained with the [Loom](https://github.com/weave/loom) framework.",
      "external",
    ],
    [
      "another repository that was used",
      "We use [Loom](https://github.com/weave/loom) to pre-train our models.",
      "external",
    ],
    [
      "a library for the reader",
      "Fine-tune it with your own data in the [Loom](https://github.com/weave/loom) library.",
      "unknown",
    ],
    ["Chinese, announced", "训练代码即将发布。", "absent"],
  ] as const) {
    it(`hears ${expected} in ${what}`, async () => assert.equal(await summary(readme), expected));
  }

  it("takes a complete listing without training code as absence", async () => {
    assert.equal(await summary("Acme is a model.", "none-seen", "complete"), "absent");
  });

  it("believes files more than an announcement", async () => {
    assert.equal(await summary("Training code will follow.", "full"), "full");
  });

  it("calls a program of training what the text calls it", async () => {
    const readme = "Use `train.py` to fine-tune the model.";
    assert.equal(await summary(readme, "full", "complete", ["train.py"]), "finetune-only");
  });

  it("keeps a program that the text says nothing of", async () => {
    const readme = "Use `tune.py` to fine-tune the model.";
    assert.equal(await summary(readme, "full", "complete", ["train.py"]), "full");
  });

  it("follows a link into the folder of a program", async () => {
    const readme = "[The demo](lab/README.md) holds inference and fine-tuning code.";
    assert.equal(
      await summary(readme, "full", "complete", ["lab/train_video.py"]),
      "finetune-only",
    );
  });

  it("hears that pre-training is still to come", async () => {
    const readme = "- [x] Training scripts for SFT\n- [ ] Training scripts for pre-training";
    assert.equal(await summary(readme, "full", "complete", ["a/train.py"]), "finetune-only");
  });
});
