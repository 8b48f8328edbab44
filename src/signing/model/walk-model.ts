import { lstatSync, readdirSync, realpathSync, statSync, type Stats } from "node:fs";
import { basename, join, resolve } from "node:path";
import type { ByteSource } from "../../bytes/byte-source.ts";
import { AssayError } from "../../bytes/errors.ts";
import { fileSource } from "../../bytes/file-source.ts";
import { systemErrorCode } from "../../bytes/system-error.ts";
import { byPathSteps } from "./manifest.ts";

/** What lies at a path of a model. */
export interface ModelEntry {
  /** Relative to the model, with slashes; `.` where the model is a single file. */
  readonly path: string;
  /** `other`: neither file nor link, such as a pipe. `linked-folder`: never followed, as the Python tool has it. */
  readonly kind: "file" | "linked-file" | "linked-folder" | "broken-link" | "other";
  /** Opens a file, or the file that a link leads to. Throws `AssayError` when it cannot be opened. */
  readonly open: () => ByteSource;
}

/** A model on disk. */
export interface ModelFiles {
  /** The last step of its path. */
  readonly name: string;
  readonly entries: readonly ModelEntry[];
  /** The ignored paths that are there. */
  readonly ignored: readonly string[];
}

/**
 * Everything that lies in a folder, or the one file; folders count for what is in them. Ignored paths are not looked into.
 * Throws `AssayError` when there is nothing to read.
 */
export function walkModel(path: string, isIgnored: (path: string) => boolean): ModelFiles {
  const root = resolve(path);
  const stats = statsOf(path, root);
  const name = basename(root);
  if (!stats.isDirectory()) {
    return { name, entries: [entryAt(root, ".")], ignored: [] };
  }
  const entries: ModelEntry[] = [];
  const ignored: string[] = [];
  const folders = [""];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    for (const child of namesIn(path, join(root, folder))) {
      const inside = folder === "" ? child : `${folder}/${child}`;
      const place = join(root, inside);
      if (isIgnored(inside)) ignored.push(inside);
      else if (lstatSync(place, { throwIfNoEntry: false })?.isDirectory()) folders.push(inside);
      else entries.push(entryAt(place, inside));
    }
  }
  return {
    name,
    entries: entries.toSorted((a, b) => byPathSteps(a.path, b.path)),
    ignored: ignored.toSorted(byPathSteps),
  };
}

function statsOf(path: string, root: string): Stats {
  try {
    return statSync(root);
  } catch (cause) {
    const code = systemErrorCode(cause);
    throw new AssayError(
      code === "ENOENT" ? "target-not-found" : "target-unreadable",
      `Cannot read "${path}": ${code}`,
      { cause },
    );
  }
}

function namesIn(path: string, folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch (cause) {
    const why = `Cannot list a folder of "${path}": ${systemErrorCode(cause)}`;
    throw new AssayError("target-unreadable", why, { cause });
  }
}

function entryAt(place: string, path: string): ModelEntry {
  const stats = lstatSync(place, { throwIfNoEntry: false });
  if (!stats?.isSymbolicLink()) {
    return { path, kind: stats?.isFile() ? "file" : "other", open: () => fileSource(place) };
  }
  const target = targetOf(place);
  if (target === undefined) return { path, kind: "broken-link", open: () => fileSource(place) };
  const kind = target.stats.isDirectory()
    ? "linked-folder"
    : target.stats.isFile()
      ? "linked-file"
      : "other";
  return { path, kind, open: () => fileSource(target.place) };
}

function targetOf(place: string): { readonly place: string; readonly stats: Stats } | undefined {
  try {
    const target = realpathSync(place);
    return { place: target, stats: statSync(target) };
  } catch {
    // It leads nowhere, in circles, or to where we may not look.
    return undefined;
  }
}
