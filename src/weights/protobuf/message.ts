import type { ByteSource } from "../../bytes/byte-source.ts";
import { FormatError } from "../../bytes/errors.ts";
import { strictUtf8 } from "../../bytes/strict-utf8.ts";
import { fieldsIn, readFields, type ByteRange, type WireField } from "./wire.ts";

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
  readonly messages: (number: number) => AsyncIterable<Message> | Iterable<Message>;
}

/** Reads the fields of a message. Throws `FormatError`. */
export async function readMessage(
  source: ByteSource,
  range: ByteRange,
  signal?: AbortSignal,
): Promise<Message> {
  const { fields, bytes } = await readFields(source, range, signal);
  return new WireMessage(source, fields, { bytes, start: range.start, signal });
}

/** What is at hand of a message. */
interface AtHand {
  /** All its bytes, or undefined. */
  readonly bytes: Uint8Array | undefined;
  /** Where they begin in the source. */
  readonly start: number;
  readonly signal: AbortSignal | undefined;
}

/** A message whose parts, if its bytes are at hand, are taken from those: a graph has ten thousands of them. */
class WireMessage implements Message {
  readonly source: ByteSource;
  readonly #fields: readonly WireField[];
  readonly #atHand: AtHand;

  constructor(source: ByteSource, fields: readonly WireField[], atHand: AtHand) {
    this.source = source;
    this.#fields = fields;
    this.#atHand = atHand;
  }

  all(number: number): readonly WireField[] {
    return this.#fields.filter((field) => field.number === number);
  }

  one(number: number): ByteRange | undefined {
    return this.#single(number, 2);
  }

  number(number: number): bigint | undefined {
    return this.#single(number, 0)?.value;
  }

  async text(number: number): Promise<string> {
    const range = this.#single(number, 2);
    if (range === undefined) return "";
    if (range.end - range.start > MAX_TEXT_BYTES) {
      throw new FormatError(
        "text-too-long",
        `Cannot read text of ${range.end - range.start} bytes`,
      );
    }
    const bytes =
      this.#slice(range) ?? (await this.source.read(range.start, range.end, this.#atHand.signal));
    try {
      return strictUtf8(bytes);
    } catch (cause) {
      throw new FormatError("bad-utf8", "Cannot read text: it is not UTF-8", { cause });
    }
  }

  messages(number: number): AsyncIterable<Message> | Iterable<Message> {
    const fields = this.all(number).filter(({ wire }) => wire === 2);
    if (fields.length === 0) return [];
    const { bytes, start } = this.#atHand;
    return bytes === undefined ? this.#read(fields) : this.#take(fields, bytes, start);
  }

  async *#read(fields: readonly WireField[]): AsyncGenerator<Message> {
    for (const field of fields) yield await readMessage(this.source, field, this.#atHand.signal);
  }

  *#take(fields: readonly WireField[], all: Uint8Array, first: number): Generator<Message> {
    const { signal } = this.#atHand;
    for (const { start, end } of fields) {
      const bytes = all.subarray(start - first, end - first);
      yield new WireMessage(this.source, fieldsIn(bytes, start), { bytes, start, signal });
    }
  }

  #slice({ start, end }: ByteRange): Uint8Array | undefined {
    const { bytes, start: first } = this.#atHand;
    return bytes?.subarray(start - first, end - first);
  }

  #single(number: number, wire: number): WireField | undefined {
    let only: WireField | undefined;
    for (const field of this.#fields) {
      if (field.number !== number) continue;
      if (only !== undefined) {
        const message = `Cannot accept message: field ${number} comes twice`;
        throw new FormatError("duplicate-field", message);
      }
      only = field;
    }
    if (only !== undefined && only.wire !== wire) {
      const message = `Cannot accept message: field ${number} has wire type ${only.wire}`;
      throw new FormatError("bad-protobuf", message);
    }
    return only;
  }
}
