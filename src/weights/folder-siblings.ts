import { lstatSync, readdirSync, type Stats } from "node:fs";
import { join } from "node:path";
import { AssayError } from "../bytes/errors.ts";
import { fileSource } from "../bytes/file-source.ts";
import { smallSource } from "../bytes/small-source.ts";
import type { Siblings } from "./format-reader.ts";

/** Files looked at beside one file: a release has hundreds, a wrong folder millions. */
const MAX_PATHS = 20_000;

/** What lies in a folder on disk, links left out: a link may lead anywhere, and models need none. */
export function folderSiblings(folder: string): Siblings {
  let paths: readonly string[] | undefined;
  return {
    paths: () => Promise.resolve((paths ??= listFiles(folder))),
    open(path) {
      const state = isPlainRelative(path) ? plainFile(folder, path) : undefined;
      if (state === undefined) return undefined;
      try {
        return smallSource(fileSource(join(folder, path), state));
      } catch (error) {
        if (error instanceof AssayError) return undefined;
        throw error;
      }
    },
  };
}

/** Whether a path names something below its folder and nothing else, on every system. */
export function isPlainRelative(path: string): boolean {
  return (
    path !== "" &&
    !/[\\:\0]/.test(path) &&
    path.split("/").every((step) => step !== "" && step !== "." && step !== "..")
  );
}

/** The state of a file that no link leads to; undefined where there is none. */
function plainFile(folder: string, path: string): Stats | undefined {
  let stats: Stats | undefined;
  let place = folder;
  for (const step of path.split("/")) {
    place = join(place, step);
    stats = lstatSync(place, { throwIfNoEntry: false });
    if (stats === undefined || stats.isSymbolicLink()) return undefined;
  }
  return stats?.isFile() ? stats : undefined;
}

function listFiles(folder: string): readonly string[] {
  const files: string[] = [];
  const waiting = [""];
  for (let at = 0; at < waiting.length && files.length < MAX_PATHS; at += 1) {
    const inside = waiting[at] ?? "";
    for (const entry of readdirSync(join(folder, inside), { withFileTypes: true })) {
      const path = inside === "" ? entry.name : `${inside}/${entry.name}`;
      if (entry.isDirectory()) waiting.push(path);
      else if (entry.isFile() && files.length < MAX_PATHS) files.push(path);
    }
  }
  return files.toSorted();
}
