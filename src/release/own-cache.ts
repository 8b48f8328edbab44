import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { folderSize } from "./folder-size.ts";

/** What Assay keeps in its own cache, by folder: nothing else in it is ever removed. */
const PARTS = ["git", "modelscope", "parents", "ranges"] as const;

/** One part of Assay's own cache. */
export interface CachePart {
  /**
   * `git`: repositories. `modelscope`: listings of ModelScope. `parents`: where base models were. `ranges`: parts of files of
   * hubs.
   */
  readonly name: (typeof PARTS)[number];
  readonly entries: number;
  readonly bytes: number;
}

/** Folder of the parts of long files, in Assay's own cache. */
export function keptRangesFolder(ownCache: string): string {
  return join(ownCache, "ranges");
}

/** Folder of the copies of git repositories, in Assay's own cache. */
export function clonesFolder(ownCache: string): string {
  return join(ownCache, "git");
}

/** Folder of what was learned of base models, in Assay's own cache. */
export function parentsFolder(ownCache: string): string {
  return join(ownCache, "parents");
}

/** What lies in Assay's own cache. */
export function listOwnCache(ownCache: string): readonly CachePart[] {
  return PARTS.map((name) => {
    const folder = join(ownCache, name);
    return { name, entries: namesIn(folder).length, bytes: folderSize(folder) };
  });
}

/** Empties Assay's own cache; the bytes that were freed. */
export function clearOwnCache(ownCache: string): number {
  const bytes = listOwnCache(ownCache).reduce((sum, part) => sum + part.bytes, 0);
  for (const name of PARTS) rmSync(join(ownCache, name), { recursive: true, force: true });
  return bytes;
}

function namesIn(folder: string): readonly string[] {
  return folderSize(folder) === 0 ? [] : readdirSync(folder);
}
