/** A type of TensorFlow: the name that tensors use, and bytes of one element. */
export interface CheckpointType {
  readonly dtype: string;
  readonly itemBytes: number;
}

/** Types by number (types.proto, DataType). Elements of four bits have a byte each. Texts and variants have no fixed size. */
export const CHECKPOINT_TYPES: ReadonlyMap<bigint, CheckpointType> = new Map(
  (
    [
      [1, "F32", 4],
      [2, "F64", 8],
      [3, "I32", 4],
      [4, "U8", 1],
      [5, "I16", 2],
      [6, "I8", 1],
      [8, "C64", 8],
      [9, "I64", 8],
      [10, "BOOL", 1],
      [11, "tf:QINT8", 1],
      [12, "tf:QUINT8", 1],
      [13, "tf:QINT32", 4],
      [14, "BF16", 2],
      [15, "tf:QINT16", 2],
      [16, "tf:QUINT16", 2],
      [17, "U16", 2],
      [18, "tf:COMPLEX128", 16],
      [19, "F16", 2],
      [22, "U32", 4],
      [23, "U64", 8],
      [24, "F8_E5M2", 1],
      [25, "F8_E4M3", 1],
      [26, "F8_E4M3FNUZ", 1],
      [27, "tf:FLOAT8_E4M3B11FNUZ", 1],
      [28, "F8_E5M2FNUZ", 1],
      [29, "tf:INT4", 1],
      [30, "tf:UINT4", 1],
      [31, "tf:INT2", 1],
      [32, "tf:UINT2", 1],
    ] as const
  ).map(([id, dtype, itemBytes]) => [BigInt(id), { dtype, itemBytes }]),
);

/** Types whose elements are not numbers: bookkeeping of the program that saved. */
export const BOOKKEEPING: ReadonlyMap<bigint, string> = new Map([
  [7n, "texts"],
  [20n, "a resource"],
  [21n, "variants"],
]);
