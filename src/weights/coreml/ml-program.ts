import type { Message } from "../protobuf/message.ts";
import { elementCount, type Tensor, type TensorPiece } from "../tensor.ts";
import type { BlobFiles } from "./blob-files.ts";
import { addMalformed, MAX_NESTING, type CoreMlFindings } from "./coreml-findings.ts";
import { MIL_TYPES, type MilType } from "./mil-types.ts";
import { childOf, numberOf } from "./numbers.ts";

/** Where a program is read from, and what is found goes to. */
interface ProgramWalk {
  readonly files: BlobFiles;
  readonly findings: CoreMlFindings;
}

/** Walks a program (MIL.proto): functions, their blocks, operations, and the values that these hold. */
export async function walkProgram(program: Message, walk: ProgramWalk): Promise<void> {
  const isOnlyOne = program.all(2).length < 2;
  for await (const entry of program.messages(2)) {
    const prefix = isOnlyOne ? "" : `${await entry.text(1)}.`;
    const made = await childOf(entry, 2);
    for await (const special of made?.messages(3) ?? []) {
      const block = await childOf(special, 2);
      if (block) await walkBlock(block, prefix, walk, 0);
    }
  }
}

async function walkBlock(
  block: Message,
  prefix: string,
  walk: ProgramWalk,
  depth: number,
): Promise<void> {
  if (depth > MAX_NESTING) {
    addMalformed(walk.findings, "too-deep", `blocks nest deeper than ${MAX_NESTING}`);
    return;
  }
  for await (const operation of block.messages(3)) {
    const type = await operation.text(1);
    if (type === "") {
      addMalformed(walk.findings, "bad-operation", "an operation has no type");
      return;
    }
    const name = `${prefix}${await outputName(operation)}`;
    if (type.startsWith("custom")) {
      walk.findings.calls.push({
        callable: type,
        arguments: `the operation "${name}"`,
        verdict: "code",
      });
    }
    for (const { key, value } of await valuesOf(operation)) {
      const isValue = type === "const" && key === "val";
      await addValue(value, isValue ? name : `${name}.${key}`, walk);
    }
    if (operation.all(4).length === 0) continue;
    for await (const inner of operation.messages(4)) {
      await walkBlock(inner, `${name}.`, walk, depth + 1);
    }
  }
}

/** What an operation is called: the first value that it gives. */
async function outputName(operation: Message): Promise<string> {
  if (operation.all(3).length === 0) return "";
  for await (const output of operation.messages(3)) return output.text(1);
  return "";
}

interface NamedValue {
  readonly key: string;
  readonly value: Message;
}

/** Values that an operation has written down: as attributes, and in place of inputs. */
async function valuesOf(operation: Message): Promise<readonly NamedValue[]> {
  const values: NamedValue[] = [];
  if (operation.all(5).length + operation.all(2).length === 0) return values;
  for await (const entry of operation.messages(5)) {
    const value = await childOf(entry, 2);
    if (value) values.push({ key: await entry.text(1), value });
  }
  for await (const entry of operation.messages(2)) {
    const argument = await childOf(entry, 2);
    if (argument === undefined || argument.all(1).length === 0) continue;
    for await (const binding of argument.messages(1)) {
      const value = await childOf(binding, 2);
      if (value) values.push({ key: await entry.text(1), value });
    }
  }
  return values;
}

/** Settings are written down as values too: only blobs, and lists of numbers that are not whole, are weights. */
async function addValue(value: Message, name: string, walk: ProgramWalk): Promise<void> {
  const blob = await childOf(value, 5);
  const declared = await declaredType(value);
  if (declared === undefined) {
    if (blob) addMalformed(walk.findings, "bad-type", `"${name}" has no type that weights have`);
    return;
  }
  const { type, shape } = declared;
  const byteLength = (elementCount(shape) * BigInt(type.bits) + 7n) / 8n;
  if (blob) {
    const place = { file: await blob.text(1), offset: numberOf(blob, 2) };
    const reference = { name, blobType: type.blobType, byteLength, ...place };
    const piece = await walk.files.piece(reference);
    walk.findings.tensors.push(tensorOf(name, declared, piece && [piece]));
    return;
  }
  const pieces = /^B?F\d/.test(type.dtype) && shape.length > 0 ? await immediate(value) : [];
  if (pieces.length === 0) return;
  const length = pieces.reduce((sum, piece) => sum + piece.length, 0);
  const isWhole = BigInt(length) === byteLength;
  if (!isWhole) {
    const message = `"${name}" needs ${byteLength} bytes, got ${length}`;
    addMalformed(walk.findings, "size-mismatch", message);
  }
  walk.findings.tensors.push(tensorOf(name, declared, isWhole ? pieces : undefined));
}

interface Declared {
  readonly type: MilType;
  readonly shape: readonly number[];
}

function tensorOf(
  name: string,
  { type, shape }: Declared,
  pieces: readonly TensorPiece[] | undefined,
): Tensor {
  const data = pieces && { pieces, byteOrder: "little" as const };
  return { name, dtype: type.dtype, shape, data };
}

/** The type of a value that is a tensor; undefined for lists, texts and what has no fixed shape. */
async function declaredType(value: Message): Promise<Declared | undefined> {
  const valueType = await childOf(value, 2);
  const tensor = valueType && (await childOf(valueType, 1));
  const type = tensor && MIL_TYPES.get(numberOf(tensor, 1));
  if (!type) return undefined;
  const shape: number[] = [];
  for await (const dimension of tensor.messages(3)) {
    const constant = await childOf(dimension, 1);
    if (!constant) return undefined;
    shape.push(numberOf(constant, 1));
  }
  return { type, shape };
}

/** Numbers inside of the program: floats and doubles, packed or not, and bytes of everything shorter. */
async function immediate(value: Message): Promise<readonly TensorPiece[]> {
  const inside = await childOf(value, 3);
  const tensor = inside && (await childOf(inside, 1));
  if (!tensor) return [];
  for (const field of [1, 6, 7]) {
    const list = await childOf(tensor, field);
    if (!list) continue;
    return list
      .all(1)
      .map(({ start, end }) => ({ source: list.source, offset: start, length: end - start }));
  }
  return [];
}
