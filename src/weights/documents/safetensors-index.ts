import { FormatError } from "../../bytes/errors.ts";
import { isPlainRelative } from "../folder-siblings.ts";
import type { InspectContext } from "../format-reader.ts";
import type { Problem } from "../inspection.ts";
import { readSafetensors } from "../safetensors/header.ts";
import { integerOf, member, type StrictJson } from "../strict-json.ts";
import type { DocumentFacts, DocumentKind, JsonDocument } from "./document-kind.ts";
import { joinedTensors, type TensorList } from "../tensor-list.ts";

/** The list of shards of a model in several safetensors files: which tensor is in which file. */
export const safetensorsIndex: DocumentKind = {
  name: "safetensors-index",
  recognizes: ({ name, shards }) =>
    shards !== undefined &&
    (name.endsWith(".safetensors.index.json") || leadsTo(shards, ".safetensors")),
  inspect: inspectIndex,
};

function leadsTo(shards: ReadonlyMap<string, unknown>, ending: string): boolean {
  const [first] = shards.keys();
  return first?.endsWith(ending) ?? false;
}

async function inspectIndex(
  { value, shards = new Map<string, ReadonlySet<string>>() }: JsonDocument,
  context: InspectContext,
): Promise<DocumentFacts> {
  const problems: Problem[] = [];
  const lists: TensorList[] = [];
  const holders = new Map<string, string>();
  for (const [shard, wanted] of shards) {
    const found = await readShard(shard, context, problems);
    if (found === undefined) continue;
    const names = new Set(wanted);
    for (const { name } of found) {
      const holder = holders.get(name);
      if (holder !== undefined) {
        problems.push(malformed(`"${name}" is in "${holder}" and in "${shard}"`));
      }
      holders.set(name, shard);
      if (!names.delete(name)) {
        problems.push(malformed(`"${name}" is in "${shard}", the index does not say so`));
      }
    }
    lists.push(found);
    for (const name of names) problems.push(malformed(`"${name}" is not in "${shard}"`));
  }
  const tensors = joinedTensors(lists);
  const complete = problems.length === 0 ? sizeProblems(value, tensors) : [];
  return { tensors, problems: [...problems, ...complete] };
}

async function readShard(
  shard: string,
  { siblings, signal }: InspectContext,
  problems: Problem[],
): Promise<TensorList | undefined> {
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
function sizeProblems(value: StrictJson, tensors: TensorList): readonly Problem[] {
  const declared = integerOf(member(member(value, "metadata"), "total_size"));
  let size = 0;
  for (const { data } of tensors) {
    for (const { length } of data?.pieces ?? []) size += length;
  }
  if (declared === undefined || declared === size) return [];
  const message = `the index says ${declared} bytes in all, the tensors have ${size}`;
  return [{ id: "index-size", message, effect: "none" }];
}

function malformed(message: string): Problem {
  return { id: "bad-index", message, effect: "malformed" };
}
