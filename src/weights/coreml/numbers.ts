import { FormatError } from "../../bytes/errors.ts";
import { readMessage, type Message } from "../protobuf/message.ts";
import { readVarints } from "../protobuf/wire.ts";

/** Bytes of a packed list that are read: shapes have some axes. */
const MAX_LIST_BYTES = 10_000;

/** A whole number that may come once; 0 where it does not. Throws `FormatError` beyond 2^53. */
export function numberOf(message: Message, field: number): number {
  return exact(message.number(field) ?? 0n);
}

/** A list of whole numbers, packed or not. Throws `FormatError` beyond 2^53. */
export async function numbersOf(message: Message, field: number): Promise<readonly number[]> {
  const numbers: number[] = [];
  for (const { wire, value, start, end } of message.all(field)) {
    if (wire === 0) numbers.push(exact(value));
    else if (end - start > MAX_LIST_BYTES) throw bad(`a shape has ${end - start} bytes`);
    else numbers.push(...readVarints(await message.source.read(start, end)).map(exact));
  }
  return numbers;
}

/** The message of a field that may come once. Throws `FormatError` when it comes twice. */
export function childOf(message: Message, field: number): Promise<Message | undefined> {
  const range = message.one(field);
  return range === undefined ? NOTHING : readMessage(message.source, range);
}

/** Asked for at every field of every layer that is not there. */
const NOTHING: Promise<undefined> = Promise.resolve(undefined);

function exact(value: bigint): number {
  if (value > Number.MAX_SAFE_INTEGER) throw bad(`${BigInt.asIntN(64, value)} is no length`);
  return Number(value);
}

function bad(found: string): FormatError {
  return new FormatError("bad-shape", `Cannot read model: ${found}`);
}
