import { FormatError } from "../../bytes/errors.ts";
import { bitsOf } from "../dtypes.ts";
import type { StrictJson } from "../strict-json.ts";
import { SafetensorsTensor, type DataPlace } from "./safetensors-tensor.ts";

/** Shapes that are kept to be used again: a model repeats a few. */
const MAX_SHAPES = 1000;

/** Reads the tensors of one header. Types and shapes that come again are the same objects: there may be half a million. */
export class TensorEntries {
  readonly #dataLength: number;
  readonly #place: DataPlace | undefined;
  readonly #types = new Map<string, string>();
  readonly #shapes = new Map<string, readonly number[]>();

  /**
   * @param dataLength Bytes behind the header.
   * @param place Where these begin; left out where they are not at hand.
   */
  constructor(dataLength: number, place?: DataPlace) {
    this.#dataLength = dataLength;
    this.#place = place;
  }

  /** Reads what the header says of one tensor. Throws `FormatError`. */
  read(name: string, value: StrictJson): SafetensorsTensor {
    if (value.kind !== "object") {
      throw new FormatError("bad-tensor", `Cannot read tensor "${name}": it is ${value.kind}`);
    }
    const dtype = value.members.get("dtype");
    if (dtype?.kind !== "string") {
      throw new FormatError("bad-dtype", `Cannot read tensor "${name}": it has no dtype`);
    }
    const bits = bitsOf(dtype.value);
    if (bits === undefined) {
      throw new FormatError(
        "bad-dtype",
        `Cannot read tensor "${name}": dtype "${dtype.value}" is unknown`,
      );
    }
    const shape = this.#shared(
      readIntegers(value.members.get("shape"), "bad-shape", () => `shape of "${name}"`),
    );
    const offsets = readIntegers(
      value.members.get("data_offsets"),
      "bad-offsets",
      () => `offsets of "${name}"`,
    );
    const [start, end] = offsets;
    if (start === undefined || end === undefined || offsets.length !== 2 || end < start) {
      throw new FormatError(
        "bad-offsets",
        `Cannot read tensor "${name}": offsets are [${offsets.join(", ")}]`,
      );
    }
    if (end > this.#dataLength) {
      throw new FormatError(
        "offsets-out-of-range",
        `Cannot read tensor "${name}": it ends at ${end}, the data at ${this.#dataLength}`,
      );
    }
    refuseOtherSize({ name, dtype: dtype.value, bits, shape, byteLength: end - start });
    const declared = { name, dtype: this.#type(dtype.value), shape, start, end };
    return new SafetensorsTensor(declared, this.#place);
  }

  /** A text that was cut from the header would keep the header in memory. */
  #type(dtype: string): string {
    const known = this.#types.get(dtype);
    if (known !== undefined) return known;
    const own = Buffer.from(dtype).toString();
    this.#types.set(own, own);
    return own;
  }

  #shared(shape: readonly number[]): readonly number[] {
    const key = shape.join();
    const known = this.#shapes.get(key);
    if (known === undefined && this.#shapes.size < MAX_SHAPES) this.#shapes.set(key, shape);
    return known ?? shape;
  }
}

interface Sized {
  readonly name: string;
  readonly dtype: string;
  readonly bits: number;
  readonly shape: readonly number[];
  readonly byteLength: number;
}

function refuseOtherSize({ name, dtype, bits, shape, byteLength }: Sized): void {
  // Exact, whatever the product rounds to: sizes that are wanted are below 2^53, and so is every product that is one.
  const wanted = shape.reduce((size, length) => size * length, bits);
  if (wanted === byteLength * 8 && wanted <= Number.MAX_SAFE_INTEGER) return;
  const exact = shape.reduce((size, length) => size * BigInt(length), BigInt(bits));
  if (exact === BigInt(byteLength) * 8n) return;
  throw new FormatError(
    "size-mismatch",
    `Cannot read tensor "${name}": ${dtype} [${shape.join(", ")}] needs ${exact} bits, got ${byteLength} bytes`,
  );
}

function readIntegers(
  value: StrictJson | undefined,
  code: string,
  what: () => string,
): readonly number[] {
  if (value?.kind !== "array") {
    throw new FormatError(code, `Cannot read ${what()}: wanted a list of whole numbers`);
  }
  return value.items.map((item) => {
    if (item.kind !== "number" || !/^[0-9]+$/.test(item.lexeme)) {
      throw new FormatError(code, `Cannot read ${what()}: wanted whole numbers`);
    }
    const number = Number(item.lexeme);
    if (!Number.isSafeInteger(number)) {
      throw new FormatError(code, `Cannot read ${what()}: ${item.lexeme} is beyond 2^53`);
    }
    return number;
  });
}
