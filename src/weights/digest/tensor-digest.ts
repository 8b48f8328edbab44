import { FormatError } from "../../bytes/errors.ts";
import { bitsOf } from "../dtypes.ts";
import type { Tensor, TensorData } from "../tensor.ts";
import { canonicalBytes, gather } from "./canonical-bytes.ts";
import { digestLeaf, valueLeaves, type LeafForm } from "./digest-leaf.ts";
import { hashOf, LEAF_BYTES, merkleRoot } from "./merkle.ts";
import type { Room } from "./room.ts";
import { wideningOf } from "./widen.ts";

/** Both digests of one tensor; `docs/tensor-digest.md` is the specification. */
export interface TensorDigest {
  readonly name: string;
  /** Of the bytes as stored, with type and shape. */
  readonly stored: Uint8Array;
  /** Of the values, widened, with the wide type and shape; the stored one where the values cannot be told. */
  readonly value: Uint8Array;
}

/** Digests of the leaves of one tensor. */
export interface TensorLeaves {
  readonly stored: readonly Uint8Array[];
  /** None where values cannot be told. */
  readonly values: readonly Uint8Array[];
  /** Bytes of the tensor. */
  readonly byteLength: number;
}

/** Reads a tensor once and digests it, leaf by leaf. Throws `FormatError` where its bytes are not at hand. */
export async function digestTensor(
  tensor: Tensor,
  room: Room,
  signal?: AbortSignal,
): Promise<TensorDigest> {
  const { name, dtype, data } = tensor;
  if (data === undefined) {
    throw new FormatError("no-bytes", `Cannot digest "${name}": its bytes are not at hand`);
  }
  const isColumns = data.order === "columns";
  // Columns are put together as rows first, and that is done when all bytes are there.
  const form = isColumns ? NO_VALUES : { dtype, byteOrder: data.byteOrder };
  const whole: Uint8Array[] = [];
  const stored: Uint8Array[] = [];
  const values: Uint8Array[] = [];
  let byteLength = 0;
  let filled = 0;
  const close = (): void => {
    if (isColumns) whole.push(Buffer.from(room.stored.bytes.subarray(0, filled)));
    const leaf = digestLeaf(room, filled, form);
    stored.push(leaf.stored);
    values.push(...leaf.values);
    byteLength += filled;
    filled = 0;
  };
  for await (const bytes of canonicalBytes(tensor, data, signal)) {
    for (let at = 0; at < bytes.length;) {
      const part = bytes.subarray(at, at + LEAF_BYTES - filled);
      room.stored.bytes.set(part, filled);
      filled += part.length;
      at += part.length;
      if (filled === LEAF_BYTES) close();
    }
  }
  if (filled > 0 || byteLength === 0) close();
  if (isColumns) values.push(...leavesOfColumns(tensor, data, whole, room));
  return sealTensor(tensor, { stored, values, byteLength });
}

/** A type whose values cannot be told. */
const NO_VALUES: LeafForm = { dtype: "", byteOrder: "little" };

function leavesOfColumns(
  { dtype, shape }: Tensor,
  { strides = [], byteOrder }: TensorData,
  whole: readonly Uint8Array[],
  room: Room,
): readonly Uint8Array[] {
  const widening = wideningOf(dtype);
  if (widening === undefined) return [];
  const itemBytes = widening.unitBytes * (widening.as === "c64" ? 2 : 1);
  const rows = gather(Buffer.concat(whole), { shape, strides, itemBytes });
  const leaves: Uint8Array[] = [];
  for (let at = 0; at < rows.length || at === 0; at += LEAF_BYTES) {
    const leaf = rows.subarray(at, at + LEAF_BYTES);
    room.stored.bytes.set(leaf);
    const stored = room.stored.digest(leaf.length);
    leaves.push(...valueLeaves(room, leaf.length, { dtype, byteOrder }, stored));
  }
  return leaves;
}

/** The digests of a tensor from those of its leaves. */
export function sealTensor(
  { name, dtype, shape, data }: Tensor,
  { stored, values, byteLength }: TensorLeaves,
): TensorDigest {
  const digest = seal(storedType(dtype, data), shape, byteLength, stored);
  const widening = wideningOf(dtype);
  if (widening === undefined) return { name, stored: digest, value: digest };
  const { as, unitBytes, wideBytes } = widening;
  const wideLength = Math.floor(byteLength / unitBytes) * wideBytes;
  return { name, stored: digest, value: seal(as, shape, wideLength, values) };
}

/** Byte order and order of axes are part of the type where they are not the usual ones. */
function storedType(dtype: string, data: TensorData | undefined): string {
  const isSwapped = data?.byteOrder === "big" && bitsOf(dtype) !== 8;
  const isColumns = data?.order === "columns";
  return `${dtype}${isSwapped ? ";big-endian" : ""}${isColumns ? ";columns" : ""}`;
}

function seal(
  type: string,
  shape: readonly number[],
  byteLength: number,
  leaves: readonly Uint8Array[],
): Uint8Array {
  const name = Buffer.from(type, "utf8");
  const head = Buffer.alloc(8 + 8 * shape.length + 8);
  head.writeUInt32LE(name.length, 0);
  head.writeUInt32LE(shape.length, 4);
  for (const [at, length] of shape.entries()) head.writeBigUInt64LE(BigInt(length), 8 + 8 * at);
  head.writeBigUInt64LE(BigInt(byteLength), 8 + 8 * shape.length);
  return hashOf(
    Buffer.from("tensor-digest/1\0"),
    head.subarray(0, 4),
    name,
    head.subarray(4),
    merkleRoot(leaves),
  );
}
