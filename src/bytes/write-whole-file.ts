import { randomUUID } from "node:crypto";
import { closeSync, mkdirSync, openSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/**
 * Writes a file, part after part, whole or not at all, with the folders it lies in: a reader never sees half of it, and a
 * process that is killed leaves only a draft beside it, `NAME.<id>.incomplete`. Throws as `fs` does.
 */
export function writeWholeFile(path: string, ...parts: readonly (string | Uint8Array)[]): void {
  mkdirSync(dirname(path), { recursive: true });
  const draft = `${path}.${randomUUID()}.incomplete`;
  try {
    const file = openSync(draft, "wx");
    try {
      for (const part of parts) writeFileSync(file, part);
    } finally {
      closeSync(file);
    }
    renameSync(draft, path);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}
