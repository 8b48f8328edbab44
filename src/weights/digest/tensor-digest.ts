import { hash } from "node:crypto";
import { FormatError } from "../../bytes/errors.ts";
import { bitsOf } from "../dtypes.ts";
import type { Tensor, TensorData } from "../tensor.ts";
import { canonicalBytes, gather } from "./canonical-bytes.ts";
import { digestLeaf, digestValues } from "./digest-leaf.ts";
import { DigestList } from "./digest-list.ts";
import type { LeafForm } from "./digest-work.ts";
import { DIGEST_BYTES, LEAF_BYTES, merkleRoot } from "./merkle.ts";
import type { Room } from "./room.ts";
import { wideningOf } from "./widen.ts";

/** Both digests of one tensor, in lower-case hex; `docs/tensor-digest.md` is the specification. */
export interface TensorDigest {
  readonly name: string;
  /** Of the bytes as stored, with type and shape. */
  readonly stored: string;
  /** Of the values, widened, with the wide type and shape; the stored one where the values cannot be told. */
  readonly value: string;
}

/** Digests of the leaves of one tensor, 32 bytes each, in a row. */
export interface TensorLeaves {
  readonly stored: Uint8Array;
  /** None where values cannot be told. */
  readonly values: Uint8Array;
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
  const lists = { stored: new DigestList(), values: new DigestList() };
  let byteLength = 0;
  let filled = 0;
  const close = (): void => {
    if (isColumns) whole.push(Buffer.from(room.stored.bytes.subarray(0, filled)));
    digestLeaf(room, filled, form, lists);
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
  if (isColumns) digestColumns(tensor, data, { whole, room, values: lists.values });
  const { stored, values } = lists;
  return sealTensor(tensor, { stored: stored.bytes, values: values.bytes, byteLength });
}

/** A type whose values cannot be told. */
const NO_VALUES: LeafForm = { dtype: "", byteOrder: "little" };

interface Columns {
  /** The bytes as stored. */
  readonly whole: readonly Uint8Array[];
  readonly room: Room;
  readonly values: DigestList;
}

function digestColumns(
  { dtype, shape }: Tensor,
  { strides = [], byteOrder }: TensorData,
  { whole, room, values }: Columns,
): void {
  const widening = wideningOf(dtype);
  if (widening === undefined) return;
  const itemBytes = widening.unitBytes * (widening.as === "c64" ? 2 : 1);
  const rows = gather(Buffer.concat(whole), { shape, strides, itemBytes });
  for (let at = 0; at < rows.length || at === 0; at += LEAF_BYTES) {
    const leaf = rows.subarray(at, at + LEAF_BYTES);
    room.stored.bytes.set(leaf);
    const stored = room.stored.digest(leaf.length);
    digestValues(room, { length: leaf.length, stored }, { dtype, byteOrder }, values);
  }
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

const DOMAIN = "tensor-digest/1\0";

function seal(
  type: string,
  shape: readonly number[],
  byteLength: number,
  leaves: Uint8Array,
): string {
  const typeBytes = Buffer.byteLength(type);
  const fixed = DOMAIN.length + 4 + 4 + 8 + DIGEST_BYTES;
  const bytes = Buffer.allocUnsafe(fixed + typeBytes + 8 * shape.length);
  let at = bytes.write(DOMAIN, "latin1");
  at = bytes.writeUInt32LE(typeBytes, at);
  at += bytes.write(type, at);
  at = bytes.writeUInt32LE(shape.length, at);
  for (const length of shape) at = bytes.writeBigUInt64LE(BigInt(length), at);
  at = bytes.writeBigUInt64LE(BigInt(byteLength), at);
  bytes.set(merkleRoot(leaves), at);
  return hash("sha256", bytes, "hex");
}
