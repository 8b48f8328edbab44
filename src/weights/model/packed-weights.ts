import type { Tensor } from "../tensor.ts";

/** Types and shapes of all tensors of a model, by name. */
export type Siblings = Pick<ReadonlyMap<string, Pick<Tensor, "dtype" | "shape">>, "get" | "has">;

/** Ends of names under which weights are packed, or of what helps to unpack others: nothing is packed where no name has one. */
export const PACKED_NAME: RegExp =
  /(?:\.qweight|weight_packed|_blocks|\.qzeros|[._]scales|\.absmax|_scale(?:_2)?|\.SCB)$/;

/** Several weights in one element. */
export interface Packing {
  /** Weights to an element. */
  readonly perElement: number;
  /** For people: `4-bit in I32`. */
  readonly type: string;
}

type Packed = Pick<Tensor, "name" | "dtype" | "shape">;

/**
 * How many weights an element of a tensor holds, where it is packed; undefined where it is not, `unknown` where it is and
 * nothing says how.
 */
export function packingOf(
  tensor: Packed,
  siblings: Siblings,
  bits: number | undefined,
): Packing | "unknown" | undefined {
  for (const layout of LAYOUTS) {
    const packing = layout(tensor, siblings, bits);
    if (packing !== undefined) return packing;
  }
  return undefined;
}

type Layout = (
  tensor: Packed,
  siblings: Siblings,
  bits: number | undefined,
) => Packing | "unknown" | undefined;

const ELEMENT_BITS: Readonly<Record<string, number>> = { I32: 32, U32: 32, U8: 8, I8: 8 };

function packed(dtype: string, bits: number | undefined): Packing | "unknown" {
  const size = ELEMENT_BITS[dtype];
  if (size === undefined || bits === undefined || bits <= 0 || bits > size) return "unknown";
  if (bits === size) return { perElement: 1, type: dtype };
  return { perElement: size / bits, type: `${bits}-bit in ${dtype}` };
}

/** The name without its last part, when that is the part asked for. */
function stemOf(name: string, part: string): string | undefined {
  return name.endsWith(part) ? name.slice(0, -part.length) : undefined;
}

/** GPTQ and AWQ: zero points are packed as the weights are, and stand one to a scale (shape [groups, out]). */
function gptq({ name, dtype }: Packed, siblings: Siblings, bits: number | undefined) {
  const stem = stemOf(name, ".qweight");
  if (stem === undefined) return undefined;
  const zeros = siblings.get(`${stem}.qzeros`)?.shape.at(-1);
  const scales = siblings.get(`${stem}.scales`)?.shape.at(-1);
  const told = zeros !== undefined && scales !== undefined ? (32 * zeros) / scales : undefined;
  return packed(dtype, told ?? bits);
}

/** compressed-tensors: 4-bit floats in bytes; whole numbers in words of 32 bits, as many as the configuration says. */
function compressedTensors({ name, dtype }: Packed, _: Siblings, bits: number | undefined) {
  if (!name.endsWith("weight_packed")) return undefined;
  return packed(dtype, dtype === "U8" ? 4 : bits);
}

/** MXFP4 as gpt-oss stores it: two to a byte, scales beside them. */
function mxfp4({ name, dtype }: Packed, siblings: Siblings) {
  const stem = stemOf(name, "_blocks");
  if (stem === undefined || !siblings.has(`${stem}_scales`)) return undefined;
  return packed(dtype, 4);
}

/** bitsandbytes in 4 bits, two to a byte; a state says that they are. */
function bitsandbytes({ name, dtype }: Packed, siblings: Siblings) {
  if (dtype !== "U8" || !siblings.has(`${name}.absmax`)) return undefined;
  return packed(dtype, 4);
}

/** NVFP4 as ModelOpt stores it: two to a byte, a second scale for the whole. */
function nvfp4({ name, dtype }: Packed, siblings: Siblings) {
  if (dtype !== "U8" || !siblings.has(`${name}_scale_2`)) return undefined;
  return packed(dtype, 4);
}

/** Whole numbers of 8 bits with a scale: one weight to an element. */
function wholeBytes({ name, dtype }: Packed, siblings: Siblings) {
  if (dtype !== "I8" && dtype !== "U8") return undefined;
  const stem = stemOf(name, ".weight");
  const hasScale = siblings.has(`${name}_scale`) || siblings.has(`${stem ?? name}.SCB`);
  return stem !== undefined && hasScale ? packed(dtype, 8) : undefined;
}

/** MLX: words of 32 bits beside scales and biases; the configuration says how many bits. */
function mlx({ name, dtype }: Packed, siblings: Siblings, bits: number | undefined) {
  const stem = stemOf(name, ".weight");
  if (dtype !== "U32" || stem === undefined || !siblings.has(`${stem}.scales`)) return undefined;
  return packed(dtype, bits);
}

const LAYOUTS: readonly Layout[] = [
  gptq,
  compressedTensors,
  mxfp4,
  bitsandbytes,
  nvfp4,
  wholeBytes,
  mlx,
];
