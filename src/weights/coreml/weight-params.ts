import type { Message } from "../protobuf/message.ts";
import { elementCount, type TensorPiece } from "../tensor.ts";
import { addMalformed, type CoreMlFindings } from "./coreml-findings.ts";
import { childOf, numberOf } from "./numbers.ts";

/** Ways in which weights are stored (NeuralNetwork.proto, WeightParams): floats one by one, halves, packed, 8-bit. */
const FLOATS = 1;
const HALVES = 2;
const PACKED = 30;
const BYTES = 31;
const QUANTIZATION = 40;

/**
 * Adds the tensor of a WeightParams. Without a shape it is a list. What is there for no weights at all adds nothing: a
 * layer without a bias may carry an empty one.
 */
export async function addWeights(
  weights: Message,
  name: string,
  shape: readonly number[] | undefined,
  findings: CoreMlFindings,
): Promise<void> {
  const ways = [FLOATS, HALVES, PACKED, BYTES].filter((field) => hasBytes(weights, field));
  const [way, second] = ways;
  if (way === undefined) return;
  if (second !== undefined) {
    addMalformed(findings, "ambiguous-data", `"${name}" has its data twice`);
    return;
  }
  const bits = await bitsOf(weights, way);
  const pieces = piecesOf(weights, way);
  const length = pieces.reduce((sum, piece) => sum + piece.length, 0);
  if (bits < 1 || bits > 32) {
    addMalformed(findings, "bad-quantization", `"${name}" has ${bits} bits to a weight`);
    return;
  }
  const found = shape ?? [Math.floor((8 * length) / bits)];
  const wanted = (elementCount(found) * BigInt(bits) + 7n) / 8n;
  if (wanted !== BigInt(length)) {
    const message = `"${name}" [${found.join(", ")}] needs ${wanted} bytes, got ${length}`;
    addMalformed(findings, "size-mismatch", message);
  }
  const data = wanted === BigInt(length) ? { pieces, byteOrder: "little" as const } : undefined;
  findings.tensors.push({ name, dtype: dtypeOf(way, bits), shape: found, data });
}

function hasBytes(weights: Message, field: number): boolean {
  return weights.all(field).some(({ start, end }) => end > start);
}

/** Floats may be packed or not; bytes come once. */
function piecesOf(weights: Message, way: number): readonly TensorPiece[] {
  if (way !== FLOATS) weights.one(way);
  return weights
    .all(way)
    .map(({ start, end }) => ({ source: weights.source, offset: start, length: end - start }));
}

async function bitsOf(weights: Message, way: number): Promise<number> {
  if (way === FLOATS) return 32;
  if (way === HALVES) return 16;
  const quantization = await childOf(weights, QUANTIZATION);
  return quantization === undefined ? 8 : numberOf(quantization, 1);
}

function dtypeOf(way: number, bits: number): string {
  if (way === FLOATS) return "F32";
  if (way === HALVES) return "F16";
  if (bits !== 8) return `coreml:UINT${bits}`;
  return way === BYTES ? "I8" : "U8";
}
