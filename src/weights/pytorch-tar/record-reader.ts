import type { ByteSource } from "../../bytes/byte-source.ts";
import { cachedSource } from "../../bytes/cached-source.ts";
import { FormatError } from "../../bytes/errors.ts";
import { analyzePickle, type PickleAnalysis } from "../pickle/analyze.ts";
import type { Machine } from "../pickle/machine.ts";

/** Pickles of one member: models of that time have some hundreds of tensors. */
const MAX_PICKLES = 100_000;

/** Walks pickles and the plain bytes between them, in turn. */
export class RecordReader {
  /** Next byte to be read. */
  at = 0;
  readonly source: ByteSource;
  /** What each pickle so far does when it is loaded. */
  readonly analyses: PickleAnalysis[] = [];
  readonly #signal: AbortSignal | undefined;

  constructor(source: ByteSource, signal: AbortSignal | undefined) {
    this.source = cachedSource(source);
    this.#signal = signal;
  }

  /** The machine as the next pickle leaves it. Throws `FormatError` when the pickle has no end. */
  async pickle(): Promise<Machine> {
    if (this.analyses.length >= MAX_PICKLES) {
      throw new FormatError("too-many-records", `Cannot read more than ${MAX_PICKLES} pickles`);
    }
    const analysis = await analyzePickle(this.source, {
      start: this.at,
      maxStreams: 1,
      keptItems: Number.POSITIVE_INFINITY,
      ...(this.#signal && { signal: this.#signal }),
    });
    this.analyses.push(analysis);
    const [stream] = analysis.streams;
    if (stream?.ending !== "stop") {
      throw new FormatError("bad-record", `Cannot read the pickle at byte ${this.at}`);
    }
    this.at = stream.end;
    return stream.machine;
  }

  /** A pickle that holds how many records follow. */
  async count(): Promise<number> {
    const machine = await this.pickle();
    const count = machine.integer(machine.result);
    if (count !== undefined && count >= 0) return count;
    throw new FormatError("bad-record", "Cannot read records: their number is none");
  }

  /** The next bytes. Throws `FormatError` when fewer are left. */
  async bytes(length: number): Promise<DataView> {
    this.needs(length);
    const bytes = await this.source.read(this.at, this.at + length, this.#signal);
    this.at += length;
    return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /** Throws `FormatError` when fewer bytes are left. */
  needs(length: number): void {
    const left = this.source.byteLength - this.at;
    if (length > left) {
      throw new FormatError("truncated", `Cannot read ${length} bytes: ${left} are left`);
    }
  }

  /** Throws `FormatError` when anything is left. */
  refuseRest(): void {
    const left = this.source.byteLength - this.at;
    if (left > 0) throw new FormatError("trailing-bytes", `Cannot accept ${left} bytes behind`);
  }
}
