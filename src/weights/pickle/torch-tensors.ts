import type { ByteSource } from "../../bytes/byte-source.ts";
import { NumberRows } from "../../bytes/number-rows.ts";
import { TextSet } from "../../bytes/text-set.ts";
import type { Problem } from "../inspection.ts";
import { tensorList, type TensorList } from "../tensor-list.ts";
import { elementCount, type Tensor, type TensorData } from "../tensor.ts";
import type { RebuiltTensor } from "./rebuilt-tensor.ts";

/** Where the bytes of a storage lie. */
export interface StorageBlock {
  readonly source: ByteSource;
  readonly offset: number;
  readonly length: number;
}

/** What a file keeps beside its pickle. */
export interface Storages {
  /** Undefined when no storage has this key. */
  readonly block: (key: string) => StorageBlock | undefined;
  readonly byteOrder: "little" | "big";
}

/** What many tensors of a model share. */
interface Kind {
  readonly dtype: string;
  readonly shape: readonly number[];
  /** Absent where the elements lie row by row. */
  readonly strides?: readonly number[];
  /** From the first element to behind the last. */
  readonly byteLength: number;
}

/** Kinds that are kept to be used again. */
const MAX_SHARED_KINDS = 1000;

/** Numbers in a row, by their places in it: of texts and kinds, and the first byte in the storage. */
const FIELDS = 4;
const [NAME, KIND, KEY, START] = [0, 1, 2, 3];

/** In place of the key of a storage where something does not add up. */
const NO_KEY = Number.NaN;

/** Keys as PyTorch writes them are numbers, and kept as such: from here on a key is that of a text. */
const FIRST_TEXT_KEY = 2 ** 32;
const NUMBER = /^(?:0|[1-9]\d{0,9})$/;

/**
 * Tensors put together with their storages: there may be half a million, and most are only counted. PyTorch before 2.10
 * believed shape and strides: a tensor that reaches beyond its storage reads and writes memory that is not its own.
 */
export class TorchTable {
  /** What does not add up about the tensors. */
  readonly problems: Problem[] = [];
  readonly #storages: Storages;
  readonly #sharedKinds = new Map<string, number>();
  readonly #kinds: Kind[] = [];
  readonly #texts = new TextSet();
  /** Texts that hold half a character. */
  readonly #oddTexts: string[] = [];
  readonly #rows = new NumberRows(FIELDS);

  constructor(storages: Storages) {
    this.#storages = storages;
  }

  /** Adds a tensor, and what does not add up about it. */
  add(name: string, rebuilt: RebuiltTensor): void {
    const { storage, offset } = rebuilt;
    const problem = problemOf(rebuilt, this.#storages.block(storage.key));
    this.#rows.push(
      this.#numberOf(name),
      this.#kindOf(rebuilt),
      problem === undefined ? this.#keyNumberOf(storage.key) : NO_KEY,
      (storage.viewOffset + offset) * storage.type.itemBytes,
    );
    if (problem === undefined) return;
    const [id, message] = problem;
    this.problems.push({ id, message: `"${name}": ${message}`, effect: "malformed" });
  }

  /** The tensors, in the order in which they were added. */
  tensors(): TensorList {
    const rows = this.#rows;
    const make = (row: number): Tensor | undefined => {
      const kind = this.#kinds[rows.at(row, KIND)];
      if (row >= rows.length || kind === undefined) return undefined;
      const name = this.#text(rows.at(row, NAME));
      return new TorchTensor(name, kind, () => this.#dataOf(row, kind));
    };
    if (this.#oddTexts.length > 0) return tensorList(rows.length, make);
    const name = (row: number): number => rows.at(row, NAME);
    return tensorList(rows.length, make, {
      compareNames: (row, other) => this.#texts.compare(name(row), name(other)),
      hasUniqueNames: () => this.#texts.areDistinct(rows.length, name),
    });
  }

  #keyNumberOf(key: string): number {
    const number = NUMBER.test(key) ? Number(key) : FIRST_TEXT_KEY;
    if (number < FIRST_TEXT_KEY) return number;
    const text = this.#numberOf(key);
    return text < 0 ? text : FIRST_TEXT_KEY + text;
  }

  #keyOf(number: number): string {
    if (number < 0) return this.#text(number);
    return number < FIRST_TEXT_KEY ? String(number) : this.#text(number - FIRST_TEXT_KEY);
  }

