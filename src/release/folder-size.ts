import { lstatSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { systemErrorCode } from "../bytes/system-error.ts";

/** Bytes of all files below a folder, links not followed; 0 where there is none, or it may not be read. */
export function folderSize(folder: string): number {
  let bytes = 0;
  for (const entry of entriesBelow(folder)) {
    if (!entry.isFile()) continue;
    const stats = lstatSync(join(entry.parentPath, entry.name), { throwIfNoEntry: false });
    bytes += stats?.size ?? 0;
  }
  return bytes;
}

function entriesBelow(folder: string): ReturnType<typeof readAll> {
  try {
    return readAll(folder);
  } catch (error) {
    systemErrorCode(error);
    return [];
  }
}

function readAll(folder: string) {
  return readdirSync(folder, { recursive: true, withFileTypes: true });
}
