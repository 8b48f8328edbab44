import { FormatError } from "../../bytes/errors.ts";
import { bitsOf } from "../dtypes.ts";
import type { Tensor, TensorData } from "../tensor.ts";
import { canonicalBytes, gather } from "./canonical-bytes.ts";
import { hashOf, LeafHasher, merkleRoot } from "./merkle.ts";
import { wideningOf, type Widening } from "./widen.ts";

/** Both digests of one tensor; `docs/tensor-digest.md` is the specification. */
export interface TensorDigest {
  readonly name: string;
  /** Of the bytes as stored, with type and shape. */
  readonly stored: Uint8Array;
  /** Of the values, widened, with the wide type and shape; the stored one where the values cannot be told. */
  readonly value: Uint8Array;
}

/** Reads a tensor once and digests it. Throws `FormatError` where its bytes are not at hand. */
export async function digestTensor(tensor: Tensor, signal?: AbortSignal): Promise<TensorDigest> {
  const { name, dtype, shape, data } = tensor;
  if (data === undefined) {
    throw new FormatError("no-bytes", `Cannot digest "${name}": its bytes are not at hand`);
  }
  const stored = new LeafHasher();
  const values = valueHasher(tensor, data);
  let byteLength = 0;
  for await (const bytes of canonicalBytes(tensor, data, signal)) {
    byteLength += bytes.length;
    stored.update(bytes);
    values?.update(bytes);
  }
  const digest = seal(storedType(dtype, data), shape, byteLength, stored);
  const value = values?.seal();
  return { name, stored: digest, value: value ?? digest };
}

/** Byte order and order of axes are part of the type where they are not the usual ones. */
function storedType(dtype: string, { byteOrder, order }: TensorData): string {
  const isSwapped = byteOrder === "big" && bitsOf(dtype) !== 8;
  return `${dtype}${isSwapped ? ";big-endian" : ""}${order === "columns" ? ";columns" : ""}`;
}

function seal(
  type: string,
  shape: readonly number[],
  byteLength: number,
  hasher: LeafHasher,
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
    merkleRoot(hasher.leaves()),
  );
}

interface ValueHasher {
  readonly update: (bytes: Uint8Array) => void;
  readonly seal: () => Uint8Array;
}

/** Undefined where values cannot be told: types of one library only. */
function valueHasher({ dtype, shape }: Tensor, data: TensorData): ValueHasher | undefined {
  const widening = wideningOf(dtype);
  if (widening === undefined) return undefined;
  const hasher = new LeafHasher();
  let wideBytes = 0;
  const put = (bytes: Uint8Array): void => {
    const wide = widening.widen(data.byteOrder === "big" ? swapped(bytes, widening) : bytes);
    wideBytes += wide.length;
    hasher.update(wide);
  };
  const whole: Uint8Array[] = [];
  let rest: Uint8Array = new Uint8Array();
  const isColumns = data.order === "columns";
  return {
    update(bytes) {
      if (isColumns) {
        whole.push(Buffer.from(bytes));
        return;
      }
      const joined = rest.length === 0 ? bytes : Buffer.concat([rest, bytes]);
      const end = joined.length - (joined.length % widening.unitBytes);
      put(joined.subarray(0, end));
      rest = Buffer.from(joined.subarray(end));
    },
    seal() {
      const strides = data.strides ?? [];
      const itemBytes = widening.unitBytes * (widening.as === "c64" ? 2 : 1);
      if (isColumns) put(gather(Buffer.concat(whole), { shape, strides, itemBytes }));
      return seal(widening.as, shape, wideBytes, hasher);
    },
  };
}

function swapped(bytes: Uint8Array, { unitBytes }: Widening): Uint8Array {
  const copy = Buffer.from(bytes);
  if (unitBytes === 2) copy.swap16();
  if (unitBytes === 4) copy.swap32();
  if (unitBytes === 8) copy.swap64();
  return copy;
}
