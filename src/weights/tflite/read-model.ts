import type { ByteSource } from "../../bytes/byte-source.ts";
import { FormatError } from "../../bytes/errors.ts";
import { bitsOf } from "../dtypes.ts";
import type { Call, Problem } from "../inspection.ts";
import { reachOf } from "../tensorflow/operations.ts";
import { elementCount, type Tensor, type TensorPiece } from "../tensor.ts";
import { list, number, tableAt, tables, take, text, type FlatTable } from "./flat-table.ts";

/** What a model holds. */
export interface TfliteModel {
  readonly tensors: readonly Tensor[];
  readonly calls: readonly Call[];
  readonly problems: readonly Problem[];
}

/** Types by number (schema.fbs, TensorType). */
const DTYPES: readonly string[] = (
  "F32 F16 I32 U8 I64 tflite:STRING BOOL I16 C64 I8 F64 tflite:COMPLEX128 U64 tflite:RESOURCE " +
  "tflite:VARIANT U32 U16 tflite:INT4 BF16"
).split(" ");

/** Reads the tables of a model (schema.fbs, version 3): operators, and the tensors that have bytes. Throws `FormatError`. */
export async function readTflite(source: ByteSource): Promise<TfliteModel> {
  const model = await tableAt(source, 0);
  const buffers: (TensorPiece | undefined)[] = [];
  for await (const buffer of tables(model, 4)) buffers.push(await readBuffer(buffer));
  const tensors: Tensor[] = [];
  for await (const graph of tables(model, 2)) {
    for await (const tensor of tables(graph, 0)) {
      const index = await number(tensor, 2, 4);
      if (index >= buffers.length) {
        const message = `Cannot read model: a tensor is in buffer ${index} of ${buffers.length}`;
        throw new FormatError("bad-buffer", message);
      }
      const piece = buffers[index];
      if (piece !== undefined) tensors.push(await readTensor(tensor, piece));
    }
  }
  return { tensors, ...(await readOperators(model)) };
}

/** The bytes of a buffer: in the table, or, in files beyond 2 GB, behind it; undefined where it is empty. */
async function readBuffer(buffer: FlatTable): Promise<TensorPiece | undefined> {
  const { source } = buffer;
  const { start, count } = await list(buffer, 0, 1);
  if (count > 0) return { source, offset: start, length: count };
  const offset = await number(buffer, 1, 8);
  const length = await number(buffer, 2, 8);
  if (offset <= 1 || length === 0) return undefined;
  if (offset > source.byteLength - length) {
    throw new FormatError("bad-offset", `Cannot read model: ${length} bytes at ${offset}`);
  }
  return { source, offset, length };
}

async function readTensor(tensor: FlatTable, piece: TensorPiece): Promise<Tensor> {
  const { start, count } = await list(tensor, 0, 4);
  const bytes = Buffer.from(await take(tensor.source, start, 4 * count));
  const shape = Array.from({ length: count }, (_, at) => bytes.readInt32LE(4 * at));
  const name = await text(tensor, 3);
  if (shape.some((length) => length < 0)) {
    throw new FormatError("bad-shape", `Cannot accept tensor "${name}": [${shape.join(", ")}]`);
  }
  const dtype = DTYPES[await number(tensor, 1, 1)] ?? "tflite:unknown";
  const bits = bitsOf(dtype);
  const isSparse = (tensor.fields[6] ?? 0) !== 0;
  const wanted =
    bits === undefined || isSparse ? undefined : (elementCount(shape) * BigInt(bits)) / 8n;
  if (wanted !== undefined && wanted !== BigInt(piece.length)) {
    throw new FormatError(
      "size-mismatch",
      `Cannot accept tensor "${name}": ${dtype} [${shape.join(", ")}] needs ${wanted} bytes, got ${piece.length}`,
    );
  }
  return { name, dtype, shape, data: { pieces: [piece], byteOrder: "little" } };
}

async function readOperators(model: FlatTable): Promise<Pick<TfliteModel, "calls" | "problems">> {
  const calls: Call[] = [];
  const problems: Problem[] = [];
  for await (const operator of tables(model, 1)) {
    const custom = await text(operator, 1);
    if (custom === "") continue;
    const reach = custom.startsWith("Flex") ? reachOf(custom.slice("Flex".length)) : undefined;
    if (reach !== undefined) {
      calls.push({ callable: custom, arguments: `which ${reach}`, verdict: "code" });
    } else {
      const message = `the model needs the operator "${custom}", which the program must bring`;
      problems.push({ id: "needs-custom-operator", message, effect: "none" });
    }
  }
  return { calls, problems };
}
