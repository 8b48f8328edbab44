import { FormatError } from "../../bytes/errors.ts";
import { isPlainRelative } from "../folder-siblings.ts";
import type { Problem } from "../inspection.ts";
import { integerOf, itemsOf, member, textOf, type StrictJson } from "../strict-json.ts";
import type { Tensor } from "../tensor.ts";
import type { DocumentKind } from "./document-kind.ts";

/** The weights of TensorFlow.js: a list of groups, each with its tensors in order and the files that they are cut into. */
export const tfjsManifest: DocumentKind = {
  name: "tfjs-manifest",
  recognizes: ({ value }) =>
    groupsOf(value).some((group) => itemsOf(member(group, "weights")).length > 0),
  inspect({ value }) {
    const problems: Problem[] = [];
    const tensors: Tensor[] = [];
    for (const group of groupsOf(value)) {
      for (const item of itemsOf(member(group, "paths"))) {
        const path = textOf(item) ?? "";
        if (isPlainRelative(path)) continue;
        const message = `the manifest leads out of its folder, to "${path}"`;
        problems.push({ id: "path-outside", message, effect: "code" });
      }
      for (const weight of itemsOf(member(group, "weights"))) tensors.push(readWeight(weight));
    }
    return Promise.resolve({ problems, tensors });
  },
};

function groupsOf(value: StrictJson): readonly StrictJson[] {
  const inModel = itemsOf(member(value, "weightsManifest"));
  return inModel.length > 0 ? inModel : itemsOf(value);
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
