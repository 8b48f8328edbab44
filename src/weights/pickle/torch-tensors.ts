import type { ByteSource } from "../../bytes/byte-source.ts";
import type { Problem } from "../inspection.ts";
import { elementCount, type Tensor, type TensorData } from "../tensor.ts";
import type { RebuiltTensor } from "./rebuilt-tensor.ts";

/** Where the bytes of a storage lie. */
export interface StorageBlock {
  readonly source: ByteSource;
  readonly offset: number;
  readonly length: number;
}

/** What a file keeps beside its pickle. */
export interface Storages {
  /** Undefined when no storage has this key. */
  readonly block: (key: string) => StorageBlock | undefined;
  readonly byteOrder: "little" | "big";
}

/** A tensor as everything else of ours knows it, and what does not add up about it. */
export interface TorchTensor {
  readonly tensor: Tensor;
  readonly problems: readonly Problem[];
}

/**
 * Puts a rebuilt tensor together with its storage. PyTorch before 2.10 believed shape and strides: a tensor that reaches
 * beyond its storage reads and writes memory that is not its own.
 */
export function torchTensor(
  name: string,
  { storage, offset, shape, strides }: RebuiltTensor,
  storages: Storages,
): TorchTensor {
  const { dtype, itemBytes } = storage.type;
  const block = storages.block(storage.key);
  const declared = { name, dtype, shape };
  const problem = problemOf({ storage, offset, shape, strides, kind: "torch" }, block);
  if (problem !== undefined || block === undefined) {
    const found = { id: problem?.[0] ?? "storage-missing", message: `"${name}": ${problem?.[1]}` };
    const data = undefined;
    return { tensor: { ...declared, data }, problems: [{ ...found, effect: "malformed" }] };
  }
  const start = block.offset + (storage.viewOffset + offset) * itemBytes;
  const isDense = isRowByRow(shape, strides);
  const elements = isDense ? Number(elementCount(shape)) : extentOf(shape, strides);
  const piece = { source: block.source, offset: start, length: elements * itemBytes };
  const data: TensorData = {
    pieces: elements === 0 ? [] : [piece],
    byteOrder: storages.byteOrder,
    ...(!isDense && { strides }),
  };
  return { tensor: { ...declared, data }, problems: [] };
}

function problemOf(
  { storage, offset, shape, strides }: RebuiltTensor,
  block: StorageBlock | undefined,
): readonly [id: string, message: string] | undefined {
  const { type, key, length, viewOffset } = storage;
  if (block === undefined) return ["storage-missing", `its storage "${key}" is not in the file`];
  const isPacked = /x\d/.test(type.dtype);
  if (!isPacked && block.length !== length * type.itemBytes) {
    const wanted = length * type.itemBytes;
    return ["storage-size", `its storage "${key}" has ${block.length} bytes, ${wanted} declared`];
  }
  if (shape.length !== strides.length || strides.some((stride) => stride < 0) || offset < 0) {
    return [
      "bad-strides",
      `offset ${offset}, shape [${shape.join()}], strides [${strides.join()}]`,
    ];
  }
  const end = viewOffset + offset + extentOf(shape, strides);
  if (end * type.itemBytes > block.length && !isPacked) {
    return ["outside-storage", `it reaches to element ${end} of ${length} in storage "${key}"`];
  }
  return undefined;
}

/** Elements from the first to behind the last, as the strides reach them; 0 when there is none. */
function extentOf(shape: readonly number[], strides: readonly number[]): number {
  if (shape.includes(0)) return 0;
  return shape.reduce((end, length, axis) => end + (length - 1) * (strides[axis] ?? 0), 1);
}

function isRowByRow(shape: readonly number[], strides: readonly number[]): boolean {
  let step = 1;
  for (let axis = shape.length - 1; axis >= 0; axis -= 1) {
    const length = shape[axis] ?? 1;
    if (length === 0) return true;
    if (length > 1 && strides[axis] !== step) return false;
    step *= length;
  }
  return true;
}
