import { FormatError } from "../../bytes/errors.ts";
import type { Archive, ArchiveLayout } from "../archives/archive.ts";
import { inspectMembers, memberTensors } from "../archives/inspect-members.ts";
import type { InspectContext } from "../format-reader.ts";
import { conclude, type Problem } from "../inspection.ts";
import { parseStrictJson, type StrictJson } from "../strict-json.ts";

/** The list of the parts of a pipeline: for each folder, library and class. */
const INDEX = "model_index.json";

/** Longest list that is read; it has some entries. */
const MAX_INDEX_BYTES = 1 << 20;

/** What may be in it: the library of the hub takes the first four, its JavaScript client GGUF too. */
const ENDING = /\.(?:json|model|safetensors|txt|gguf)$/;

/** One of these must be in every folder (huggingface_hub, serialization/_dduf.py, over its versions). */
const CONFIGURATIONS: readonly string[] = [
  "config.json",
  "tokenizer_config.json",
  "preprocessor_config.json",
  "scheduler_config.json",
  "image_processor.json",
];

/**
 * A whole pipeline of diffusers in one zip that needs no unpacking. A zip of the same files that keeps to other rules is
 * a zip; one that is named `.dduf` has broken its own.
 */
export const dduf: ArchiveLayout = {
  name: "dduf",
  kinds: ["zip"],
  recognizes: (names, fileName) =>
    isNamedSo(fileName) || (names.includes(INDEX) && names.every((name) => ENDING.test(name))),
  async inspect(archive, context) {
    const breaches = [...memberBreaches(archive), ...(await folderBreaches(archive, context))];
    const isPromised = isNamedSo(context.name);
    const parts = await inspectMembers(archive, archive.members, context);
    const tensors = memberTensors(archive, parts);
    return conclude({
      format: isPromised || breaches.length === 0 ? "dduf" : "zip",
      parts,
      tensors,
      problems: isPromised ? breaches : [],
    });
  },
};

function isNamedSo(fileName: string): boolean {
  return fileName.toLowerCase().endsWith(".dduf");
}

function breach(message: string, offset?: number): Problem {
  const place = offset === undefined ? {} : { offset };
  return { id: "dduf-breach", message, effect: "malformed", ...place };
}

function memberBreaches({ members }: Archive): readonly Problem[] {
  const breaches = members.map(({ name, isPacked, offset }) => {
    const wrong = [
      ...(isPacked ? ["is compressed"] : []),
      ...(ENDING.test(name) ? [] : ["is of a kind that is not allowed"]),
      ...(name.split("/").length > 2 ? ["is in a folder of a folder"] : []),
    ];
    return wrong.map((what) => breach(`"${name}" ${what}`, offset));
  });
  return breaches.flat();
}

async function folderBreaches(
  { members }: Archive,
  { signal }: InspectContext,
): Promise<readonly Problem[]> {
  const listed = await readIndex(members, signal);
  if (listed?.kind !== "object") return [breach(`"${INDEX}" is no list of parts`)];
  const names = new Set(members.map(({ name }) => name));
  const folders = new Set([...names].filter((name) => name.includes("/")).map(folderOf));
  return [...folders].flatMap((folder) => {
    const problems: Problem[] = [];
    if (!listed.members.has(folder)) problems.push(breach(`"${folder}" is not in "${INDEX}"`));
    if (!CONFIGURATIONS.some((name) => names.has(`${folder}/${name}`))) {
      problems.push(breach(`"${folder}" has no configuration`));
    }
    return problems;
  });
}

async function readIndex(
  members: Archive["members"],
  signal: AbortSignal | undefined,
): Promise<StrictJson | undefined> {
  const member = [...members].find(({ name, isLink }) => name === INDEX && !isLink);
  if (member === undefined || member.byteLength > MAX_INDEX_BYTES) return undefined;
  try {
    const source = await member.open();
    const bytes = await source.read(0, MAX_INDEX_BYTES, signal);
    return parseStrictJson(Buffer.from(bytes).toString("utf8"));
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    return undefined;
  }
}

function folderOf(name: string): string {
  return name.slice(0, name.indexOf("/"));
}
