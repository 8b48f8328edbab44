import type { TensorList } from "../../weights/tensor-list.ts";

/** One tensor as listed. */
export interface ReportedTensor {
  readonly name: string;
  readonly dtype: string;
  readonly shape: readonly number[];
}

/** Tensors in order: an array, or a list that makes each when it is asked for. As JSON it is an array. */
export interface ReportedTensors extends Iterable<ReportedTensor> {
  readonly length: number;
  /** The tensor at a position, from 0. */
  readonly at: (position: number) => ReportedTensor | undefined;
}

/** What was inspected, as it is listed: there may be half a million, so that none is kept. */
export class ListedTensors implements ReportedTensors {
  readonly #tensors: TensorList;

  constructor(tensors: TensorList) {
    this.#tensors = tensors;
  }

  get length(): number {
    return this.#tensors.length;
  }

  readonly at = (position: number): ReportedTensor | undefined => {
    const tensor = this.#tensors.at(position);
    return tensor && { name: tensor.name, dtype: tensor.dtype, shape: tensor.shape };
  };

  *[Symbol.iterator](): Generator<ReportedTensor, void, undefined> {
    for (const { name, dtype, shape } of this.#tensors) yield { name, dtype, shape };
  }

  /** What `JSON.stringify` writes. */
  toJSON(): readonly ReportedTensor[] {
    return [...this];
  }
}
