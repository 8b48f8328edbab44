import { realpathSync, statSync, type Stats } from "node:fs";
import { sep } from "node:path";

import { systemErrorCode } from "../bytes/system-error.ts";

/** What a symbolic link turned out to be. */
export type LinkTarget =
  | { readonly kind: "file"; readonly path: Buffer; readonly stats: Stats }
  | { readonly kind: "folder" | "cycle" | "special" | "broken" }
  | { readonly kind: "outside"; readonly isFolder: boolean };

/**
 * Follows a link to where it ends, as long as that is inside one of the folders `allowed`.
 * All paths are real paths. What lies outside is looked at once, to tell a file from a folder, and never opened.
 */
export function resolveLink(link: string | Buffer, allowed: readonly string[]): LinkTarget {
  let path: Buffer;
  let stats: Stats;
  try {
    path = realpathSync.native(link, "buffer");
    stats = statSync(path);
  } catch (error) {
    return { kind: systemErrorCode(error) === "ELOOP" ? "cycle" : "broken" };
  }
  if (stats.isDirectory() && isWithin(link, path)) return { kind: "cycle" };
  if (!allowed.some((folder) => isWithin(path, folder))) {
    return { kind: "outside", isFolder: stats.isDirectory() };
  }
  if (stats.isDirectory()) return { kind: "folder" };
  return stats.isFile() ? { kind: "file", path, stats } : { kind: "special" };
}

/** Whether a place is a folder or lies in it; compared byte by byte, for names that are not UTF-8. */
function isWithin(place: string | Buffer, folder: string | Buffer): boolean {
  const prefix = byteText(folder);
  return (byteText(place) + sep).startsWith(prefix.endsWith(sep) ? prefix : prefix + sep);
}

function byteText(path: string | Buffer): string {
  return Buffer.from(path).toString("latin1");
}
