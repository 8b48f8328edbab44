import type { TensorList } from "../tensor-list.ts";
import { TextSet } from "../../bytes/text-set.ts";

/** Names of tensors by their positions. */
export interface DigestNames {
  readonly at: (position: number) => string;
  /** Notes a name, where names are kept here. */
  readonly set: (position: number, name: string) => void;
  /** A function that says which of two names comes first, by their bytes: below zero the first, above it the second. */
  readonly comparison: () => (position: number, other: number) => number;
}

/** Names that are kept, in a few large pieces of memory. */
export function keptNames(expected: number): DigestNames {
  const names = new TextSet();
  let numbers = new Uint32Array(expected);
  return {
    at: (position) => names.at(numbers[position] ?? 0),
    set(position, name) {
      if (position >= numbers.length) {
        const more = new Uint32Array(2 * position + 1);
        more.set(numbers);
        numbers = more;
      }
      numbers[position] = names.add(name);
    },
    comparison: () => (position, other) =>
      names.compare(numbers[position] ?? 0, numbers[other] ?? 0),
  };
}

/** Names of tensors that are listed: where the list can compare them, they lie in memory only there. */
export function listedNames(tensors: TensorList): DigestNames {
  return {
    at: (position) => tensors.at(position)?.name ?? "",
    set: () => undefined,
    comparison() {
      if (tensors.compareNames !== undefined) return tensors.compareNames;
      const kept = keptNames(tensors.length);
      let position = 0;
      for (const { name } of tensors) {
        kept.set(position, name);
        position += 1;
      }
      return kept.comparison();
    },
  };
}
