import type { ByteCursor } from "../../bytes/byte-cursor.ts";
import { FormatError } from "../../bytes/errors.ts";
import { elementCount } from "../tensor.ts";
import { dtypeOf, GGML_TYPES, type GgmlType } from "./ggml-types.ts";
import { readString, type ReadCount } from "./metadata.ts";

/** One tensor as the header declares it. */
export interface TensorInfo {
  readonly name: string;
  readonly dtype: string;
  /** Row-major; the file writes it the other way round. */
  readonly shape: readonly number[];
  readonly byteLength: number;
  /** From the beginning of the data, which comes behind the padding of the header. */
  readonly offset: bigint;
}

/** ggml's limits: GGML_MAX_DIMS, and GGML_MAX_NAME with its closing zero. */
const MAX_AXES = 4;
const MAX_NAME_BYTES = 63;

/** Reads one entry. Throws `FormatError` for what no reader of ggml loads, or what two take for different things. */
export function readTensorInfo(
  cursor: ByteCursor,
  readCount: ReadCount,
  version: number,
): TensorInfo {
  const name = readString(cursor, readCount);
  if (Buffer.byteLength(name) > MAX_NAME_BYTES || name.includes("\0")) {
    throw new FormatError(
      "bad-name",
      `Cannot accept tensor "${name}": its name is too long or cut`,
    );
  }
  const axes = cursor.u32();
  if (axes > MAX_AXES) {
    throw new FormatError("bad-shape", `Cannot accept tensor "${name}": it has ${axes} axes`);
  }
  const lengths = Array.from({ length: axes }, () =>
    version === 1 ? BigInt(cursor.u32()) : cursor.u64(),
  );
  const typeNumber = cursor.u32();
  const type = GGML_TYPES.get(typeNumber);
  if (type === undefined) {
    throw new FormatError(
      "bad-type",
      `Cannot accept tensor "${name}": type ${typeNumber} is unknown`,
    );
  }
  const shape = checkShape(name, lengths, type);
  const values = elementCount(shape);
  return {
    name,
    dtype: dtypeOf(type),
    shape,
    byteLength: Number((values / BigInt(type.blockValues)) * BigInt(type.blockBytes)),
    offset: cursor.u64(),
  };
}

function checkShape(name: string, lengths: readonly bigint[], type: GgmlType): readonly number[] {
  const product = lengths.reduce((count, length) => count * length, 1n);
  const isSafe = [...lengths, product].every((length) => length <= Number.MAX_SAFE_INTEGER);
  if (!isSafe) {
    throw new FormatError("bad-shape", `Cannot accept tensor "${name}": [${lengths.join(", ")}]`);
  }
  const row = lengths[0] ?? 1n;
  if (row % BigInt(type.blockValues) !== 0n) {
    throw new FormatError(
      "bad-block",
      `Cannot accept tensor "${name}": rows of ${row} do not fill blocks of ${type.blockValues}`,
    );
  }
  return lengths.map(Number).toReversed();
}
