import { parseSplitName, splitName } from "./gguf/splits.ts";
import type { Inspection } from "./inspection.ts";
import { joinedTensors, type TensorList } from "./tensor-list.ts";

/** Formats whose files name tensors that are those of other files beside them. */
const LEADING_FORMATS: ReadonlySet<string> = new Set([
  "safetensors-index",
  "pytorch-index",
  "savedmodel",
]);

/**
 * The tensors of files that lie together, by their paths. A tensor counts where its bytes lie: indexes and the first parts
 * of splits lead to tensors of other files.
 */
export function countedTensors(files: readonly (readonly [string, Inspection])[]): TensorList {
  const names = new Set(files.map(([name]) => name));
  const counted = files.filter(([name, inspection]) => !isLed(name, inspection, names));
  return joinedTensors(counted.map(([, { tensors }]) => tensors));
}

/** Whether the tensors of a file lie in others, or are listed with those of the first part of a split. */
function isLed(name: string, { format }: Inspection, names: ReadonlySet<string>): boolean {
  if (LEADING_FORMATS.has(format)) return true;
  const split = parseSplitName(name);
  return split !== undefined && split.part > 1 && names.has(splitName(split, 1));
}
