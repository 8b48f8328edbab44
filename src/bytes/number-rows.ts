import { numbersInOrder } from "./numbers-in-order.ts";

/** Rows of a page, as a power of two. The first page grows to that: most tables have a few rows. */
const PAGE_BITS = 12;
const PAGE_ROWS = 2 ** PAGE_BITS;
const FIRST_ROWS = 16;

type Numbers = Float64Array | Uint32Array;
type NumberArrays = new (length: number) => Numbers;

/**
 * Rows of as many numbers each in a few large pieces of memory: an archive may have a million members, a model half a million
 * tensors. Pages are never copied, because what one large piece leaves behind when it grows stays with the process.
 */
export class NumberRows {
  readonly #fields: number;
  readonly #Numbers: NumberArrays;
  readonly #pages: Numbers[];
  #length = 0;

  /**
   * @param fields Numbers in a row.
   * @param Numbers What these lie in: any numbers, or whole ones of 32 bits, none below zero, in half the room.
   */
  constructor(fields: number, Numbers: NumberArrays = Float64Array) {
    this.#fields = fields;
    this.#Numbers = Numbers;
    this.#pages = [new Numbers(FIRST_ROWS * fields)];
  }

  /** How many rows there are. */
  get length(): number {
    return this.#length;
  }

  /** Adds a row. */
  push(...row: readonly number[]): void {
    const at = this.#length;
    this.#length += 1;
    const page = at >>> PAGE_BITS;
    const rows = (this.#pages[page]?.length ?? 0) / this.#fields;
    if (at % PAGE_ROWS === rows) this.#grow(page, rows);
    this.set(at, row);
  }

  #grow(page: number, rows: number): void {
    const more = page === 0 ? 2 * rows : PAGE_ROWS;
    const grown = new this.#Numbers(more * this.#fields);
    grown.set(this.#pages[page] ?? []);
    this.#pages[page] = grown;
  }

  #page(row: number): Numbers {
    return this.#pages[row >>> PAGE_BITS] ?? NO_NUMBERS;
  }

  /** Writes over a row. */
  set(row: number, values: readonly number[]): void {
    const page = this.#page(row);
    const start = (row % PAGE_ROWS) * this.#fields;
    // Few numbers are written faster one by one.
    for (let field = 0; field < this.#fields; field += 1) page[start + field] = values[field] ?? 0;
  }

  at(row: number, field: number): number {
    return this.#page(row)[(row % PAGE_ROWS) * this.#fields + field] ?? 0;
  }

  /** The numbers of a row. */
  row(row: number): readonly number[] {
    const start = (row % PAGE_ROWS) * this.#fields;
    return [...this.#page(row).subarray(start, start + this.#fields)];
  }

  /** Numbers of all rows, by what stands in a field, then in another; rows that are alike in the order in which they came. */
  inOrder(field: number, next: number = field): Uint32Array {
    const rows = Uint32Array.from({ length: this.#length }, (_, row) => row);
    const compare = (a: number, b: number): number =>
      this.at(a, field) - this.at(b, field) || this.at(a, next) - this.at(b, next) || a - b;
    return numbersInOrder(rows, compare);
  }
}

const NO_NUMBERS = new Float64Array();
