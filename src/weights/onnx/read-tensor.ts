import { FormatError } from "../../bytes/errors.ts";
import type { InspectContext } from "../format-reader.ts";
import type { Message } from "../protobuf/message.ts";
import { readVarints } from "../protobuf/wire.ts";
import { elementCount, type Tensor, type TensorData, type TensorPiece } from "../tensor.ts";
import { readExternal } from "./external-data.ts";
import type { OnnxFindings } from "./onnx-findings.ts";
import { ONNX_TYPES, STRING_TYPE, TYPED_FIELDS, type OnnxType } from "./onnx-types.ts";
import { typedPieces } from "./typed-data.ts";

/** A shape of more axes is an attack on the reader. */
const MAX_AXES = 1024;

/** Reads a TensorProto: its own name, or that of what it is the value of. Throws `FormatError`. */
export async function readTensor(
  message: Message,
  nameOfValue: string,
  context: InspectContext,
  findings: OnnxFindings,
): Promise<Tensor> {
  const name = (await message.text(8)) || nameOfValue;
  const shape = await readShape(message, name);
  const typeNumber = message.number(2) ?? 0n;
  if (typeNumber === STRING_TYPE) return { name, dtype: "onnx:STRING", shape, data: undefined };
  const type = ONNX_TYPES.get(typeNumber);
  if (type === undefined) {
    throw new FormatError(
      "bad-type",
      `Cannot accept tensor "${name}": type ${typeNumber} is unknown`,
    );
  }
  const data = await readData({ message, name, shape, type }, context, findings);
  return { name, dtype: type.dtype, shape, data };
}

interface Declared {
  readonly message: Message;
  readonly name: string;
  readonly shape: readonly number[];
  readonly type: OnnxType;
}

async function readShape(message: Message, name: string): Promise<readonly number[]> {
  const lengths: bigint[] = [];
  for (const { wire, value, start, end } of message.all(1)) {
    if (wire === 0) lengths.push(value);
    else
      lengths.push(
        ...readVarints(await message.source.read(start, Math.min(end, start + 10 * MAX_AXES))),
      );
  }
  const isGood =
    lengths.length <= MAX_AXES && lengths.every((one) => one <= Number.MAX_SAFE_INTEGER);
  if (isGood) return lengths.map(Number);
  throw new FormatError("bad-shape", `Cannot accept tensor "${name}": its shape is not possible`);
}

async function readData(
  declared: Declared,
  context: InspectContext,
  findings: OnnxFindings,
): Promise<TensorData | undefined> {
  const { message, name, shape, type } = declared;
  const wanted = (elementCount(shape) * BigInt(type.bits) + 7n) / 8n;
  if (message.number(14) === 1n) {
    const external = await readExternal(message, name, Number(wanted), context);
    if ("problem" in external) {
      findings.problems.push(external.problem);
      return undefined;
    }
    findings.external.push(external.range);
    return { pieces: [external.piece], byteOrder: "little" };
  }
  const pieces = await readInner(declared, context.signal);
  const length = pieces.reduce((sum, piece) => sum + piece.length, 0);
  if (BigInt(length) !== wanted) {
    throw new FormatError(
      "size-mismatch",
      `Cannot accept tensor "${name}": ${type.dtype} [${shape.join(", ")}] needs ${wanted} bytes, got ${length}`,
    );
  }
  return { pieces, byteOrder: "little" };
}

/** Bytes inside of the model: raw, or typed, and not both. */
async function readInner(
  { message, name, type }: Declared,
  signal: AbortSignal | undefined,
): Promise<readonly TensorPiece[]> {
  const raw = message.one(9);
  const typed = TYPED_FIELDS.filter((field) => message.all(field).length > 0);
  if (typed.length > (raw === undefined ? 1 : 0)) {
    throw new FormatError(
      "ambiguous-data",
      `Cannot accept tensor "${name}": it has its data twice`,
    );
  }
  if (raw !== undefined) {
    return [{ source: message.source, offset: raw.start, length: raw.end - raw.start }];
  }
  return typedPieces(message, type, signal);
}
