import type { ByteSource } from "../../bytes/byte-source.ts";
import { columnStrides, type Tensor } from "../tensor.ts";
import { numpyDtype } from "../numpy/numpy-type.ts";
import type { NumpyArray } from "./numpy-array.ts";

/** An array of NumPy in a pickle, as everything else of ours knows it; bytes that were written as text, and objects, are not at hand. */
export function numpyTensor(
  name: string,
  { type, shape, isFortranOrder, bytes }: NumpyArray,
  source: ByteSource,
): Tensor {
  const dtype = type.holdsObjects ? "numpy:object" : numpyDtype(type.code);
  if (bytes === undefined) return { name, dtype, shape, data: undefined };
  const isByColumns = isFortranOrder && shape.length > 1;
  return {
    name,
    dtype,
    shape,
    data: {
      pieces: bytes.length === 0 ? [] : [{ source, ...bytes }],
      byteOrder: type.byteOrder,
      ...(isByColumns && { strides: columnStrides(shape) }),
    },
  };
}
