import { FormatError } from "../../bytes/errors.ts";
import { bitsOf } from "../dtypes.ts";
import type { StrictJson } from "../strict-json.ts";
import type { DeclaredTensor } from "../tensor-table.ts";

/**
 * Reads what a header says of one tensor, but for its name; behind the header come so many bytes of data. Throws
 * `FormatError`.
 */
export function readTensor(
  name: string,
  value: StrictJson,
  dataLength: number,
): Omit<DeclaredTensor, "name"> {
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
  const shape = readIntegers(value.members.get("shape"), "bad-shape", () => `shape of "${name}"`);
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
  if (end > dataLength) {
    throw new FormatError(
      "offsets-out-of-range",
      `Cannot read tensor "${name}": it ends at ${end}, the data at ${dataLength}`,
    );
  }
  refuseOtherSize({ name, dtype: dtype.value, bits, shape, byteLength: end - start });
  return { dtype: dtype.value, shape, start, end };
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
