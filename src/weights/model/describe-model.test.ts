import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { CountedTensor } from "./counted-tensor.ts";
import { describeModel } from "./describe-model.ts";

function tensor(name: string, shape: readonly number[], dtype = "BF16"): CountedTensor {
  return { name, dtype, shape };
}

/** A small network of two layers, 10 words and 4 channels. */
const SMALL = [
  tensor("model.embed_tokens.weight", [10, 4]),
  tensor("model.layers.0.mlp.weight", [4, 4]),
  tensor("model.layers.1.mlp.weight", [4, 4]),
  tensor("lm_head.weight", [10, 4]),
];

describe("a model is described", () => {
  it("by its tensors alone", () => {
    assert.deepEqual(describeModel(SMALL), {
      parameters: 112,
      types: [{ type: "BF16", parameters: 112 }],
      layers: 2,
      hiddenSize: 4,
      vocabulary: 10,
      isTied: false,
      disagreements: [],
    });
  });
  it("by its configuration where there are no tensors", () => {
    assert.deepEqual(describeModel([], { family: "llama", layers: 32, context: 4096 }), {
      types: [],
      family: "llama",
      layers: 32,
      context: 4096,
      disagreements: [],
    });
  });
  it("not at all by neither", () => assert.equal(describeModel([]), undefined));
  it("as tied where the output has no weights of its own", () => {
    assert.equal(describeModel(SMALL.slice(0, 3))?.isTied, true);
  });
  it("by the longest of several stacks", () => {
    const vision = tensor("vision.blocks.0.mlp.weight", [4, 4]);
    assert.equal(describeModel([vision, ...SMALL])?.layers, 2);
  });
  it("without layers where one is missing", () => {
    const gap = SMALL.filter(({ name }) => !name.includes("layers.0"));
    assert.equal(describeModel(gap)?.layers, undefined);
  });
});

describe("active parameters", () => {
  const mixture = [
    tensor("model.embed_tokens.weight", [10, 4]),
    ...[0, 1, 2, 3].map((n) => tensor(`model.layers.0.mlp.experts.${n}.up_proj.weight`, [4, 4])),
    tensor("model.layers.0.mlp.shared_experts.up_proj.weight", [4, 4]),
  ];
  it("leave out the experts that a token does not meet", () => {
    const facts = describeModel(mixture, { experts: 4, expertsPerToken: 1 });
    assert.equal(facts?.parameters, 120);
    assert.equal(facts.activeParameters, 40 + 16 + 16);
  });
  it("are counted where all experts share a tensor", () => {
    const fused = [
      tensor("blk.0.ffn_up_exps.weight", [4, 4, 4]),
      tensor("token_embd.weight", [10, 4]),
    ];
    assert.equal(
      describeModel(fused, { experts: 4, expertsPerToken: 2 })?.activeParameters,
      40 + 32,
    );
  });
  it("are not told without a configuration", () => {
    assert.equal(describeModel(mixture)?.activeParameters, undefined);
  });
});

describe("configuration and tensors disagree", () => {
  for (const [what, configuration, expected] of [
    ["on layers", { layers: 3 }, [{ what: "layers", configured: 3, found: 2 }]],
    ["on the hidden size", { hiddenSize: 8 }, [{ what: "hidden size", configured: 8, found: 4 }]],
    [
      "on a vocabulary too small",
      { vocabulary: 12 },
      [{ what: "vocabulary", configured: 12, found: 10 }],
    ],
    ["not on a padded vocabulary", { vocabulary: 9 }, []],
    ["not on layers that draft", { layers: 1, draftLayers: 1 }, []],
    ["not where they agree", { layers: 2, hiddenSize: 4, vocabulary: 10, isTied: false }, []],
    ["not on a copy of the embedding", { isTied: true }, []],
  ] as const) {
    it(what, () => assert.deepEqual(describeModel(SMALL, configuration)?.disagreements, expected));
  }
  it("on an output that is not there", () => {
    assert.deepEqual(describeModel(SMALL.slice(0, 3), { isTied: false })?.disagreements, [
      { what: "tied embeddings", configured: false, found: true },
    ]);
  });
});
