import { realpathSync } from "node:fs";
import { basename, resolve } from "node:path";

import { fileSource } from "../bytes/file-source.ts";
import { printableName } from "./printable-path.ts";
import type { Release } from "./release.ts";

/**
 * A release of which one file is at hand. The listing is partial: what lies beside the file was not looked at,
 * and nothing may be concluded from its absence.
 */
export function gatherFile(path: string): Release {
  const realPath = realpathSync.native(path);
  const name = printableName(basename(resolve(path))).text;
  const { byteLength } = fileSource(realPath);
  return {
    name: name.replace(/(?<=.)\.[^.]+$/, ""),
    source: { kind: "file", location: path },
    listing: "partial",
    partialBecause: "a single file was given",
    files: [
      { path: name, byteLength, open: () => new Promise((done) => done(fileSource(realPath))) },
    ],
    oddities: [],
  };
}
