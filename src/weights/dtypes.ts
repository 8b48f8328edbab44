/** Bits of one element of each type that has a plain layout: the list of safetensors, with three aliases met on the hub. */
const BITS: ReadonlyMap<string, number> = new Map([
  ...["F4", "FP4"].map((name) => [name, 4] as const),
  ...["F6_E2M3", "F6_E3M2"].map((name) => [name, 6] as const),
  ...["BOOL", "U8", "I8", "F8_E5M2", "F8_E4M3", "F8_E8M0", "E8M0", "UE8"].map(
    (name) => [name, 8] as const,
  ),
  ...["F8_E4M3FNUZ", "F8_E5M2FNUZ"].map((name) => [name, 8] as const),
  ...["I16", "U16", "F16", "BF16"].map((name) => [name, 16] as const),
  ...["I32", "U32", "F32"].map((name) => [name, 32] as const),
  ...["C64", "F64", "I64", "U64"].map((name) => [name, 64] as const),
]);

/** Bits of one element; undefined for types that only one format has. */
export function bitsOf(dtype: string): number | undefined {
  return BITS.get(dtype);
}
