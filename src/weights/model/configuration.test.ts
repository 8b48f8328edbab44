import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { configurationOfGguf, readConfiguration, type Configuration } from "./configuration.ts";

/** The members that have a value. */
function said(configuration: Configuration | undefined): object | undefined {
  if (configuration === undefined) return undefined;
  return Object.fromEntries(
    Object.entries(configuration).filter(([, value]) => value !== undefined),
  );
}

describe("a configuration says", () => {
  it("what transformers writes", () => {
    const value = {
      architectures: ["LlamaForCausalLM"],
      model_type: "llama",
      num_hidden_layers: 32,
      hidden_size: 4096,
      vocab_size: 128256,
      max_position_embeddings: 131072,
      tie_word_embeddings: false,
      torch_dtype: "bfloat16",
    };
    assert.deepEqual(said(readConfiguration(value)), {
      architecture: "LlamaForCausalLM",
      family: "llama",
      layers: 32,
      hiddenSize: 4096,
      vocabulary: 128256,
      context: 131072,
      isTied: false,
      dtype: "bfloat16",
    });
  });
  it("the same under older names", () => {
    const value = { model_type: "gpt2", n_layer: 12, n_embd: 768, n_positions: 1024 };
    assert.deepEqual(said(readConfiguration(value)), {
      family: "gpt2",
      layers: 12,
      hiddenSize: 768,
      context: 1024,
    });
  });
  it("what its language model is, where it also sees", () => {
    const value = {
      model_type: "seer",
      text_config: { model_type: "llama", num_hidden_layers: 40, hidden_size: 5120 },
      vision_config: { num_hidden_layers: 24, hidden_size: 1024 },
    };
    assert.deepEqual(said(readConfiguration(value)), {
      family: "seer",
      layers: 40,
      hiddenSize: 5120,
    });
  });
  it("how many experts there are, and bits by method", () => {
    const value = {
      model_type: "deepseek_v3",
      n_routed_experts: 256,
      num_experts_per_tok: 8,
      num_nextn_predict_layers: 1,
      quantization_config: { quant_method: "FP8", weight_block_size: [128, 128] },
    };
    assert.deepEqual(said(readConfiguration(value)), {
      family: "deepseek_v3",
      draftLayers: 1,
      experts: 256,
      expertsPerToken: 8,
      quantization: "fp8",
    });
  });
  for (const [what, quantization, bits] of [
    ["as a number", { quant_method: "gptq", bits: 4 }, 4],
    ["for each group of layers", { config_groups: { group_0: { weights: { num_bits: 4 } } } }, 4],
    [
      "nowhere, where groups differ",
      { config_groups: { a: { weights: { num_bits: 4 } }, b: { weights: { num_bits: 8 } } } },
      undefined,
    ],
  ] as const) {
    it(`bits ${what}`, () => {
      const read = readConfiguration({ model_type: "x", quantization_config: quantization });
      assert.equal(read?.bits, bits);
    });
  }
  it("nothing that is no such value", () => {
    const value = {
      hidden_size: "big",
      num_hidden_layers: -1,
      vocab_size: 1.5,
      architectures: [7],
    };
    assert.equal(readConfiguration(value), undefined);
  });
  for (const value of [null, [], "llama", 7, {}]) {
    it(`nothing as ${JSON.stringify(value)}`, () => {
      assert.equal(readConfiguration(value), undefined);
    });
  }
});

describe("the metadata of GGUF says", () => {
  it("what its architecture prefixes", () => {
    const metadata = new Map([
      ["general.architecture", "llama"],
      ["llama.block_count", "32"],
      ["llama.embedding_length", "4096"],
      ["llama.context_length", "8192"],
      ["mamba.block_count", "7"],
    ]);
    assert.deepEqual(said(configurationOfGguf(metadata)), {
      architecture: "llama",
      family: "llama",
      layers: 32,
      hiddenSize: 4096,
      context: 8192,
    });
  });
  it("nothing without an architecture", () => {
    assert.equal(configurationOfGguf(new Map([["llama.block_count", "32"]])), undefined);
  });
});
