import type { CountedTensors } from "./counted-tensor.ts";
import { NameIndex } from "./name-index.ts";
import { PACKED_NAME, packingOf, type Siblings } from "./packed-weights.ts";

/** Weights that were learned, whatever form they are stored in. */
export interface ParameterCount {
  readonly total: number;
  /** Per type, as stored: `BF16`, or `4-bit in I32` for weights of which several share one element. */
  readonly byType: ReadonlyMap<string, number>;
}

/** Types that hold one weight to an element, whatever its bits: floats, and the blocks of ggml. */
const WEIGHT = /^(?:B?F\d|ggml:)/;

/** What helps to unpack weights and was computed from them: scales, zero points, permutations, code books. */
const HELPER =
  /(?:[._](?:weight_scale(?:_inv|_2)?|scale_inv|scales?|input_scale|output_scale|weight_zero_point|zero_point|qzeros|g_idx|weight_g_idx|weight_shape|weight_global_scale|input_global_scale|absmax|nested_absmax|quant_map|nested_quant_map|quant_state\S*|SCB|SZ))$/;

/** A type that only scales are written in (OCP Microscaling 1.0: an exponent and nothing else). */
const SCALE_TYPE = "F8_E8M0";

/** Counts of lists in which nothing is packed, so that nothing else decides them: one report asks twice for half a million. */
const plainCounts = new WeakMap<CountedTensors, ParameterCount>();

/**
 * Parameters of a model from names, types and shapes of its tensors: floats and block-quantized elements, and packed weights
 * one by one where their layout can be told (GPTQ, AWQ, bitsandbytes, MXFP4, NVFP4, compressed-tensors). `bits` is what a
 * configuration says of packed weights. Undefined when weights are packed in a way that shapes do not tell.
 */
export function countParameters(
  tensors: CountedTensors,
  bits?: number,
): ParameterCount | undefined {
  const known = plainCounts.get(tensors);
  if (known !== undefined) return known;
  const shapes = siblingsOf(tensors);
  const arePacked = someArePacked(tensors);
  const byType = new Map<string, number>();
  let total = 0;
  for (const { name, dtype, shape } of tensors) {
    if (dtype === SCALE_TYPE || isHelper(name, shapes)) continue;
    const packing = arePacked ? packingOf({ name, dtype, shape }, shapes, bits) : undefined;
    if (packing === "unknown") return undefined;
    if (packing === undefined && !WEIGHT.test(dtype)) continue;
    const count = shape.reduce((size, length) => size * length, 1) * (packing?.perElement ?? 1);
    const type = packing === undefined ? dtype : packing.type;
    byType.set(type, (byType.get(type) ?? 0) + count);
    total += count;
  }
  const counted = { total, byType };
  if (!arePacked) plainCounts.set(tensors, counted);
  return counted;
}

/** Put in order when one is asked for: only packed weights ask. */
function siblingsOf(tensors: CountedTensors): Siblings {
  let known: NameIndex | undefined;
  const byName = (): NameIndex => (known ??= new NameIndex(tensors));
  return { get: (name) => byName().get(name), has: (name) => byName().has(name) };
}

function someArePacked(tensors: CountedTensors): boolean {
  for (const { name } of tensors) if (PACKED_NAME.test(name)) return true;
  return false;
}

/** A layer may be called `scale`: it helps others only where there is something beside it to unpack. */
function isHelper(name: string, shapes: Siblings): boolean {
  const match = HELPER.exec(name);
  if (match) {
    const stem = name.slice(0, match.index);
    return PARTNERS.some((partner) => shapes.has(stem + partner));
  }
  if (name.endsWith(".biases")) return shapes.has(`${name.slice(0, -"biases".length)}scales`);
  if (!name.endsWith("_scales")) return false;
  return shapes.has(`${name.slice(0, -"_scales".length)}_blocks`);
}

/** What a helper stands beside: its own stem, or the weights below it. */
const PARTNERS = ["", ".weight", ".qweight", ".weight_packed", "_packed"] as const;
