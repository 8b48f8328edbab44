import { NumberRows } from "./number-rows.ts";

/**
 * Numbers, each once, that mostly come in rising order, as the places of members in their archive do: those that rise lie one
 * behind the other, in an eighth of the memory of a `Set`, and only the others in one.
 */
export class RisingSet {
  readonly #rising = new NumberRows(1);
  readonly #others = new Set<number>();

  /** Adds a number; whether it was not there. */
  add(number: number): boolean {
    const last = this.#rising.length - 1;
    if (last < 0 || number > this.#rising.at(last, 0)) {
      this.#rising.push(number);
      return true;
    }
    if (this.#isRising(number) || this.#others.has(number)) return false;
    this.#others.add(number);
    return true;
  }

  #isRising(number: number): boolean {
    let [from, to] = [0, this.#rising.length];
    while (from < to) {
      const middle = (from + to) >>> 1;
      const found = this.#rising.at(middle, 0);
      if (found === number) return true;
      if (found < number) from = middle + 1;
      else to = middle;
    }
    return false;
  }
}
