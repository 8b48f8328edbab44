import type { ByteSource } from "../bytes/byte-source.ts";

/** A run of bytes that belongs to a tensor. */
export interface TensorPiece {
  /** Where the bytes can be read. */
  readonly source: ByteSource;
  /** First byte in `source`. */
  readonly offset: number;
  /** Bytes. */
  readonly length: number;
}

/** Where the elements of a tensor lie and how they are written there. */
export interface TensorData {
  /** In order; together they hold every element. */
  readonly pieces: readonly TensorPiece[];
  readonly byteOrder: "little" | "big";
  /** Steps between neighbors of each axis, in elements; absent where the elements lie row by row without gaps. */
  readonly strides?: readonly number[];
  /** The file declares that the whole array is stored column by column; `strides` say the same. */
  readonly order?: "columns";
}

/** One named array of numbers, as its file declares it. The bytes are not read. */
export interface Tensor {
  readonly name: string;
  /**
   * The names of safetensors (`F32`, `BF16`, `F8_E4M3`, `BOOL` ...) wherever the type is one of these; else the word of
   * the format with the format in front: `ggml:Q4_K`, `numpy:<U4`, `onnx:INT4`.
   */
  readonly dtype: string;
  /** Row-major: the last axis is the one whose neighbors lie side by side. */
  readonly shape: readonly number[];
  /** Undefined where the bytes are not at hand; `unread` of the inspection then says why. */
  readonly data: TensorData | undefined;
}

/** Elements of a shape; 1 for a scalar. Exact, because shapes of hostile files multiply to anything. */
export function elementCount(shape: readonly number[]): bigint {
  return shape.reduce((count, length) => count * BigInt(length), 1n);
}

/** Steps, in elements, of a shape whose first axis lies side by side: the order of Fortran. */
export function columnStrides(shape: readonly number[]): readonly number[] {
  let step = 1;
  return shape.map((length) => {
    const stride = step;
    step *= length;
    return stride;
  });
}
