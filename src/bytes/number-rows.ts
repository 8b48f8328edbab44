/** Rows of as many numbers each in one piece of memory: an archive may have a million members, a model half a million tensors. */
export class NumberRows {
  readonly #fields: number;
  #values: Float64Array;
  #length = 0;

  /** @param fields Numbers in a row. */
  constructor(fields: number) {
    this.#fields = fields;
    this.#values = new Float64Array(16 * fields);
  }

  /** How many rows there are. */
  get length(): number {
    return this.#length;
  }

  /** Adds a row. */
  push(...row: readonly number[]): void {
    this.#length += 1;
    if (this.#length * this.#fields > this.#values.length) {
      const more = new Float64Array(2 * this.#values.length);
      more.set(this.#values);
      this.#values = more;
    }
    this.set(this.#length - 1, row);
  }

  /** Writes over a row. */
  set(row: number, values: readonly number[]): void {
    const start = row * this.#fields;
    // Few numbers are written faster one by one.
    for (let field = 0; field < this.#fields; field += 1) {
      this.#values[start + field] = values[field] ?? 0;
    }
  }

  at(row: number, field: number): number {
    return this.#values[row * this.#fields + field] ?? 0;
  }

  /** The numbers of a row. */
  row(row: number): readonly number[] {
    return [...this.#values.subarray(row * this.#fields, (row + 1) * this.#fields)];
  }

  /** Numbers of all rows, by what stands in a field, then in another; rows that are alike in the order in which they came. */
  inOrder(field: number, next: number = field): Uint32Array {
    const rows = Uint32Array.from({ length: this.#length }, (_, row) => row);
    const compare = (a: number, b: number): number =>
      this.at(a, field) - this.at(b, field) || this.at(a, next) - this.at(b, next) || a - b;
    const isInOrder = rows.every((row) => row === 0 || compare(row - 1, row) < 0);
    return isInOrder ? rows : rows.toSorted(compare);
  }
}
