import { FormatError } from "../../bytes/errors.ts";
import { bitsOf } from "../dtypes.ts";
import { isPlainRelative } from "../folder-siblings.ts";
import type { InspectContext } from "../format-reader.ts";
import type { Problem } from "../inspection.ts";
import { integerOf, itemsOf, member, textOf, type StrictJson } from "../strict-json.ts";
import { elementCount, type Tensor, type TensorPiece } from "../tensor.ts";
import type { DocumentFacts, DocumentKind } from "./document-kind.ts";

/** The weights of TensorFlow.js: a list of groups, each with its tensors in order and the files that they are cut into. */
export const tfjsManifest: DocumentKind = {
  name: "tfjs-manifest",
  recognizes: ({ value }) =>
    groupsOf(value).some((group) => itemsOf(member(group, "weights")).length > 0),
  inspect({ value }, context) {
    const problems: Problem[] = [];
    const tensors: Tensor[] = [];
    const names = new Set<string>();
    for (const group of groupsOf(value)) {
      const weights = itemsOf(member(group, "weights")).map(readWeight);
      const found = placeWeights(weights, openShards(group, context, problems), problems);
      for (const tensor of found) {
        if (names.has(tensor.name)) problems.push(malformed(`"${tensor.name}" comes twice`));
        names.add(tensor.name);
        tensors.push(tensor);
      }
    }
    const facts: DocumentFacts = { problems, tensors };
    return Promise.resolve(facts);
  },
};

function groupsOf(value: StrictJson): readonly StrictJson[] {
  const inModel = itemsOf(member(value, "weightsManifest"));
  return inModel.length > 0 ? inModel : itemsOf(value);
}

/** The files of a group, one behind the other. Undefined where none of them is at hand, or not all. */
function openShards(
  group: StrictJson,
  { siblings }: InspectContext,
  problems: Problem[],
): readonly TensorPiece[] | undefined {
  const shards: TensorPiece[] = [];
  const missing: string[] = [];
  let isInside = true;
  for (const item of itemsOf(member(group, "paths"))) {
    const path = textOf(item) ?? "";
    if (!isPlainRelative(path)) {
      const message = `the manifest leads out of its folder, to "${path}"`;
      problems.push({ id: "path-outside", message, effect: "code" });
      isInside = false;
      continue;
    }
    const source = siblings.open(path);
    if (source === undefined) missing.push(path);
    else shards.push({ source, offset: 0, length: source.byteLength });
  }
  const [first] = missing;
  if (first === undefined) return isInside ? shards : undefined;
  // A manifest alone is read for what it says; one with a part of its files is broken.
  if (shards.length > 0) problems.push(malformed(`"${first}" is missing`));
  return undefined;
}

const DTYPES: ReadonlyMap<string, string> = new Map([
  ["float32", "F32"],
  ["float16", "F16"],
  ["int32", "I32"],
  ["uint8", "U8"],
  ["uint16", "U16"],
  ["bool", "BOOL"],
  ["complex64", "C64"],
]);

function readWeight(weight: StrictJson): Tensor {
  const name = textOf(member(weight, "name"));
  const dtype = textOf(member(weight, "dtype"));
  const lengths = itemsOf(member(weight, "shape")).map(integerOf);
  const shape = lengths.filter((length) => length !== undefined && length >= 0);
  if (name === undefined || dtype === undefined || shape.length !== lengths.length) {
    throw new FormatError(
      "bad-manifest",
      "Cannot read manifest: a weight has no name, type or shape",
    );
  }
  const stored = textOf(member(member(weight, "quantization"), "dtype")) ?? dtype;
  const known = DTYPES.get(stored) ?? `tfjs:${stored}`;
  return { name, dtype: known, shape: shape.filter((one) => one !== undefined), data: undefined };
}

/** Tensors lie one behind the other, over the ends of files. Texts have no length that the manifest knows. */
function placeWeights(
  weights: readonly Tensor[],
  shards: readonly TensorPiece[] | undefined,
  problems: Problem[],
): readonly Tensor[] {
  const sizes = weights.map(byteLengthOf);
  if (shards === undefined || sizes.includes(undefined)) return weights;
  const wanted = sizes.reduce<bigint>((sum, size) => sum + (size ?? 0n), 0n);
  const length = shards.reduce((sum, shard) => sum + shard.length, 0);
  if (wanted !== BigInt(length)) {
    problems.push(malformed(`the weights need ${wanted} bytes, their files have ${length}`));
    return weights;
  }
  let at = 0;
  return weights.map((tensor, index) => {
    const start = at;
    at += Number(sizes[index] ?? 0n);
    return { ...tensor, data: { pieces: cut(shards, start, at), byteOrder: "little" } };
  });
}

function byteLengthOf({ dtype, shape }: Tensor): bigint | undefined {
  const bits = bitsOf(dtype);
  return bits === undefined ? undefined : (elementCount(shape) * BigInt(bits)) / 8n;
}

/** What lies between two places of files that are read as one. */
function cut(shards: readonly TensorPiece[], start: number, end: number): readonly TensorPiece[] {
  const pieces: TensorPiece[] = [];
  let before = 0;
  for (const { source, length } of shards) {
    const from = Math.max(start - before, 0);
    const to = Math.min(end - before, length);
    if (from < to) pieces.push({ source, offset: from, length: to - from });
    before += length;
  }
  return pieces;
}

function malformed(message: string): Problem {
  return { id: "bad-manifest", message, effect: "malformed" };
}
