import { basename, dirname } from "node:path";
import { folderSiblings } from "../folder-siblings.ts";
import type { Inspection } from "../inspection.ts";
import type { Tensor } from "../tensor.ts";
import { configurationOfGguf, parseConfiguration, type Configuration } from "./configuration.ts";
import { describeModel, type ModelFacts } from "./describe-model.ts";

/** Longest configuration that is read; real ones have a few kilobytes. */
const MAX_CONFIGURATION_BYTES = 4 << 20;

/** One file of several: what it holds is not the model. */
const SHARD = /[-_]\d{1,5}[-_]of[-_]\d{1,5}\.[^.]+$/;

/**
 * What the model of a file or folder is, by its tensors and the configuration beside them. Undefined for a part of a model, and
 * for a folder that holds the same tensors twice.
 */
export async function modelOfPath(
  path: string,
  { format, tensors, metadata }: Inspection,
  signal?: AbortSignal,
): Promise<ModelFacts | undefined> {
  const isFolder = format === "folder";
  if (tensors.length === 0 || holdsTwice(tensors)) return undefined;
  if (!isFolder && SHARD.test(basename(path))) return undefined;
  const configuration =
    configurationOfGguf(metadata) ??
    (await configurationIn(isFolder ? path : dirname(path), signal));
  return describeModel(tensors, configuration);
}

function holdsTwice(tensors: readonly Tensor[]): boolean {
  const names = new Set<string>();
  for (const { name } of tensors) names.add(name);
  return names.size < tensors.length;
}

async function configurationIn(
  folder: string,
  signal: AbortSignal | undefined,
): Promise<Configuration | undefined> {
  const source = folderSiblings(folder).open("config.json");
  if (source === undefined || source.byteLength > MAX_CONFIGURATION_BYTES) return undefined;
  const bytes = await source.read(0, source.byteLength, signal);
  return parseConfiguration(Buffer.from(bytes).toString());
}
