import { hash } from "node:crypto";
import { join } from "node:path";

/** Folder of the copy of a repository on a server, among all copies; the address is no part of a path. */
export function cloneFolder(cache: string, url: string): string {
  return join(cache, hash("sha256", url).slice(0, 32));
}
