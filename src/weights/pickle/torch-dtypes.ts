/** An element type of PyTorch: what tensors of ours call it, and its bytes. */
export interface TorchType {
  readonly dtype: string;
  readonly itemBytes: number;
}

function typed(dtype: string, itemBytes: number): TorchType {
  return { dtype, itemBytes };
}

/** By the name of the storage class in front of `Storage`. */
const OF_STORAGE: ReadonlyMap<string, TorchType> = new Map([
  ["Float", typed("F32", 4)],
  ["Double", typed("F64", 8)],
  ["Half", typed("F16", 2)],
  ["BFloat16", typed("BF16", 2)],
  ["Long", typed("I64", 8)],
  ["Int", typed("I32", 4)],
  ["Short", typed("I16", 2)],
  ["Char", typed("I8", 1)],
  ["Byte", typed("U8", 1)],
  ["Bool", typed("BOOL", 1)],
  ["ComplexFloat", typed("C64", 8)],
  ["ComplexDouble", typed("torch:complex128", 16)],
  ["QInt8", typed("torch:qint8", 1)],
  ["QUInt8", typed("torch:quint8", 1)],
  ["QInt32", typed("torch:qint32", 4)],
  ["QUInt4x2", typed("torch:quint4x2", 1)],
  ["QUInt2x4", typed("torch:quint2x4", 1)],
  ["Untyped", typed("U8", 1)],
  ["_Untyped", typed("U8", 1)],
]);

/** By the name of the element type: `torch.bfloat16`. */
const OF_DTYPE: ReadonlyMap<string, TorchType> = new Map([
  ["float32", typed("F32", 4)],
  ["float64", typed("F64", 8)],
  ["float16", typed("F16", 2)],
  ["bfloat16", typed("BF16", 2)],
  ["int64", typed("I64", 8)],
  ["int32", typed("I32", 4)],
  ["int16", typed("I16", 2)],
  ["int8", typed("I8", 1)],
  ["uint8", typed("U8", 1)],
  ["uint16", typed("U16", 2)],
  ["uint32", typed("U32", 4)],
  ["uint64", typed("U64", 8)],
  ["bool", typed("BOOL", 1)],
  ["complex64", typed("C64", 8)],
  ["complex128", typed("torch:complex128", 16)],
  ["complex32", typed("torch:complex32", 4)],
  ["float8_e4m3fn", typed("F8_E4M3", 1)],
  ["float8_e5m2", typed("F8_E5M2", 1)],
  ["float8_e4m3fnuz", typed("F8_E4M3FNUZ", 1)],
  ["float8_e5m2fnuz", typed("F8_E5M2FNUZ", 1)],
  ["float8_e8m0fnu", typed("F8_E8M0", 1)],
  ["float4_e2m1fn_x2", typed("F4", 1)],
]);

/** The type of a storage class such as `FloatStorage`; undefined when it is none that we know. */
export function typeOfStorage(className: string): TorchType | undefined {
  return className.endsWith("Storage") ? OF_STORAGE.get(className.slice(0, -7)) : undefined;
}

/** The type named `torch.<name>`; undefined when it is none that we know. */
export function typeOfDtype(name: string): TorchType | undefined {
  return OF_DTYPE.get(name);
}
