import type { ByteSource } from "../../bytes/byte-source.ts";
import { FormatError } from "../../bytes/errors.ts";
import { readFields, type ByteRange, type WireField } from "./wire.ts";

/** Longest text that is read of a message: names and paths. */
const MAX_TEXT_BYTES = 1 << 20;

/** A message in a source: its fields by number, read as what the schema of its format says they are. */
export interface Message {
  readonly source: ByteSource;
  /** Fields of one number, in order. */
  readonly all: (number: number) => readonly WireField[];
  /** The range of a message, text or bytes that may come once. Throws when it comes twice: readers then merge, or take one. */
  readonly one: (number: number) => ByteRange | undefined;
  /** A number that may come once. Throws when it comes twice. */
  readonly number: (number: number) => bigint | undefined;
  /** A text that may come once; empty where it does not. Throws when it comes twice or is no UTF-8. */
  readonly text: (number: number) => Promise<string>;
  /** The messages of a repeated field. */
  readonly messages: (number: number) => AsyncGenerator<Message>;
}

/** Reads the fields of a message. Throws `FormatError`. */
export async function readMessage(
  source: ByteSource,
  range: ByteRange,
  signal?: AbortSignal,
): Promise<Message> {
  const byNumber = new Map<number, WireField[]>();
  for (const field of await readFields(source, range, signal)) {
    const known = byNumber.get(field.number);
    if (known === undefined) byNumber.set(field.number, [field]);
    else known.push(field);
  }
  const all = (number: number): readonly WireField[] => byNumber.get(number) ?? [];

  function single(number: number, wire: number): WireField | undefined {
    const [first, second] = all(number);
    if (second !== undefined) {
      const message = `Cannot accept message: field ${number} comes twice`;
      throw new FormatError("duplicate-field", message);
    }
    if (first !== undefined && first.wire !== wire) {
      const message = `Cannot accept message: field ${number} has wire type ${first.wire}`;
      throw new FormatError("bad-protobuf", message);
    }
    return first;
  }

  return {
    source,
    all,
    one: (number) => single(number, 2),
    number: (number) => single(number, 0)?.value,
    text: (number) => readText(source, single(number, 2), signal),
    async *messages(number) {
      for (const field of all(number)) {
        if (field.wire === 2) yield await readMessage(source, field, signal);
      }
    },
  };
}

/** The text of a range; empty for none. Throws `FormatError` when it is no UTF-8, or too long to be a name. */
async function readText(
  source: ByteSource,
  range: ByteRange | undefined,
  signal?: AbortSignal,
): Promise<string> {
  if (range === undefined) return "";
  if (range.end - range.start > MAX_TEXT_BYTES) {
    throw new FormatError("text-too-long", `Cannot read text of ${range.end - range.start} bytes`);
  }
  const bytes = await source.read(range.start, range.end, signal);
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    throw new FormatError("bad-utf8", "Cannot read text: it is not UTF-8", { cause });
  }
}
