import { lstatSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { AssayError } from "../bytes/errors.ts";
import { fileSource } from "../bytes/file-source.ts";
import type { Siblings } from "./format-reader.ts";

/** Files looked at beside one file: a release has hundreds, a wrong folder millions. */
const MAX_PATHS = 20_000;

/** What lies in a folder on disk, links left out: a link may lead anywhere, and models need none. */
export function folderSiblings(folder: string): Siblings {
  let paths: readonly string[] | undefined;
  return {
    paths: () => Promise.resolve((paths ??= listFiles(folder))),
    open(path) {
      if (!isPlainRelative(path) || crossesLink(folder, path)) return undefined;
      try {
        return fileSource(join(folder, path));
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

function crossesLink(folder: string, path: string): boolean {
  const steps = path.split("/");
  return steps.some((_, at) => {
    const place = join(folder, ...steps.slice(0, at + 1));
    return lstatSync(place, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
  });
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
