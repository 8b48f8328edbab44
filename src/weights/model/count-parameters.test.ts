import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { CountedTensor } from "./counted-tensor.ts";
import { countParameters } from "./count-parameters.ts";

function tensor(name: string, dtype: string, shape: readonly number[]): CountedTensor {
  return { name, dtype, shape };
}

/** `total`, then each type with its count. */
function counted(tensors: readonly CountedTensor[], bits?: number): string {
  const count = countParameters(tensors, bits);
  if (count === undefined) return "not known";
  const types = [...count.byType].map(([type, number]) => `${type} ${number}`);
  return [count.total, ...types].join(", ");
}

describe("parameters", () => {
  for (const [what, tensors, expected, bits] of [
    [
      "are the elements of floats",
      [tensor("a.weight", "BF16", [4, 8]), tensor("a.bias", "F32", [8])],
      "40, BF16 32, F32 8",
    ],
    [
      "are no buffers of whole numbers",
      [tensor("a.weight", "F16", [3]), tensor("ids", "I64", [512])],
      "3, F16 3",
    ],
    [
      "are no scales of 8-bit floats",
      [tensor("l.weight", "F8_E4M3", [128, 128]), tensor("l.weight_scale_inv", "F32", [1, 1])],
      "16384, F8_E4M3 16384",
    ],
    [
      "are scales that stand for themselves",
      [tensor("norm.scale", "F32", [64]), tensor("logit_scale", "F32", [])],
      "65, F32 65",
    ],
    [
      "are the elements of ggml's blocks",
      [tensor("blk.0.ffn_up.weight", "ggml:Q4_K", [2, 256])],
      "512, ggml:Q4_K 512",
    ],
    [
      "of GPTQ are packed along the input",
      [
        tensor("q.qweight", "I32", [16, 64]),
        tensor("q.qzeros", "I32", [1, 8]),
        tensor("q.scales", "F16", [1, 64]),
        tensor("q.g_idx", "I32", [128]),
      ],
      "8192, 4-bit in I32 8192",
    ],
    [
      "of AWQ are packed along the output",
      [
        tensor("q.qweight", "I32", [128, 8]),
        tensor("q.qzeros", "I32", [1, 8]),
        tensor("q.scales", "F16", [1, 64]),
      ],
      "8192, 4-bit in I32 8192",
    ],
    [
      "of GPTQ in 8 bits",
      [
        tensor("q.qweight", "I32", [32, 64]),
        tensor("q.qzeros", "I32", [1, 16]),
        tensor("q.scales", "F16", [1, 64]),
      ],
      "8192, 8-bit in I32 8192",
    ],
    ["of packed words alone are not known", [tensor("q.qweight", "I32", [16, 8])], "not known"],
    [
      "of packed words are known from a configuration",
      [tensor("q.qweight", "I32", [16, 8])],
      "1024, 4-bit in I32 1024",
      4,
    ],
    [
      "of compressed-tensors in words",
      [
        tensor("q.weight_packed", "I32", [64, 16]),
        tensor("q.weight_scale", "BF16", [64, 1]),
        tensor("q.weight_shape", "I64", [2]),
      ],
      "8192, 4-bit in I32 8192",
      4,
    ],
    [
      "of MXFP4, two to a byte",
      [
        tensor("mlp.experts.down_proj_blocks", "U8", [2, 4, 3, 16]),
        tensor("mlp.experts.down_proj_scales", "U8", [2, 4, 3]),
      ],
      "768, 4-bit in U8 768",
    ],
    [
      "of bitsandbytes in 4 bits",
      [
        tensor("q.weight", "U8", [32, 1]),
        tensor("q.weight.absmax", "F32", [1]),
        tensor("q.weight.quant_map", "F32", [16]),
        tensor("q.weight.quant_state.bitsandbytes__nf4", "U8", [80]),
      ],
      "64, 4-bit in U8 64",
    ],
    [
      "of bitsandbytes in 8 bits",
      [tensor("q.weight", "I8", [8, 8]), tensor("q.SCB", "F32", [8])],
      "64, I8 64",
    ],
    [
      "of NVFP4",
      [
        tensor("q.weight", "U8", [8, 4]),
        tensor("q.weight_scale", "F8_E4M3", [8, 1]),
        tensor("q.weight_scale_2", "F32", []),
      ],
      "64, 4-bit in U8 64",
    ],
    [
      "of MLX need its configuration",
      [
        tensor("q.weight", "U32", [8, 4]),
        tensor("q.scales", "F16", [8, 1]),
        tensor("q.biases", "F16", [8, 1]),
      ],
      "256, 4-bit in U32 256",
      4,
    ],
  ] satisfies readonly (readonly [string, readonly CountedTensor[], string, number?])[]) {
    it(what, () => assert.equal(counted(tensors, bits), expected));
  }
});
