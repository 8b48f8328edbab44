import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Document } from "../documents.ts";
import { readProse } from "../prose/prose.ts";
import { trainingCompute } from "./training-compute.ts";

function document(text: string): Document {
  const file = { path: "README.md", text, encoding: "utf-8" } as const;
  return { file, prose: readProse(file), isTranslation: false };
}

/** What a card says of a release called `acme__larch`: `stated 1e22..1e22`. */
function computeIn(
  text: string,
  baseModels: readonly { readonly name: string }[] = [],
): readonly string[] {
  return trainingCompute("acme__larch", [document(text)], baseModels, []).map(
    ({ basis, atLeast, atMost }) => `${basis} ${atLeast}..${atMost ?? ""}`,
  );
}

describe("compute of the training that a card states", () => {
  const rows: readonly { what: string; card: string; says: readonly string[] }[] = [
    {
      what: "in a sentence",
      card: "Larch was trained with 2.1e24 FLOPs.",
      says: ["stated 2.1e+24..2.1e+24"],
    },
    {
      what: "in a sentence of ours",
      card: "We spent 1.2 x 10^22 floating point operations on training.",
      says: ["stated 1.2e+22..1.2e+22"],
    },
    {
      what: "under a heading",
      card: "## Training\n\nThe whole run took 3 × 10²³ FLOPs on H100 GPUs.",
      says: ["stated 3e+23..3e+23"],
    },
    {
      what: "in a list",
      card: "- **Total training FLOPs:** 7.04e17",
      says: ["stated 704000000000000000..704000000000000000"],
    },
    {
      what: "in a row of a table",
      card: "| Item | Value |\n| --- | --- |\n| Training compute (FLOPs) | 2e24 |",
      says: ["stated 2e+24..2e+24"],
    },
    {
      what: "in a column of a table, once for each model",
      card: "| Model | Training FLOPs |\n| --- | --- |\n| Larch-1B | 2e22 |\n| Larch-7B | 2e23 |",
      says: ["stated 2e+22..2e+22", "stated 2e+23..2e+23"],
    },
    {
      what: "as a bound",
      card: "Our training stayed below the 10^25 FLOPs threshold.",
      says: ["stated 0..1e+25"],
    },
    {
      what: "as a number and a bound, of which the number tells more",
      card: "Our training took 3e24 FLOPs. It is below the threshold of 10^25 FLOPs for our model's training.",
      says: ["stated 3e+24..3e+24"],
    },
    {
      what: "in a label, beside the threshold",
      card: "- Training compute: about 2.4 × 10^24 FLOP (below the systemic risk threshold of 10^25 FLOP)",
      says: ["stated 2.4e+24..2.4e+24"],
    },
    {
      what: "with its power in a tag",
      card: "Larch was trained with 3.8 × 10<sup>25</sup> FLOPs.",
      says: ["stated 3.8e+25..3.8e+25"],
    },
    {
      what: "of a later stage only",
      card: "Fine-tuning and further training took 1e20 FLOPs.",
      says: ["stated 100000000000000000000.."],
    },
  ];
  for (const { what, card, says } of rows)
    test(what, () => assert.deepEqual(computeIn(card), says));

  test("nothing bounds what came before, where a base model is named", () => {
    const base = { name: "acme/bark" };
    assert.deepEqual(computeIn("Larch was trained with 2e21 FLOPs.", [base]), ["stated 2e+21.."]);
    assert.deepEqual(
      computeIn("Larch is a distilled version of Bark. It was trained with 2e21 FLOPs."),
      ["stated 2e+21.."],
    );
  });
});

describe("what says nothing of the compute of this training", () => {
  const rows: readonly { what: string; card: string }[] = [
    { what: "no number", card: "Larch was trained for three weeks." },
    { what: "another model", card: "Bark-3 was trained with 3.1e23 FLOPs." },
    { what: "another model with a size", card: "Training of Bark-70B took 3.1e23 FLOPs." },
    {
      what: "a comparison",
      card: "Larch was trained as others with the same FLOPs, 3.1e23 FLOPs.",
    },
    { what: "a rule", card: "The AI Act asks more of models trained with more than 10^25 FLOPs." },
    { what: "what might be", card: "A larger model would need 1e26 FLOPs of training." },
    { what: "inference", card: "Inference of the trained model takes 2e16 FLOPs." },
    { what: "a rate", card: "We trained at 2e17 FLOP/s." },
    { what: "code", card: "```\ntraining_flops = 1e22 FLOPs\n```" },
    { what: "a section on other work", card: "## Related work\n\nIt was trained with 1e22 FLOPs." },
  ];
  for (const { what, card } of rows) test(what, () => assert.deepEqual(computeIn(card), []));
});

describe("an estimate", () => {
  const rows: readonly { what: string; card: string; says: readonly string[] }[] = [
    {
      what: "from parameters and tokens",
      card: "Larch has 1B parameters. It was trained on 100 billion tokens.",
      says: ["estimate 60000000000000000000..6e+21"],
    },
    {
      what: "not from the tokens of a batch",
      card: "Larch has 1B parameters. It was trained with batches of 4M tokens.",
      says: [],
    },
    {
      what: "not for a range of sizes",
      card: "Larch ranges from 7 billion to 70 billion parameters. It was trained on 2T tokens.",
      says: [],
    },
    {
      what: "not for a mixture of experts",
      card: "Larch is a MoE of 30B parameters. It was trained on 2T tokens.",
      says: [],
    },
    { what: "not without tokens", card: "Larch has 1B parameters.", says: [] },
    { what: "not without parameters", card: "Larch was trained on 100B tokens.", says: [] },
    {
      what: "not where sizes differ",
      card: "Larch has 1B parameters, or 7B parameters. It was trained on 100B tokens.",
      says: [],
    },
    {
      what: "not where the compute is stated",
      card: "Larch has 1B parameters. It was trained on 100B tokens with 7e20 FLOPs.",
      says: ["stated 700000000000000000000..700000000000000000000"],
    },
    {
      what: "not from the tokens of a later stage",
      card: "Larch has 1B parameters. It was fine-tuned and trained on 1B tokens.",
      says: [],
    },
  ];
  for (const { what, card, says } of rows)
    test(what, () => assert.deepEqual(computeIn(card), says));
});
