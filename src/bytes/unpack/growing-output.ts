import { FormatError } from "../errors.ts";

/** First length of an output that grows. */
const FIRST_BYTES = 1 << 16;

/** What a decompressor has written so far, up to a limit; earlier bytes stay readable, as copies refer to them. */
export class GrowingOutput {
  bytes: Uint8Array;
  length = 0;
  readonly #limit: number;

  /** @param limit Bytes after which `FormatError("archive-limit")` is thrown. */
  constructor(limit: number) {
    this.#limit = limit;
    this.bytes = new Uint8Array(Math.min(FIRST_BYTES, limit));
  }

  /** Makes room for `count` more bytes. */
  reserve(count: number): void {
    const wanted = this.length + count;
    if (wanted <= this.bytes.length) return;
    this.#refuseMore(wanted);
    const grown = new Uint8Array(Math.min(this.#limit, Math.max(wanted, 2 * this.bytes.length)));
    grown.set(this.bytes.subarray(0, this.length));
    this.bytes = grown;
  }

  push(byte: number): void {
    if (this.length === this.bytes.length) this.reserve(1);
    this.bytes[this.length] = byte;
    this.length += 1;
  }

  #refuseMore(wanted: number): void {
    if (wanted <= this.#limit) return;
    throw new FormatError("archive-limit", `Cannot unpack more than ${this.#limit} bytes`);
  }

  /** Appends bytes as they are; the first are kept, not copied. */
  append(bytes: Uint8Array): void {
    if (this.length === 0) {
      this.#refuseMore(bytes.length);
      this.bytes = bytes;
      this.length = bytes.length;
      return;
    }
    this.reserve(bytes.length);
    this.bytes.set(bytes, this.length);
    this.length += bytes.length;
  }

  /** Appends `count` bytes from `distance` before the end; the two may overlap. */
  copy(distance: number, count: number): void {
    this.reserve(count);
    const { bytes } = this;
    let to = this.length;
    for (const end = to + count; to < end; to += 1) bytes[to] = bytes[to - distance] ?? 0;
    this.length = to;
  }

  /** What was written, without a copy. */
  result(): Uint8Array {
    return this.bytes.subarray(0, this.length);
  }
}

/** Ends the unpacking of a stream that breaks its format. */
export function damaged(what: string): FormatError {
  return new FormatError("archive-damaged", `Cannot unpack: ${what}`);
}

/** What came out of packed bytes. */
export interface Unpacked {
  readonly bytes: Uint8Array;
  /** Packed bytes that were used; what lies behind them is no part of the stream. */
  readonly end: number;
  /** Why there may be more, when the stream breaks off. A loader has used what came before by then. */
  readonly damage?: FormatError;
}

/** Runs a decompressor that tells where it stands; what it wrote before an error is kept. */
export function unpackInto(limit: number, work: (output: GrowingOutput) => number): Unpacked {
  const output = new GrowingOutput(limit);
  try {
    const end = work(output);
    return { bytes: output.result(), end };
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    return { bytes: output.result(), end: Number.POSITIVE_INFINITY, damage: error };
  }
}
