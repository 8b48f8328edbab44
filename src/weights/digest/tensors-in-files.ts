import { numbersInOrder } from "../../bytes/numbers-in-order.ts";
import type { FilePlace } from "../../bytes/file-place.ts";
import type { Tensor } from "../tensor.ts";
import type { TensorList } from "../tensor-list.ts";
import type { LeafForm } from "./digest-work.ts";

/** Where a tensor lies in a file. */
interface RunInFile {
  readonly file: FilePlace;
  readonly start: number;
  readonly length: number;
}

/**
 * The tensors of a list that lie in a file in one run, row by row: file by file, in the order of their bytes. There may be half a
 * million, so that a few numbers are all that is kept of each.
 */
export class TensorsInFiles {
  readonly #tensors: TensorList;
  readonly #files: FilePlace[] = [];
  /** By position among all tensors. */
  readonly #fileNumbers: Uint32Array;
  readonly #starts: Float64Array;
  readonly #lengths: Float64Array;
  /** Positions, by rank. */
  readonly #positions: Uint32Array;

  constructor(tensors: TensorList) {
    const { length } = tensors;
    this.#tensors = tensors;
    this.#fileNumbers = new Uint32Array(length);
    this.#starts = new Float64Array(length);
    this.#lengths = new Float64Array(length);
    this.#positions = numbersInOrder(this.#readAll(), (a, b) => this.#compare(a, b));
  }

  /** How many there are. */
  get length(): number {
    return this.#positions.length;
  }

  /** Of the tensor of a rank among all. */
  position(rank: number): number {
    return this.#positions[rank] ?? 0;
  }

  file(rank: number): FilePlace {
    const file = this.#files[this.#fileNumbers[this.position(rank)] ?? 0];
    if (file === undefined) throw new RangeError(`There is no tensor of rank ${rank}`);
    return file;
  }

  /** First byte in the file. */
  start(rank: number): number {
    return this.#starts[this.position(rank)] ?? 0;
  }

  byteLength(rank: number): number {
    return this.#lengths[this.position(rank)] ?? 0;
  }

  dtype(rank: number): string {
    return this.#tensors.at(this.position(rank))?.dtype ?? "";
  }

  form(rank: number): LeafForm {
    const tensor = this.#tensors.at(this.position(rank));
    return { dtype: tensor?.dtype ?? "", byteOrder: tensor?.data?.byteOrder ?? "little" };
  }

  /** Positions of those that lie in a file. */
  #readAll(): Uint32Array {
    const positions = new Uint32Array(this.#tensors.length);
    const numbers = new Map<string, number>();
    let count = 0;
    let position = -1;
    for (const tensor of this.#tensors) {
      position += 1;
      const run = runOf(tensor);
      if (run === undefined) continue;
      const path = String(run.file.path);
      const number = numbers.get(path) ?? this.#files.push(run.file) - 1;
      numbers.set(path, number);
      this.#fileNumbers[position] = number;
      this.#starts[position] = run.start;
      this.#lengths[position] = run.length;
      positions[count] = position;
      count += 1;
    }
    return positions.subarray(0, count);
  }

  #compare(a: number, b: number): number {
    const files = (this.#fileNumbers[a] ?? 0) - (this.#fileNumbers[b] ?? 0);
    return files || (this.#starts[a] ?? 0) - (this.#starts[b] ?? 0);
  }
}

/** Undefined for a tensor that lies in no file, in pieces, or otherwise than row by row. */
function runOf({ data }: Tensor): RunInFile | undefined {
  if (data === undefined) return undefined;
  const { pieces, strides, order } = data;
  const [piece] = pieces;
  const file = piece?.source.place;
  const isPlain = pieces.length === 1 && strides === undefined && order === undefined;
  if (!isPlain || piece === undefined || file === undefined) return undefined;
  if (piece.offset + piece.length > piece.source.byteLength) return undefined;
  return { file, start: file.start + piece.offset, length: piece.length };
}
