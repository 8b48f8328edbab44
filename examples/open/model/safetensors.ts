import {
  type ModelConfig,
  type Parameters,
  bundle,
  elementCount,
  tensorShapes,
} from "./parameters.ts";

const FLOAT32_BYTES = 4;
const LENGTH_BYTES = 8;
/** The header is padded with spaces to this multiple, so that the numbers behind it are aligned. */
const ALIGNMENT = 8;

/**
 * Writes weights in the safetensors format: the length of the header in eight bytes, the header as
 * JSON, then the numbers of all tensors as little-endian float32, in the order of the header.
 */
export function writeSafetensors(
  parameters: Parameters,
  metadata: Readonly<Record<string, string>>,
): Uint8Array {
  const entries: [string, unknown][] = [["__metadata__", metadata]];
  let offset = 0;
  for (const { name, shape, data } of parameters.tensors) {
    const end = offset + data.length * FLOAT32_BYTES;
    entries.push([name, { dtype: "F32", shape, data_offsets: [offset, end] }]);
    offset = end;
  }
  const json = JSON.stringify(Object.fromEntries(entries));
  const header = new TextEncoder().encode(json.padEnd(roundUp(json.length), " "));

  const bytes = new Uint8Array(LENGTH_BYTES + header.length + offset);
  const view = new DataView(bytes.buffer);
  view.setBigUint64(0, BigInt(header.length), true);
  bytes.set(header, LENGTH_BYTES);
  let at = LENGTH_BYTES + header.length;
  for (const { data } of parameters.tensors) {
    for (const number of data) {
      view.setFloat32(at, number, true);
      at += FLOAT32_BYTES;
    }
  }
  return bytes;
}

/** Reads the weights of this architecture; refuses a file whose tensors have other shapes. */
export function readSafetensors(bytes: Uint8Array, config: ModelConfig): Parameters {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const headerLength = Number(view.getBigUint64(0, true));
  const text = new TextDecoder().decode(bytes.subarray(LENGTH_BYTES, LENGTH_BYTES + headerLength));
  const header: unknown = JSON.parse(text);
  const dataStart = LENGTH_BYTES + headerLength;

  const tensors = tensorShapes(config).map(({ name, shape }) => {
    const start = dataStart + offsetOf(header, name, shape);
    const data = new Float64Array(elementCount(shape));
    for (let i = 0; i < data.length; i++) {
      data[i] = view.getFloat32(start + i * FLOAT32_BYTES, true);
    }
    return { name, shape, data };
  });
  return bundle(tensors);
}

/** Offset of a float32 tensor behind the header. */
function offsetOf(header: unknown, name: string, shape: readonly number[]): number {
  const entry = field(header, name);
  const offset = field(field(entry, "data_offsets"), "0");
  const isExpected =
    field(entry, "dtype") === "F32" &&
    JSON.stringify(field(entry, "shape")) === JSON.stringify(shape);
  if (!isExpected || typeof offset !== "number") {
    throw new Error(
      `Cannot read tensor "${name}": needs float32 numbers in shape [${shape.join(", ")}]`,
    );
  }
  return offset;
}

function field(value: unknown, name: string): unknown {
  if (typeof value !== "object" || value === null) return undefined;
  return Object.entries(value).find(([key]) => key === name)?.[1];
}

function roundUp(length: number): number {
  return Math.ceil(length / ALIGNMENT) * ALIGNMENT;
}
