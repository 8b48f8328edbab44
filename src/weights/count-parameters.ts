import type { SafetensorsTensor } from "./safetensors/header.ts";

/** Tensors that pack several weights into one element, or hold what unpacks them: AWQ, GPTQ, bitsandbytes, MXFP4. */
const PACKED =
  /(?:qweight|qzeros|g_idx|weight_packed|absmax|quant_map|quant_state\S*|_blocks|_scales)$/;

/** Scales beside 8-bit weights: they are not parameters that were learned. */
const SCALE = /(?:weight_scale|_scale_inv|\.scales?|input_scale)$/;

/**
 * Parameters of a model, from the shapes of its tensors: floating-point elements without scales. Undefined when weights are
 * packed, because shapes then tell the storage and not the model.
 */
export function countParameters(tensors: Iterable<SafetensorsTensor>): number | undefined {
  let parameters = 0;
  for (const { name, dtype, shape } of tensors) {
    if (PACKED.test(name)) return undefined;
    if (!/^B?F\d/.test(dtype) || SCALE.test(name)) continue;
    parameters += shape.reduce((size, length) => size * length, 1);
  }
  return parameters;
}
