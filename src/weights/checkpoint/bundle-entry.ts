import { FormatError } from "../../bytes/errors.ts";
import { memorySource } from "../../bytes/memory-source.ts";
import { readMessage, type Message } from "../protobuf/message.ts";

/** What a bundle says of one tensor, or of a slice of one (tensor_bundle.proto, BundleEntryProto). */
export interface BundleEntry {
  /** Number of the type (types.proto). */
  readonly type: bigint;
  readonly shape: readonly number[];
  readonly shard: number;
  readonly offset: number;
  readonly length: number;
  /** Its bytes are in entries of their own, one for each slice. */
  readonly isSliced: boolean;
}

/** What a bundle says of itself. */
export interface BundleHeader {
  readonly shards: number;
  readonly byteOrder: "little" | "big";
}

/** Reads the value of the entry without a name. Throws `FormatError`. */
export async function readBundleHeader(value: Uint8Array): Promise<BundleHeader> {
  const message = await wholeMessage(value);
  const order = message.number(2) ?? 0n;
  if (order > 1n) throw bad(`its byte order is ${order}`);
  return { shards: numberOf(message, 1), byteOrder: order === 1n ? "big" : "little" };
}

/** Reads the value of any other entry. Throws `FormatError`. */
export async function readBundleEntry(value: Uint8Array): Promise<BundleEntry> {
  const message = await wholeMessage(value);
  const shape: number[] = [];
  for await (const declared of message.messages(2)) {
    if (shape.length > 0) throw bad("it has two shapes");
    for await (const axis of declared.messages(2)) shape.push(numberOf(axis, 1));
  }
  return {
    type: message.number(1) ?? 0n,
    shape,
    shard: numberOf(message, 3),
    offset: numberOf(message, 4),
    length: numberOf(message, 5),
    isSliced: message.all(7).length > 0,
  };
}

function wholeMessage(value: Uint8Array): Promise<Message> {
  return readMessage(memorySource(value), { start: 0, end: value.byteLength });
}

/** Signed numbers below zero come as 64 bits, beyond what is exact. */
function numberOf(message: Message, field: number): number {
  const value = message.number(field) ?? 0n;
  if (value > Number.MAX_SAFE_INTEGER) throw bad(`field ${field} is ${BigInt.asIntN(64, value)}`);
  return Number(value);
}

function bad(found: string): FormatError {
  return new FormatError("bad-bundle", `Cannot read an entry of the checkpoint: ${found}`);
}
