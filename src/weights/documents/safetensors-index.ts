import { FormatError } from "../../bytes/errors.ts";
import { isPlainRelative } from "../folder-siblings.ts";
import type { InspectContext } from "../format-reader.ts";
import type { Problem } from "../inspection.ts";
import { readSafetensors } from "../safetensors/header.ts";
import { integerOf, member, textOf, type StrictJson } from "../strict-json.ts";
import type { Tensor } from "../tensor.ts";
import type { DocumentFacts, DocumentKind } from "./document-kind.ts";

/** The list of shards of a model in several safetensors files: which tensor is in which file. */
export const safetensorsIndex: DocumentKind = {
  name: "safetensors-index",
  recognizes: ({ name, value }) =>
    member(value, "weight_map")?.kind === "object" &&
    (name.endsWith(".safetensors.index.json") || mapsTo(value, ".safetensors")),
  inspect: ({ value }, context) => inspectIndex(value, context),
};

function mapsTo(value: StrictJson, ending: string): boolean {
  const map = member(value, "weight_map");
  const [first] = map?.kind === "object" ? map.members.values() : [];
  return textOf(first)?.endsWith(ending) ?? false;
}

async function inspectIndex(value: StrictJson, context: InspectContext): Promise<DocumentFacts> {
  const wanted = groupByShard(value);
  const problems: Problem[] = [];
  const tensors: Tensor[] = [];
  const holders = new Map<string, string>();
  for (const [shard, names] of wanted) {
    const found = await readShard(shard, context, problems);
    for (const tensor of found ?? []) {
      const holder = holders.get(tensor.name);
      if (holder !== undefined) {
        problems.push(malformed(`"${tensor.name}" is in "${holder}" and in "${shard}"`));
      }
      holders.set(tensor.name, shard);
      if (!names.delete(tensor.name)) {
        problems.push(malformed(`"${tensor.name}" is in "${shard}", the index does not say so`));
      }
      tensors.push(tensor);
    }
    if (found === undefined) continue;
    for (const name of names) problems.push(malformed(`"${name}" is not in "${shard}"`));
  }
  const complete = problems.length === 0 ? sizeProblems(value, tensors) : [];
  return { tensors, problems: [...problems, ...complete] };
}

/** Names of tensors, of the `weight_map` of an index, by the file that is to hold them. Throws `FormatError` when a file is no text. */
export function groupByShard(value: StrictJson): Map<string, Set<string>> {
  const map = member(value, "weight_map");
  const shards = new Map<string, Set<string>>();
  for (const [name, file] of map?.kind === "object" ? map.members : []) {
    const shard = textOf(file);
    if (shard === undefined) {
      throw new FormatError("bad-index", `Cannot read index: the file of "${name}" is no text`);
    }
    const names = shards.get(shard) ?? new Set();
    shards.set(shard, names.add(name));
  }
  return shards;
}

async function readShard(
  shard: string,
  { siblings, signal }: InspectContext,
  problems: Problem[],
): Promise<readonly Tensor[] | undefined> {
  if (!isPlainRelative(shard)) {
    const message = `the index leads out of its folder, to "${shard}"`;
    problems.push({ id: "path-outside", message, effect: "code" });
    return undefined;
  }
  const source = siblings.open(shard);
  if (source === undefined) {
    problems.push(malformed(`"${shard}" is missing`));
    return undefined;
  }
  try {
    return (await readSafetensors(source, signal)).tensors;
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    const place = { id: error.code, message: error.message, member: shard };
    problems.push({ ...place, effect: "malformed" });
    return undefined;
  }
}

/** Tools write this number by hand; a wrong one misleads people and breaks nothing. */
function sizeProblems(value: StrictJson, tensors: readonly Tensor[]): readonly Problem[] {
  const declared = integerOf(member(member(value, "metadata"), "total_size"));
  const pieces = tensors.flatMap(({ data }) => data?.pieces ?? []);
  const size = pieces.reduce((sum, { length }) => sum + length, 0);
  if (declared === undefined || declared === size) return [];
  const message = `the index says ${declared} bytes in all, the tensors have ${size}`;
  return [{ id: "index-size", message, effect: "none" }];
}

function malformed(message: string): Problem {
  return { id: "bad-index", message, effect: "malformed" };
}
