import { FormatError } from "../../bytes/errors.ts";
import type { DataPlace } from "../tensor-table.ts";
import { TensorTable } from "../tensor-table.ts";
import type { TensorList } from "../tensor-list.ts";
import type { TensorInfo } from "./tensor-info.ts";

/** The tensors that a header declares, in its order. */
export class DeclaredTensors {
  readonly #table = new TensorTable();
  /** Offsets that no file has, by their positions: they are there to be refused. */
  readonly #hugeOffsets = new Map<number, bigint>();

  get length(): number {
    return this.#table.length;
  }

  /** Adds the next one. Throws `FormatError` where its name was there before. */
  add({ name, dtype, shape, byteLength, offset }: TensorInfo): void {
    const { length, names } = this.#table;
    const number = names.add(name);
    if (number < length) {
      throw new FormatError("duplicate-name", `Cannot accept header: "${name}" comes twice`);
    }
    const start = Number(offset);
    if (!Number.isSafeInteger(start)) this.#hugeOffsets.set(length, offset);
    this.#table.add({ name: number, dtype, shape, start, end: start + byteLength });
  }

  name(position: number): string {
    return this.#table.name(position);
  }

  /** From the beginning of the data, which comes behind the padding of the header. */
  offset(position: number): number | bigint {
    return this.#hugeOffsets.get(position) ?? this.#table.start(position);
  }

  byteLength(position: number): number {
    return this.#table.end(position) - this.#table.start(position);
  }

  /** The tensors as others see them. */
  tensors(place: DataPlace): TensorList {
    const rows = Uint32Array.from({ length: this.length }, (_, row) => row);
    return this.#table.tensors(rows, place);
  }
}
