import type { Tensor } from "./tensor.ts";

/** Tensors in order: an array, or a list that makes each when it is asked for, because there may be half a million. */
export interface TensorList extends Iterable<Tensor> {
  readonly length: number;
  /** The tensor at a position, from 0. */
  readonly at: (position: number) => Tensor | undefined;
  readonly map: <T>(make: (tensor: Tensor) => T) => T[];
  /** As `TextSet.compare` of the names at two positions, in a list that need not make them for that. */
  readonly compareNames?: (position: number, other: number) => number;
  /** Whether no two names are the same, in a list that need not make them for that. */
  readonly hasUniqueNames?: () => boolean;
}

/** Tensors that `make` makes, one for each position. */
export function tensorList(
  length: number,
  make: (position: number) => Tensor | undefined,
  names?: Pick<TensorList, "compareNames" | "hasUniqueNames">,
): TensorList {
  function* all(): Generator<Tensor, void, undefined> {
    for (let position = 0; position < length; position += 1) {
      const tensor = make(position);
      if (tensor !== undefined) yield tensor;
    }
  }
  return {
    length,
    at: make,
    map: (change) => Array.from(all(), (tensor) => change(tensor)),
    [Symbol.iterator]: all,
    ...names,
  };
}

/** Several lists, one behind the other. */
export function joinedTensors(lists: readonly TensorList[]): TensorList {
  const filled = lists.filter((list) => list.length > 0);
  const [only = [], ...others] = filled;
  if (others.length === 0) return only;
  const ends: number[] = [];
  let length = 0;
  for (const list of filled) {
    length += list.length;
    ends.push(length);
  }
  return tensorList(length, (position) => {
    const list = holderOf(position, ends);
    return filled[list]?.at(position - (ends[list - 1] ?? 0));
  });
}

/** Position of the first end behind a position. */
function holderOf(position: number, ends: readonly number[]): number {
  let [from, to] = [0, ends.length];
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((ends[middle] ?? 0) <= position) from = middle + 1;
    else to = middle;
  }
  return from;
}
