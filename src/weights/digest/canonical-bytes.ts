import { FormatError } from "../../bytes/errors.ts";
import { bitsOf } from "../dtypes.ts";
import { elementCount, type Tensor, type TensorData } from "../tensor.ts";

/** Bytes read at once. */
const READ_BYTES = 1 << 20;

/** Views that step through their storage are put together in memory; storages of views are a layer's, not a model's. */
const MAX_GATHERED_BYTES = 512 << 20;

/**
 * The bytes of a tensor, row by row without gaps, in pieces. They are as stored, byte order and order of axes included
 * where the file as a whole declares them; only views into a larger storage are put together. Throws `FormatError` where
 * the bytes are not there.
 */
export async function* canonicalBytes(
  { name, dtype, shape }: Tensor,
  data: TensorData,
  signal?: AbortSignal,
): AsyncGenerator<Uint8Array> {
  if (data.strides === undefined || data.order === "columns") {
    yield* storedBytes(data, signal);
    return;
  }
  const bits = bitsOf(dtype);
  if (bits === undefined || bits % 8 !== 0) {
    throw new FormatError("not-gathered", `Cannot read "${name}": a view of ${dtype}`);
  }
  yield gather(await storedWhole(data, name, signal), {
    shape,
    strides: data.strides,
    itemBytes: bits / 8,
  });
}

async function* storedBytes(
  { pieces }: TensorData,
  signal: AbortSignal | undefined,
): AsyncGenerator<Uint8Array> {
  for (const { source, offset, length } of pieces) {
    for (let at = 0; at < length; at += READ_BYTES) {
      const end = Math.min(length, at + READ_BYTES);
      const bytes = await source.read(offset + at, offset + end, signal);
      if (bytes.length < end - at) {
        throw new FormatError("truncated", "Cannot read tensor: its bytes are not all there");
      }
      yield bytes;
    }
  }
}

async function storedWhole(
  data: TensorData,
  name: string,
  signal: AbortSignal | undefined,
): Promise<Uint8Array> {
  const length = data.pieces.reduce((sum, piece) => sum + piece.length, 0);
  if (length > MAX_GATHERED_BYTES) {
    throw new FormatError("not-gathered", `Cannot read "${name}": a view of ${length} bytes`);
  }
  const parts: Uint8Array[] = [];
  for await (const part of storedBytes(data, signal)) parts.push(Buffer.from(part));
  return Buffer.concat(parts);
}

/** How elements stand in a storage. */
export interface View {
  readonly shape: readonly number[];
  /** In elements. */
  readonly strides: readonly number[];
  readonly itemBytes: number;
}

/** Copies the elements of a view, row by row. Throws `FormatError` when one lies outside of the storage. */
export function gather(storage: Uint8Array, { shape, strides, itemBytes }: View): Uint8Array {
  const count = elementCount(shape);
  if (count * BigInt(itemBytes) > BigInt(MAX_GATHERED_BYTES)) {
    throw new FormatError("not-gathered", `Cannot put together a view of ${count} elements`);
  }
  const result = new Uint8Array(Number(count) * itemBytes);
  const index = shape.map(() => 0);
  let from = 0;
  for (let to = 0; to < result.length; to += itemBytes) {
    const start = from * itemBytes;
    if (start < 0 || start + itemBytes > storage.length) {
      throw new FormatError("outside-storage", "Cannot put together a view: it leaves its storage");
    }
    for (let at = 0; at < itemBytes; at += 1) result[to + at] = storage[start + at] ?? 0;
    for (let axis = shape.length - 1; axis >= 0; axis -= 1) {
      index[axis] = (index[axis] ?? 0) + 1;
      from += strides[axis] ?? 0;
      if ((index[axis] ?? 0) < (shape[axis] ?? 0)) break;
      from -= (strides[axis] ?? 0) * (shape[axis] ?? 0);
      index[axis] = 0;
    }
  }
  return result;
}
