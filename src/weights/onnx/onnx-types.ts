/** A type of ONNX: the name that tensors use, and bits of one element. */
export interface OnnxType {
  readonly dtype: string;
  readonly bits: number;
  /** Where elements are that are not raw (onnx.proto, TensorProto): the field, and the bytes of each as it is stored there. */
  readonly typedField: number;
}

const FLOAT_DATA = 4;
const INT32_DATA = 5;
const INT64_DATA = 7;
const DOUBLE_DATA = 10;
const UINT64_DATA = 11;

/** Types by number (onnx.proto, TensorProto.DataType); strings have no fixed size and are not among them. */
export const ONNX_TYPES: ReadonlyMap<bigint, OnnxType> = new Map(
  (
    [
      [1, "F32", 32, FLOAT_DATA],
      [2, "U8", 8, INT32_DATA],
      [3, "I8", 8, INT32_DATA],
      [4, "U16", 16, INT32_DATA],
      [5, "I16", 16, INT32_DATA],
      [6, "I32", 32, INT32_DATA],
      [7, "I64", 64, INT64_DATA],
      [9, "BOOL", 8, INT32_DATA],
      [10, "F16", 16, INT32_DATA],
      [11, "F64", 64, DOUBLE_DATA],
      [12, "U32", 32, UINT64_DATA],
      [13, "U64", 64, UINT64_DATA],
      [14, "C64", 64, FLOAT_DATA],
      [15, "onnx:COMPLEX128", 128, DOUBLE_DATA],
      [16, "BF16", 16, INT32_DATA],
      [17, "F8_E4M3", 8, INT32_DATA],
      [18, "F8_E4M3FNUZ", 8, INT32_DATA],
      [19, "F8_E5M2", 8, INT32_DATA],
      [20, "F8_E5M2FNUZ", 8, INT32_DATA],
      [21, "onnx:UINT4", 4, INT32_DATA],
      [22, "onnx:INT4", 4, INT32_DATA],
      [23, "F4", 4, INT32_DATA],
      [24, "F8_E8M0", 8, INT32_DATA],
      [25, "onnx:UINT2", 2, INT32_DATA],
      [26, "onnx:INT2", 2, INT32_DATA],
    ] as const
  ).map(([id, dtype, bits, typedField]) => [BigInt(id), { dtype, bits, typedField }]),
);

/** Number of the type for texts. */
export const STRING_TYPE = 8n;

/** The fields that may hold elements beside `raw_data`. */
export const TYPED_FIELDS: readonly number[] = [
  FLOAT_DATA,
  INT32_DATA,
  6,
  INT64_DATA,
  DOUBLE_DATA,
  UINT64_DATA,
];
