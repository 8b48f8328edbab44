import { NumberRows } from "../../bytes/number-rows.ts";
import { TextSet } from "../../bytes/text-set.ts";
import type { DigestTable } from "../../weights/digest/digest-table.ts";

/** A tensor held against what was signed. */
export interface CheckedTensor {
  readonly name: string;
  readonly state: "as-signed" | "changed" | "missing" | "not-signed";
  readonly why?: string;
}

/** What may be said of a tensor, by its number. */
const OUTCOMES = [
  { state: "as-signed" },
  { state: "changed" },
  { state: "changed", why: "same values in another type" },
  { state: "not-signed" },
  { state: "missing" },
] as const;

const [AS_SIGNED, CHANGED, RETYPED, NOT_SIGNED, MISSING] = [0, 1, 2, 3, 4];

/** Numbers of a tensor: what is said of it, and its position among those found; of a missing one that of its name. */
const FIELDS = 2;
const [OUTCOME, POSITION] = [0, 1];

/** Tensors in order; each is made when it is asked for, because there may be half a million on either side. */
export class CheckedList implements Iterable<CheckedTensor> {
  readonly #found: DigestTable;
  readonly #rows = new NumberRows(FIELDS, Uint32Array);
  readonly #missing = new TextSet();
  /** How many there are of each outcome. */
  readonly #counts: number[] = OUTCOMES.map(() => 0);

  /** @param found The tensors that are there, which give their names. */
  constructor(found: DigestTable) {
    this.#found = found;
  }

  get length(): number {
    return this.#rows.length;
  }

  /** How many are as they were signed. */
  get sameCount(): number {
    return this.#counts[AS_SIGNED] ?? 0;
  }

  /** Whether all that differs is missing. */
  get onlyLacks(): boolean {
    return this.sameCount + (this.#counts[MISSING] ?? 0) === this.length;
  }

  /** Adds one that is as it was signed, by its position among those found. */
  addSame(position: number): void {
    this.#add(AS_SIGNED, position);
  }

  /** Adds one that was signed with other bytes, and perhaps the same values. */
  addChanged(position: number, { hasValues }: { readonly hasValues: boolean }): void {
    this.#add(hasValues ? RETYPED : CHANGED, position);
  }

  /** Adds one that was found and was not signed. */
  addNotSigned(position: number): void {
    this.#add(NOT_SIGNED, position);
  }

  /** Adds one that was signed and was not found. */
  addMissing(name: string): void {
    this.#add(MISSING, this.#missing.add(name));
  }

  *[Symbol.iterator](): Generator<CheckedTensor, void, undefined> {
    for (let row = 0; row < this.length; row += 1) yield this.#at(row);
  }

  /** Those that are not as they were signed. */
  *differing(): Generator<CheckedTensor, void, undefined> {
    for (let row = 0; row < this.length; row += 1) {
      if (this.#rows.at(row, OUTCOME) !== AS_SIGNED) yield this.#at(row);
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

  #add(outcome: number, position: number): void {
    this.#rows.push(outcome, position);
    this.#counts[outcome] = (this.#counts[outcome] ?? 0) + 1;
  }

  #at(row: number): CheckedTensor {
    const position = this.#rows.at(row, POSITION);
    const outcome = OUTCOMES[this.#rows.at(row, OUTCOME)] ?? OUTCOMES[0];
    const isMissing = outcome.state === "missing";
    const name = isMissing ? this.#missing.at(position) : (this.#found.at(position)?.name ?? "");
    return { name, ...outcome };
  }
}
