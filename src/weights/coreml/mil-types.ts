/** A type of ML programs: the name that tensors use, and bits of one element. */
export interface MilType {
  readonly dtype: string;
  readonly bits: number;
  /** Its number in files of weights (BlobDataType.hpp); undefined for types that these do not hold. */
  readonly blobType?: number;
}

/** Types by number (MIL.proto, DataType); texts have no fixed size and are not among them. */
export const MIL_TYPES: ReadonlyMap<number, MilType> = new Map(
  (
    [
      [1, "BOOL", 8],
      [10, "F16", 16, 1],
      [11, "F32", 32, 2],
      [12, "F64", 64],
      [13, "BF16", 16, 5],
      [21, "I8", 8, 4],
      [22, "I16", 16, 6],
      [23, "I32", 32, 14],
      [24, "I64", 64],
      [25, "coreml:INT4", 4, 8],
      [31, "U8", 8, 3],
      [32, "U16", 16, 7],
      [33, "U32", 32, 15],
      [34, "U64", 64],
      [35, "coreml:UINT4", 4, 11],
      [36, "coreml:UINT2", 2, 10],
      [37, "coreml:UINT1", 1, 9],
      [38, "coreml:UINT6", 6, 13],
      [39, "coreml:UINT3", 3, 12],
      [40, "F8_E4M3", 8, 16],
      [41, "F8_E5M2", 8, 17],
    ] as const
  ).map(([id, dtype, bits, blobType]) => [id, { dtype, bits, ...(blobType && { blobType }) }]),
);
