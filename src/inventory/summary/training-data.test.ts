import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { readDocuments } from "../documents.ts";
import { pointersIn } from "../pointers/pointer.ts";
import { trainingData } from "./training-data.ts";

async function summary(readme: string): Promise<string> {
  const documents = await readDocuments({
    name: "acme",
    listing: "partial",
    files: [{ path: "README.md" }],
    texts: new Map([["README.md", { path: "README.md", text: readme, encoding: "utf-8" }]]),
    heads: new Map(),
  });
  return trainingData(documents, documents.flatMap(pointersIn), new Set(["acme"]), []).summary;
}

const hub = "https://huggingface.co/datasets";

describe("trainingData", () => {
  for (const [what, readme, expected] of [
    ["nothing", "Acme is a model.", "not-described"],
    ["an amount", "Acme was trained on 3 trillion tokens.", "described-only"],
    ["a vague set", "It is trained on a large dataset of diverse audio.", "described-only"],
    ["pairs", "We train our model mostly on Basque text-image pairs.", "described-only"],
    ["a public set", "A text model trained on The Pile.", "named-public-sources"],
    ["a link to others", `Trained on [Husk](${hub}/weave/husk).`, "named-public-sources"],
    ["a link to its own", `Trained on [Husk](${hub}/acme/husk).`, "released-pointer"],
    ["front matter", "---\ndatasets:\n- weave/husk\n---\n# Acme\n", "named-public-sources"],
    ["an offer", "We release the training data [here](https://acme.test/d).", "released-pointer"],
    [
      "a place to get them",
      "# Dataset\n\nThe dataset can be downloaded [here](https://acme.test/d).",
      "released-pointer",
    ],
    [
      "a refusal",
      "The model was trained on data. We will not release the dataset.",
      "not-described",
    ],
    ["a promise", "We plan to release the training data [here](https://a.test).", "not-described"],
    ["a model made by fine-tuning", "Acme was fine-tuned on 50K conversations.", "described-only"],
    [
      "a file of what it was tuned with",
      "[`acme.json`](./acme.json) holds 5K samples used for fine-tuning the model.",
      "released-pointer",
    ],
    [
      "a list under what was trained",
      "We have trained these models:\n\n- S on LAION-400M\n- L on LAION-2B",
      "named-public-sources",
    ],
    ["an evaluation", "We evaluate on ImageNet.", "not-described"],
    ["a how-to", `# How to fine-tune\n\nSee [this set](${hub}/a/b) for training.`, "not-described"],
    ["the rules of another set", "Trained with the same filters as Dolma.", "not-described"],
    ["a site that bears a name", "Trained on chats from ShareGPT.com users.", "not-described"],
    ["Chinese amounts", "模型在 2.6 万亿 tokens 的高质量语料上训练。", "described-only"],
  ] as const) {
    it(`finds ${expected} in ${what}`, async () => assert.equal(await summary(readme), expected));
  }

  it("knows nothing where no text was there", () => {
    assert.equal(trainingData([], [], new Set(), []).summary, "unknown");
  });

  it("believes files first", () => {
    const file = { file: "data/train.jsonl" };
    const seen = {
      component: "data.train",
      status: "present",
      detail: "",
      evidence: file,
    } as const;
    assert.equal(trainingData([], [], new Set(), [seen]).summary, "released-pointer");
  });
});
