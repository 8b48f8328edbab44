import type { Tensor } from "./tensor.ts";

/** Tensors that pack several weights into one element, or hold what unpacks them: AWQ, GPTQ, bitsandbytes, MXFP4. */
const PACKED =
  /(?:qweight|qzeros|g_idx|weight_packed|absmax|quant_map|quant_state\S*|_blocks|_scales)$/;

/** Types that hold one weight to an element, whatever its bits: floats, and the blocks of ggml. */
const WEIGHT = /^(?:B?F\d|ggml:)/;

/** Scales beside 8-bit weights: they are not parameters that were learned. */
const SCALE = /(?:weight_scale|_scale_inv|\.scales?|input_scale)$/;

/**
 * Parameters of a model, from the shapes of its tensors: floating-point and block-quantized elements without scales. Undefined when weights are
 * packed, because shapes then tell the storage and not the model.
 */
export function countParameters(
  tensors: Iterable<Pick<Tensor, "name" | "dtype" | "shape">>,
): number | undefined {
  let parameters = 0;
  for (const { name, dtype, shape } of tensors) {
    if (PACKED.test(name)) return undefined;
    if (!WEIGHT.test(dtype) || SCALE.test(name)) continue;
    parameters += shape.reduce((size, length) => size * length, 1);
  }
  return parameters;
}
