import { realpathSync, statSync, type Stats } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { ByteSource } from "../bytes/byte-source.ts";
import { AssayError } from "../bytes/errors.ts";
import { fileSource } from "../bytes/file-source.ts";
import { systemErrorCode } from "../bytes/system-error.ts";
import { folderSiblings } from "./folder-siblings.ts";
import { parseSplitName, splitName } from "./gguf/splits.ts";
import { inspectSource } from "./inspect-source.ts";
import { conclude, within, type Inspection } from "./inspection.ts";
import type { Tensor } from "./tensor.ts";
import { isWeightsName } from "./weights-name.ts";

/** A path on disk, inspected. */
export interface InspectedPath {
  readonly inspection: Inspection;
  /** Bytes of all files that were inspected. */
  readonly byteLength: number;
  /** The file; undefined for a folder. */
  readonly source?: ByteSource;
}

/**
 * Inspects a file, with what lies beside it, or every file of a folder that holds weights or says how they are loaded.
 * Rejects with `AssayError` when there is nothing to read.
 */
export function inspectPath(path: string, signal?: AbortSignal): Promise<InspectedPath> {
  const target = resolveTarget(path);
  return target.stats.isDirectory()
    ? inspectFolder(target.path, signal)
    : inspectFile(target.path, signal);
}

function resolveTarget(path: string): { readonly path: string; readonly stats: Stats } {
  try {
    const resolved = realpathSync(path);
    return { path: resolved, stats: statSync(resolved) };
  } catch (cause) {
    const code = systemErrorCode(cause) === "ENOENT" ? "target-not-found" : "target-unreadable";
    throw new AssayError(code, `Cannot inspect "${path}": ${systemErrorCode(cause)}`, { cause });
  }
}

async function inspectFile(path: string, signal: AbortSignal | undefined): Promise<InspectedPath> {
  const source = fileSource(path);
  const inspection = await inspectSource(source, basename(path), {
    siblings: folderSiblings(dirname(path)),
    ...(signal && { signal }),
  });
  return { inspection, byteLength: source.byteLength, source };
}

/**
 * Files of no format that we know are passed over, unless their name says that they are weights. A tensor counts where its
 * bytes lie: indexes and the first parts of splits lead to tensors of other files of the folder.
 */
async function inspectFolder(
  folder: string,
  signal: AbortSignal | undefined,
): Promise<InspectedPath> {
  const parts: Inspection[] = [];
  const tensors: Tensor[] = [];
  let byteLength = 0;
  const names = await folderSiblings(folder).paths();
  for (const name of names) {
    const { inspection, byteLength: length } = await inspectFile(join(folder, name), signal);
    if (inspection.format === "unknown" && !isWeightsName(name)) continue;
    parts.push(within(name, inspection));
    byteLength += length;
    if (isLed(name, inspection, names)) continue;
    for (const tensor of inspection.tensors) tensors.push(tensor);
  }
  return { inspection: conclude({ format: "folder", parts, tensors }), byteLength };
}

/** Formats whose files name tensors that are those of other files of their folder. */
const LEADING_FORMATS: ReadonlySet<string> = new Set([
  "safetensors-index",
  "pytorch-index",
  "savedmodel",
]);

/** Whether the tensors of a file lie in others, or are listed with those of the first part of a split. */
function isLed(name: string, { format }: Inspection, names: readonly string[]): boolean {
  if (LEADING_FORMATS.has(format)) return true;
  const split = parseSplitName(name);
  return split !== undefined && split.part > 1 && names.includes(splitName(split, 1));
}
