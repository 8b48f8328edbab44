import type { ByteSource } from "../../bytes/byte-source.ts";
import { FormatError } from "../../bytes/errors.ts";
import { walkDocument } from "../json-members.ts";
import { ownText } from "../json-walker.ts";
import { textOf, type StrictJson } from "../strict-json.ts";
import { readTokenizerDocument } from "../tokenizer/read-document.ts";
import type { JsonDocument } from "./document-kind.ts";

/** Where the walk is: in the list of tensors of an index. */
const WEIGHT_MAP = "weight_map";

/**
 * Reads a JSON document in pieces; `name` is without folders, lower case. What there may be half a million of, tokens of a
 * tokenizer and tensors of an index, is kept apart from the rest. Throws `FormatError`.
 */
export async function readDocument(
  source: ByteSource,
  name: string,
  signal?: AbortSignal,
): Promise<JsonDocument> {
  if (name === "tokenizer.json") {
    const tokenizer = await readTokenizerDocument(source, signal);
    return { value: tokenizer.value, name, tokenizer };
  }
  const members = new Map<string, StrictJson>();
  const shards = new Map<string, Set<string>>();

  function visit(key: string, value: StrictJson, place: string): void {
    if (place === WEIGHT_MAP) addTensor(shards, key, value);
    else members.set(key, value);
  }

  function enter(key: string, kind: "object" | "array"): string | undefined {
    if (key !== WEIGHT_MAP || kind !== "object") return undefined;
    members.set(key, { kind, members: new Map() });
    return WEIGHT_MAP;
  }

  const value = await walkDocument(source, { visit, enter }, signal);
  const isIndex = members.get(WEIGHT_MAP)?.kind === "object";
  return { value: value ?? { kind: "object", members }, name, ...(isIndex && { shards }) };
}

function addTensor(shards: Map<string, Set<string>>, name: string, file: StrictJson): void {
  const shard = textOf(file);
  if (shard === undefined) {
    throw new FormatError("bad-index", `Cannot read index: the file of "${name}" is no text`);
  }
  const names = shards.get(shard);
  if (names === undefined) shards.set(ownText(shard), new Set([name]));
  else names.add(name);
}