  #numberOf(text: string): number {
    return text.isWellFormed() ? this.#texts.add(text) : -this.#oddTexts.push(text);
  }

  #text(number: number): string {
    return number < 0 ? (this.#oddTexts[-number - 1] ?? "") : this.#texts.at(number);
  }

  /** Undefined where something does not add up. */
  #dataOf(row: number, { strides, byteLength }: Kind): TensorData | undefined {
    const key = this.#rows.at(row, KEY);
    const block = Number.isNaN(key) ? undefined : this.#storages.block(this.#keyOf(key));
    if (block === undefined) return undefined;
    const offset = block.offset + this.#rows.at(row, START);
    return {
      pieces: byteLength === 0 ? [] : [{ source: block.source, offset, length: byteLength }],
      byteOrder: this.#storages.byteOrder,
      ...(strides && { strides }),
    };
  }

  #kindOf({ storage: { type }, shape, strides }: RebuiltTensor): number {
    const key = `${type.dtype} ${shape.join()} ${strides.join()}`;
    const known = this.#sharedKinds.get(key);
    if (known !== undefined) return known;
    const isDense = isRowByRow(shape, strides);
    const elements = isDense ? Number(elementCount(shape)) : extentOf(shape, strides);
    const byteLength = elements * type.itemBytes;
    const kind = { dtype: type.dtype, shape, byteLength, ...(!isDense && { strides }) };
    const number = this.#kinds.push(kind) - 1;
    if (number < MAX_SHARED_KINDS) this.#sharedKinds.set(key, number);
    return number;
  }
}

/** A row of a table. Its bytes are looked up when they are asked for, and then stay those of this tensor. */
class TorchTensor implements Tensor {
  readonly name: string;
  readonly #kind: Kind;
  readonly #dataOf: () => TensorData | undefined;
  #data: TensorData | undefined;

  constructor(name: string, kind: Kind, dataOf: () => TensorData | undefined) {
    this.name = name;
    this.#kind = kind;
    this.#dataOf = dataOf;
  }

  get dtype(): string {
    return this.#kind.dtype;
  }

  get shape(): readonly number[] {
    return this.#kind.shape;
  }

  get data(): TensorData | undefined {
    this.#data ??= this.#dataOf();
    return this.#data;
  }
}

function problemOf(
  { storage, offset, shape, strides }: RebuiltTensor,
  block: StorageBlock | undefined,
): readonly [id: string, message: string] | undefined {
  const { type, key, length, viewOffset } = storage;
  if (block === undefined) return ["storage-missing", `its storage "${key}" is not in the file`];
  const isPacked = /x\d/.test(type.dtype);
  if (!isPacked && block.length !== length * type.itemBytes) {
    const wanted = length * type.itemBytes;
    return ["storage-size", `its storage "${key}" has ${block.length} bytes, ${wanted} declared`];
  }
  if (shape.length !== strides.length || strides.some((stride) => stride < 0) || offset < 0) {
    return [
      "bad-strides",
      `offset ${offset}, shape [${shape.join()}], strides [${strides.join()}]`,
    ];
  }
  const end = viewOffset + offset + extentOf(shape, strides);
  if (end * type.itemBytes > block.length && !isPacked) {
    return ["outside-storage", `it reaches to element ${end} of ${length} in storage "${key}"`];
  }
  return undefined;
}

/** Elements from the first to behind the last, as the strides reach them; 0 when there is none. */
function extentOf(shape: readonly number[], strides: readonly number[]): number {
  if (shape.includes(0)) return 0;
  return shape.reduce((end, length, axis) => end + (length - 1) * (strides[axis] ?? 0), 1);
}

function isRowByRow(shape: readonly number[], strides: readonly number[]): boolean {
  let step = 1;
  for (let axis = shape.length - 1; axis >= 0; axis -= 1) {
    const length = shape[axis] ?? 1;
    if (length === 0) return true;
    if (length > 1 && strides[axis] !== step) return false;
    step *= length;
  }
  return true;
}
