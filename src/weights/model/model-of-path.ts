import { basename, dirname } from "node:path";
import type { ByteSource } from "../../bytes/byte-source.ts";
import { folderSiblings } from "../folder-siblings.ts";
import type { Inspection } from "../inspection.ts";
import { configurationOfGguf, parseConfiguration, type Configuration } from "./configuration.ts";
import { describeModel, type ModelFacts } from "./describe-model.ts";
import { NameIndex } from "./name-index.ts";

/** Longest configuration that is read; real ones have a few kilobytes. */
const MAX_CONFIGURATION_BYTES = 4 << 20;

/** One file of several: what it holds is not the model. */
const SHARD = /[-_]\d{1,5}[-_]of[-_]\d{1,5}\.[^.]+$/;

/**
 * What the model of a file or folder is, by its tensors and the configuration beside them. Undefined for a part of a model, and
 * for a folder that holds the same tensors twice.
 */
export function modelOfPath(
  path: string,
  inspection: Inspection,
  signal?: AbortSignal,
): Promise<ModelFacts | undefined> {
  const folder = inspection.format === "folder" ? path : dirname(path);
  const configuration = (): ByteSource | undefined => folderSiblings(folder).open("config.json");
  return modelOf(basename(path), inspection, configuration, signal);
}

/** The same for files wherever they lie: `configuration` opens the `config.json` beside them, if there is one. */
export async function modelOf(
  name: string,
  { format, tensors, metadata }: Inspection,
  configuration: () => ByteSource | undefined,
  signal?: AbortSignal,
): Promise<ModelFacts | undefined> {
  if (tensors.length === 0 || (format !== "folder" && SHARD.test(name))) return undefined;
  if (!(tensors.hasUniqueNames?.() ?? new NameIndex(tensors).isUnique)) return undefined;
  const own = configurationOfGguf(metadata);
  return describeModel(tensors, own ?? (await readConfiguration(configuration(), signal)));
}

async function readConfiguration(
  source: ByteSource | undefined,
  signal: AbortSignal | undefined,
): Promise<Configuration | undefined> {
  if (source === undefined || source.byteLength > MAX_CONFIGURATION_BYTES) return undefined;
  const bytes = await source.read(0, source.byteLength, signal);
  return parseConfiguration(Buffer.from(bytes).toString());
}
