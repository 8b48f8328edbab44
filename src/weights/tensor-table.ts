import type { ByteSource } from "../bytes/byte-source.ts";
import { NumberRows } from "../bytes/number-rows.ts";
import type { Tensor, TensorData } from "./tensor.ts";
import { tensorList, type TensorList } from "./tensor-list.ts";
import { TextSet } from "../bytes/text-set.ts";

/** Where the data of a file begins, and how numbers are written there. */
export interface DataPlace {
  readonly source: ByteSource;
  readonly dataStart: number;
  readonly byteOrder: TensorData["byteOrder"];
}

/** What a header says of one tensor. */
export interface DeclaredTensor {
  /** Number of the name in the table. */
  readonly name: number;
  readonly dtype: string;
  readonly shape: readonly number[];
  /** First byte and end, from the beginning of the data. */
  readonly start: number;
  readonly end: number;
}

/** A type and a shape; most tensors of a model share a few. */
type Kind = Pick<Tensor, "dtype" | "shape">;

/** Kinds that are kept to be used again. */
const MAX_SHARED_KINDS = 1000;

/** Numbers in a row of the table, by their places in it. */
const FIELDS = 4;
const [NAME, KIND, START, END] = [0, 1, 2, 3];

/** The tensors of one header in a few large pieces of memory: there may be half a million, and most are only counted. */
export class TensorTable {
  /** Names of the tensors, and what else the header names. */
  readonly names: TextSet = new TextSet();
  readonly #kinds: Kind[] = [];
  readonly #sharedKinds = new Map<string, number>();
  readonly #rows = new NumberRows(FIELDS);

  /** How many rows there are. */
  get length(): number {
    return this.#rows.length;
  }

  /** Adds a row. */
  add({ name, dtype, shape, start, end }: DeclaredTensor): void {
    this.#rows.push(name, this.#kindOf(dtype, shape), start, end);
  }

  name(row: number): string {
    return this.names.at(this.#rows.at(row, NAME));
  }

  kind(row: number): Kind {
    return this.#kinds[this.#rows.at(row, KIND)] ?? NO_KIND;
  }

  start(row: number): number {
    return this.#rows.at(row, START);
  }

  end(row: number): number {
    return this.#rows.at(row, END);
  }

  /** Numbers of all rows, in the order of the bytes. */
  inOrder(): Uint32Array {
    return this.#rows.inOrder(START, END);
  }

  /** The tensors of some rows, whose bytes are not at hand where there is no place. */
  tensors(rows: Uint32Array, place: DataPlace | undefined): TensorList {
    const make = (position: number): Tensor | undefined => {
      const row = rows[position];
      return row === undefined ? undefined : new TableTensor(this, row, place);
    };
    const name = (position: number): number => this.#rows.at(rows[position] ?? 0, NAME);
    return tensorList(rows.length, make, {
      compareNames: (position, other) => this.names.compare(name(position), name(other)),
      hasUniqueNames: () => this.names.areDistinct(rows.length, name),
    });
  }

  #kindOf(dtype: string, shape: readonly number[]): number {
    const key = `${dtype} ${shape.join()}`;
    const known = this.#sharedKinds.get(key);
    if (known !== undefined) return known;
    // A text that was cut from the header would keep the header in memory.
    this.#kinds.push({ dtype: Buffer.from(dtype).toString(), shape });
    const kind = this.#kinds.length - 1;
    if (kind < MAX_SHARED_KINDS) this.#sharedKinds.set(key, kind);
    return kind;
  }
}

const NO_KIND: Kind = { dtype: "", shape: [] };

/** A row of a table, which is looked up there when it is asked for. */
class TableTensor implements Tensor {
  readonly #table: TensorTable;
  readonly #row: number;
  readonly #place: DataPlace | undefined;

  constructor(table: TensorTable, row: number, place: DataPlace | undefined) {
    this.#table = table;
    this.#row = row;
    this.#place = place;
  }

  get name(): string {
    return this.#table.name(this.#row);
  }

  get dtype(): string {
    return this.#table.kind(this.#row).dtype;
  }

  get shape(): readonly number[] {
    return this.#table.kind(this.#row).shape;
  }

  /** Undefined where the header alone was at hand. */
  get data(): TensorData | undefined {
    if (this.#place === undefined) return undefined;
    const { source, dataStart, byteOrder } = this.#place;
    const start = this.#table.start(this.#row);
    const length = this.#table.end(this.#row) - start;
    return { pieces: [{ source, offset: dataStart + start, length }], byteOrder };
  }
}
