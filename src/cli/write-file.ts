import { randomUUID } from "node:crypto";
import {
  closeSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { AssayError } from "../bytes/errors.ts";

/**
 * Writes a whole file or none, of a text or its pieces: a reader never sees half of it, and what was there stays when the disk is full.
 * A link is followed; a device or a pipe cannot be replaced and is written to. `what` names it where that fails: `the report`.
 */
export function writeWhole(path: string, text: string | Iterable<string>, what: string): void {
  try {
    const target = existing(path);
    if (target !== undefined && !target.isFile) {
      write(path, "w", text);
      return;
    }
    replace(target?.path ?? path, text);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new AssayError("usage", `Cannot write ${what} to "${path}": ${why}`, { cause });
  }
}

/** What lies at a path, links followed; undefined when nothing does. */
function existing(path: string): { readonly path: string; readonly isFile: boolean } | undefined {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats === undefined ? undefined : { path: realpathSync(path), isFile: stats.isFile() };
}

function replace(path: string, text: string | Iterable<string>): void {
  const draft = `${path}.${randomUUID()}.tmp`;
  try {
    write(draft, "wx", text);
    renameSync(draft, path);
  } catch (cause) {
    rmSync(draft, { force: true });
    throw cause;
  }
}

function write(path: string, flag: "w" | "wx", text: string | Iterable<string>): void {
  const file = openSync(path, flag);
  try {
    for (const piece of typeof text === "string" ? [text] : text) writeFileSync(file, piece);
  } finally {
    closeSync(file);
  }
}
