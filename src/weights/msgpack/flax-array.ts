import type { ByteSource } from "../../bytes/byte-source.ts";
import { FormatError } from "../../bytes/errors.ts";
import { bitsOf } from "../dtypes.ts";
import { elementCount, type Tensor } from "../tensor.ts";
import { readValue } from "./walk.ts";

/** Types of NumPy and of ml_dtypes, as their names are written. */
const DTYPES: ReadonlyMap<string, string> = new Map([
  ["float32", "F32"],
  ["float16", "F16"],
  ["bfloat16", "BF16"],
  ["float64", "F64"],
  ["int8", "I8"],
  ["int16", "I16"],
  ["int32", "I32"],
  ["int64", "I64"],
  ["uint8", "U8"],
  ["uint16", "U16"],
  ["uint32", "U32"],
  ["uint64", "U64"],
  ["bool", "BOOL"],
  ["complex64", "C64"],
  ["float8_e4m3fn", "F8_E4M3"],
  ["float8_e5m2", "F8_E5M2"],
  ["float8_e4m3fnuz", "F8_E4M3FNUZ"],
  ["float8_e5m2fnuz", "F8_E5M2FNUZ"],
  ["float8_e8m0fnu", "F8_E8M0"],
]);

/** Types that have no word in safetensors, by the bits of an element; ml_dtypes gives those of four bits a byte each. */
const OTHER_BITS: ReadonlyMap<string, number> = new Map([
  ["complex128", 128],
  ["int4", 8],
  ["uint4", 8],
  ["int2", 8],
  ["uint2", 8],
  ["float8_e3m4", 8],
  ["float8_e4m3", 8],
  ["float8_e4m3b11fnuz", 8],
  ["float4_e2m1fn", 8],
]);

/** Where the body of an array of Flax lies: an extension of shape, type and bytes (flax.serialization). */
export interface FlaxBody {
  readonly start: number;
  readonly end: number;
}

/** Reads an array. Throws `FormatError` where it is none, or has more or fewer bytes than its shape needs. */
export async function readFlaxArray(
  source: ByteSource,
  name: string,
  { start, end }: FlaxBody,
): Promise<Tensor> {
  const outer = await readValue(source, start, end);
  const lengths = await readValue(source, outer.next, end);
  if (outer.value.kind !== "array" || outer.value.count !== 3 || lengths.value.kind !== "array") {
    throw badArray(name, "it is no array");
  }
  const shape: number[] = [];
  let at = lengths.next;
  for (let axis = 0; axis < lengths.value.count; axis += 1) {
    const { value, next } = await readValue(source, at, end);
    if (value.kind !== "scalar" || typeof value.value !== "number" || value.value < 0) {
      throw badArray(name, "its shape is none");
    }
    shape.push(value.value);
    at = next;
  }
  const type = await readValue(source, at, end);
  const bytes = await readValue(source, type.next, end);
  if (type.value.kind !== "text" || bytes.value.kind !== "bytes") {
    throw badArray(name, "it has no type or no bytes");
  }
  const word = Buffer.from(await source.read(type.value.start, type.value.end)).toString("latin1");
  const piece = { source, offset: bytes.value.start, length: bytes.value.end - bytes.value.start };
  const dtype = DTYPES.get(word) ?? `flax:${word}`;
  const tensor: Tensor = { name, dtype, shape, data: { pieces: [piece], byteOrder: "little" } };
  if (!isObjects(tensor)) refuseOtherLength(tensor, word, piece.length);
  return tensor;
}

/** Whether an array holds objects of Python: NumPy keeps those as a pickle. */
export function isObjects({ dtype }: Tensor): boolean {
  return dtype === "flax:object" || /^flax:[|<>=]?O\d?$/.test(dtype);
}

function refuseOtherLength({ name, dtype, shape }: Tensor, word: string, byteLength: number): void {
  // Texts: signs of four bytes, or bytes.
  const [, kind, signs] = /^[<>|=]?([USVa])(\d{1,9})$/.exec(word) ?? [];
  const textBits = signs && Number(signs) * (kind === "U" ? 32 : 8);
  const bits = bitsOf(dtype) ?? OTHER_BITS.get(word) ?? textBits;
  if (bits === undefined || bits === "") throw badArray(name, `its type is "${word}"`);
  const wanted = (elementCount(shape) * BigInt(bits)) / 8n;
  if (wanted !== BigInt(byteLength)) {
    throw badArray(name, `it has ${byteLength} bytes of ${wanted}`);
  }
}

/**
 * Puts an array together that Flax cut because one of msgpack can be no longer than 4 GB: its chunks in order, and its
 * shape. Throws `FormatError` where they do not fit.
 */
export function joinChunks(
  name: string,
  shape: readonly number[],
  chunks: readonly Tensor[],
): Tensor {
  const [first] = chunks;
  const elements = chunks.reduce((sum, chunk) => sum + elementCount(chunk.shape), 0n);
  const isSame = chunks.every(({ dtype }) => dtype === first?.dtype);
  if (first === undefined || !isSame || elements !== elementCount(shape)) {
    throw badArray(name, "its chunks are not the whole of it");
  }
  const pieces = chunks.flatMap(({ data }) => data?.pieces ?? []);
  return { name, dtype: first.dtype, shape, data: { pieces, byteOrder: "little" } };
}

function badArray(name: string, why: string): FormatError {
  return new FormatError("bad-array", `Cannot read msgpack: "${name}" is no array, ${why}`);
}
