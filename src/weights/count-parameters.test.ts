import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { countParameters } from "./count-parameters.ts";

function tensor(name: string, dtype: string, shape: readonly number[]) {
  return { name, dtype, shape, start: 0, end: 0 };
}

describe("countParameters", () => {
  it("adds the elements of floating-point tensors", () => {
    const tensors = [tensor("a.weight", "BF16", [4, 8]), tensor("a.bias", "F32", [8])];
    assert.equal(countParameters(tensors), 40);
  });
  it("leaves out buffers of whole numbers", () => {
    assert.equal(countParameters([tensor("a.weight", "F16", [3]), tensor("ids", "I64", [512])]), 3);
  });
  it("leaves out the scales of 8-bit weights", () => {
    const tensors = [tensor("w", "F8_E4M3", [128, 128]), tensor("w_scale_inv", "F32", [1, 1])];
    assert.equal(countParameters(tensors), 16_384);
  });
  it("does not guess for packed weights", () => {
    assert.equal(countParameters([tensor("q.qweight", "I32", [16, 8])]), undefined);
  });
  it("adds the elements of ggml's blocks", () => {
    assert.equal(countParameters([tensor("blk.0.ffn_up.weight", "ggml:Q4_K", [2, 256])]), 512);
  });
  it("counts one element for a scalar", () => {
    assert.equal(countParameters([tensor("logit_scale", "F32", [])]), 1);
  });
});
