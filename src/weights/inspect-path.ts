import { realpathSync, statSync, type Stats } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { ByteSource } from "../bytes/byte-source.ts";
import { AssayError } from "../bytes/errors.ts";
import { fileSource } from "../bytes/file-source.ts";
import { resultsAhead } from "../bytes/results-ahead.ts";
import { smallSource } from "../bytes/small-source.ts";
import { systemErrorCode } from "../bytes/system-error.ts";
import { countedTensors } from "./counted-tensors.ts";
import { folderSiblings } from "./folder-siblings.ts";
import { inspectSource } from "./inspect-source.ts";
import { conclude, within, type Inspection } from "./inspection.ts";
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
    : inspectFile(target.path, signal, target.stats);
}

function resolveTarget(path: string): { readonly path: string; readonly stats: Stats } {
  try {
    const resolved = realpathSync.native(path);
    return { path: resolved, stats: statSync(resolved) };
  } catch (cause) {
    const code = systemErrorCode(cause) === "ENOENT" ? "target-not-found" : "target-unreadable";
    throw new AssayError(code, `Cannot inspect "${path}": ${systemErrorCode(cause)}`, { cause });
  }
}

async function inspectFile(
  path: string,
  signal: AbortSignal | undefined,
  stats?: Stats,
): Promise<InspectedPath> {
  const source = smallSource(fileSource(path, stats?.isFile() ? stats : undefined));
  const inspection = await inspectSource(source, basename(path), {
    siblings: folderSiblings(dirname(path)),
    ...(signal && { signal }),
  });
  return { inspection, byteLength: source.byteLength, source };
}

async function inspectFolder(
  folder: string,
  signal: AbortSignal | undefined,
): Promise<InspectedPath> {
  const names = await folderSiblings(folder).paths();
  return inspectTogether(names, 1, (name) => inspectFile(join(folder, name), signal));
}

/**
 * Inspects files that belong together, `width` at once. Files of no format that we know are passed over, unless their name says
 * that they are weights.
 */
export async function inspectTogether(
  names: readonly string[],
  width: number,
  inspect: (name: string) => Promise<InspectedPath>,
): Promise<InspectedPath> {
  const files: (readonly [string, Inspection])[] = [];
  let byteLength = 0;
  const named = async (name: string) => ({ name, ...(await inspect(name)) });
  for await (const { name, inspection, byteLength: length } of resultsAhead(names, width, named)) {
    if (inspection.format === "unknown" && !isWeightsName(name)) continue;
    files.push([name, inspection]);
    byteLength += length;
  }
  const parts = files.map(([name, inspection]) => within(name, inspection));
  const tensors = countedTensors(files);
  return { inspection: conclude({ format: "folder", parts, tensors }), byteLength };
}
