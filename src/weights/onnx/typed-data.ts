import { memorySource } from "../../bytes/memory-source.ts";
import { FormatError } from "../../bytes/errors.ts";
import type { Message } from "../protobuf/message.ts";
import { readVarints, type WireField } from "../protobuf/wire.ts";
import type { TensorPiece } from "../tensor.ts";
import type { OnnxType } from "./onnx-types.ts";

/** Elements written one by one are decoded in memory; models of any size keep theirs raw. */
const MAX_DECODED_BYTES = 256 << 20;

/** Where the elements of a typed field lie, as raw data would have them. Throws `FormatError`. */
export async function typedPieces(
  message: Message,
  { bits, typedField }: OnnxType,
  signal?: AbortSignal,
): Promise<readonly TensorPiece[]> {
  const fields = message.all(typedField);
  const isFixed = typedField === 4 || typedField === 10;
  if (isFixed) {
    return fields.map(({ start, end }) => ({
      source: message.source,
      offset: start,
      length: end - start,
    }));
  }
  const values = await readAll(message, fields, signal);
  const bytes = encode(values, bits);
  return [{ source: memorySource(bytes), offset: 0, length: bytes.length }];
}

async function readAll(
  { source }: Message,
  fields: readonly WireField[],
  signal: AbortSignal | undefined,
): Promise<readonly bigint[]> {
  const length = fields.reduce((sum, { start, end }) => sum + end - start, 0);
  if (length > MAX_DECODED_BYTES) {
    throw new FormatError("typed-data-too-long", `Cannot decode ${length} bytes of typed data`);
  }
  const values: bigint[] = [];
  for (const { wire, value, start, end } of fields) {
    if (wire === 0) values.push(value);
    else for (const one of readVarints(await source.read(start, end, signal))) values.push(one);
  }
  return values;
}

/** Elements as raw data has them: little end first. Those below a byte are packed already, a byte to a value. */
function encode(values: readonly bigint[], bits: number): Uint8Array {
  const itemBytes = Math.ceil(bits / 8);
  const bytes = Buffer.alloc(values.length * itemBytes);
  for (const [at, value] of values.entries()) {
    if (itemBytes === 8) bytes.writeBigUInt64LE(value, at * 8);
    else bytes.writeUIntLE(Number(BigInt.asUintN(itemBytes * 8, value)), at * itemBytes, itemBytes);
  }
  return bytes;
}
