import { ByteCursor } from "../../bytes/byte-cursor.ts";
import { FormatError } from "../../bytes/errors.ts";
import {
  addressOf,
  cursorAt,
  cursorUpTo,
  expectSignature,
  sized,
  type Hdf5File,
} from "./hdf5-file.ts";

/** One message of an object header (IV.A). */
export interface HeaderMessage {
  readonly type: number;
  readonly bytes: Uint8Array;
  /** The bytes lead to the message elsewhere. */
  readonly isShared: boolean;
  /** Where the bytes lie, from the base address. */
  readonly address: number;
}

const CONTINUATION = 0x10;

/** Messages and blocks of one object: groups with ten thousand members hold them in trees and not here. */
const MAX_MESSAGES = 100_000;

/** All messages of an object, through its continuations. Throws `FormatError`. */
export async function readObjectHeader(
  file: Hdf5File,
  address: number,
): Promise<readonly HeaderMessage[]> {
  const start = await cursorUpTo(file, address, 64);
  const isNew = Buffer.from(start.take(4)).toString("latin1") === "OHDR";
  start.at = 0;
  const first = isNew ? firstBlockOfNew(start, address) : firstBlockOfOld(start, address);
  const messages: HeaderMessage[] = [];
  const waiting = [first];
  const seen = new Set<number>();
  for (let block = waiting.shift(); block !== undefined; block = waiting.shift()) {
    if (seen.has(block.address)) throw bad("a header continues in itself");
    seen.add(block.address);
    const cursor = await cursorAt(file, block.address, block.length);
    if (isNew && block !== first) {
      expectSignature(cursor, "OCHK");
    }
    const end = isNew && block !== first ? block.length - 4 : block.length;
    for (const message of readMessages(cursor, { ...first, address: block.address }, end)) {
      messages.push(message);
      if (message.type === CONTINUATION) waiting.push(continuation(file, message));
      if (messages.length > MAX_MESSAGES) throw bad(`more than ${MAX_MESSAGES} messages`);
    }
  }
  return messages;
}

interface Block {
  readonly address: number;
  readonly length: number;
  readonly isNew: boolean;
  /** Messages of the new kind may carry when they were made. */
  readonly hasOrder: boolean;
}

function firstBlockOfOld(cursor: ByteCursor, address: number): Block {
  const version = cursor.u8();
  if (version !== 1) throw bad(`an object header of version ${version} at ${address}`);
  cursor.skip(7);
  const length = cursor.u32();
  return { address: address + 16, length, isNew: false, hasOrder: false };
}

function firstBlockOfNew(cursor: ByteCursor, address: number): Block {
  cursor.skip(5);
  const flags = cursor.u8();
  if ((flags & 0x20) !== 0) cursor.skip(16);
  if ((flags & 0x10) !== 0) cursor.skip(4);
  const length = sized(cursor, 1 << (flags & 3));
  return { address: address + cursor.at, length, isNew: true, hasOrder: (flags & 4) !== 0 };
}

function* readMessages(
  cursor: ByteCursor,
  { isNew, hasOrder, address }: Block,
  end: number,
): Generator<HeaderMessage> {
  const headBytes = isNew ? (hasOrder ? 6 : 4) : 8;
  while (cursor.at + headBytes <= end) {
    const type = isNew ? cursor.u8() : cursor.u16();
    const length = cursor.u16();
    const flags = cursor.u8();
    cursor.skip(isNew ? (hasOrder ? 2 : 0) : 3);
    const at = address + cursor.at;
    yield { type, bytes: cursor.take(length), isShared: (flags & 2) !== 0, address: at };
  }
}

function continuation(file: Hdf5File, { bytes }: HeaderMessage): Block {
  const cursor = new ByteCursor(bytes);
  const address = addressOf(cursor, file);
  if (address === undefined) throw bad("a continuation leads nowhere");
  return { address, length: sized(cursor, file.lengthBytes), isNew: false, hasOrder: false };
}

function bad(found: string): FormatError {
  return new FormatError("bad-object-header", `Cannot read HDF5: ${found}`);
}
