import type { Tensor } from "../tensor.ts";

/** As much of a tensor as counting needs. */
export type CountedTensor = Pick<Tensor, "name" | "dtype" | "shape">;

/** All tensors of a model, as far as counting needs them. */
export interface CountedTensors extends Iterable<CountedTensor> {
  readonly length: number;
  readonly at: (position: number) => CountedTensor | undefined;
}
