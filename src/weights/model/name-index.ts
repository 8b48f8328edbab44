import { hashText } from "../../bytes/text-set.ts";
import type { CountedTensor, CountedTensors } from "./counted-tensor.ts";

/** Tensors by their names. It holds numbers and no names: there may be half a million. */
export class NameIndex {
  readonly #tensors: CountedTensors;
  /** Position of a tensor and one, where the hash of its name leads or the next free place behind that; 0 for none. */
  readonly #slots: Uint32Array;
  /** Hash of the name at each position. */
  readonly #hashes: Uint32Array;
  /** Whether no two tensors have one name. */
  readonly isUnique: boolean;

  constructor(tensors: CountedTensors) {
    this.#tensors = tensors;
    this.#slots = new Uint32Array(2 ** Math.ceil(Math.log2(2 * tensors.length + 1)));
    this.#hashes = new Uint32Array(tensors.length);
    let isUnique = true;
    let position = 0;
    for (const { name } of tensors) {
      const hash = hashText(name);
      const slot = this.#slotOf(name, hash);
      isUnique &&= this.#slots[slot] === 0;
      this.#hashes[position] = hash;
      position += 1;
      this.#slots[slot] = position;
    }
    this.isUnique = isUnique;
  }

  /** The last tensor of a name. */
  get(name: string): CountedTensor | undefined {
    const found = this.#slots[this.#slotOf(name, hashText(name))] ?? 0;
    return found === 0 ? undefined : this.#tensors.at(found - 1);
  }

  has(name: string): boolean {
    return this.get(name) !== undefined;
  }

  #slotOf(name: string, hash: number): number {
    const mask = this.#slots.length - 1;
    let slot = hash & mask;
    for (;;) {
      const found = (this.#slots[slot] ?? 0) - 1;
      const isFree = found < 0;
      if (isFree || (this.#hashes[found] === hash && this.#tensors.at(found)?.name === name)) {
        return slot;
      }
      slot = (slot + 1) & mask;
    }
  }
}
