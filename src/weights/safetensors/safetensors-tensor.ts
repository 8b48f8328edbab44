import type { ByteSource } from "../../bytes/byte-source.ts";
import type { Tensor, TensorData } from "../tensor.ts";

/** What a header says of one tensor. */
export interface DeclaredTensor {
  readonly name: string;
  /** As written; `bitsOf` knows it. */
  readonly dtype: string;
  readonly shape: readonly number[];
  /** First byte and end, relative to the data that follows the header. */
  readonly start: number;
  readonly end: number;
}

/** Where the data of a file begins. */
export interface DataPlace {
  readonly source: ByteSource;
  readonly dataStart: number;
}

/**
 * One tensor as the header declares it; the bytes are not read. Says where these lie when it is asked: a file may have half
 * a million tensors, and most are only counted.
 */
export class SafetensorsTensor implements DeclaredTensor, Tensor {
  readonly name: string;
  readonly dtype: string;
  readonly shape: readonly number[];
  readonly start: number;
  readonly end: number;
  readonly #place: DataPlace | undefined;

  constructor({ name, dtype, shape, start, end }: DeclaredTensor, place: DataPlace | undefined) {
    this.name = name;
    this.dtype = dtype;
    this.shape = shape;
    this.start = start;
    this.end = end;
    this.#place = place;
  }

  /** Undefined where the header alone was at hand. */
  get data(): TensorData | undefined {
    if (this.#place === undefined) return undefined;
    const { source, dataStart } = this.#place;
    const piece = { source, offset: dataStart + this.start, length: this.end - this.start };
    return { pieces: [piece], byteOrder: "little" };
  }
}
