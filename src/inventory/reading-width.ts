import type { ReleaseFile } from "../release/release.ts";

/** Files of a server that are read at once: enough to hide the way there. */
export const REMOTE_WIDTH = 24;

/** How many of these files are read at once: those of this disk one after the other. */
export function readingWidth(files: readonly ReleaseFile[]): number {
  return files.some(({ isRemote }) => isRemote === true) ? REMOTE_WIDTH : 1;
}
