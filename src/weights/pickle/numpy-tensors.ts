import type { ByteSource } from "../../bytes/byte-source.ts";
import { columnStrides, type Tensor } from "../tensor.ts";
import { numpyDtype } from "../numpy/numpy-type.ts";
import type { FoundTensor } from "./found-tensors.ts";
import type { NumpyArray } from "./numpy-array.ts";

/** The arrays of NumPy among what was found, as everything else of ours knows them. */
export function numpyTensors(found: readonly FoundTensor[], source: ByteSource): readonly Tensor[] {
  return found.flatMap(({ name, tensor }) =>
    tensor.kind === "numpy" ? [numpyTensor(name, tensor, source)] : [],
  );
}

/** One array; bytes that were written as text, and objects, are not at hand. */
function numpyTensor(
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
