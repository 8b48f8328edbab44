import { NumberRows } from "../../bytes/number-rows.ts";
import type { DigestTable } from "../../weights/digest/digest-table.ts";

/** A tensor held against what was signed. */
export interface CheckedTensor {
  readonly name: string;
  readonly state: "as-signed" | "changed" | "missing" | "not-signed";
  readonly why?: string;
}

/** Tensors in order; each is made when it is asked for, because there may be half a million. */
export class CheckedList implements Iterable<CheckedTensor> {
  /** What is not as it was signed. */
  readonly differing: CheckedTensor[] = [];
  readonly #found: DigestTable;
  /** Twice the position of what was found as it was signed; of what differs, which comes in between, one more. */
  readonly #entries = new NumberRows(1, Uint32Array);

  /** @param found The tensors that are there, which give their names. */
  constructor(found: DigestTable) {
    this.#found = found;
  }

  get length(): number {
    return this.#entries.length;
  }

  /** Adds what was found as it was signed, by its position. */
  addSame(position: number): void {
    this.#entries.push(2 * position);
  }

  addDiffering(tensor: CheckedTensor): void {
    this.#entries.push(2 * this.differing.length + 1);
    this.differing.push(tensor);
  }

  *[Symbol.iterator](): Generator<CheckedTensor, void, undefined> {
    for (let at = 0; at < this.length; at += 1) {
      const tensor = this.#of(this.#entries.at(at, 0));
      if (tensor !== undefined) yield tensor;
    }
  }

  /** As that of an array. */
  filter(isWanted: (tensor: CheckedTensor) => boolean): readonly CheckedTensor[] {
    const wanted: CheckedTensor[] = [];
    for (const tensor of this) if (isWanted(tensor)) wanted.push(tensor);
    return wanted;
  }

  /** As that of an array. */
  map<T>(make: (tensor: CheckedTensor) => T): readonly T[] {
    return Array.from(this, (tensor) => make(tensor));
  }

  /** All of them. */
  toJSON(): readonly CheckedTensor[] {
    return [...this];
  }

  #of(entry: number): CheckedTensor | undefined {
    if (entry % 2 === 1) return this.differing[entry >>> 1];
    const found = this.#found.at(entry >>> 1);
    return found && { name: found.name, state: "as-signed" };
  }
}
