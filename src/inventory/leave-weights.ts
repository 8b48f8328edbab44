import type { Release } from "../release/release.ts";
import { fileKind } from "./file-kind.ts";

/** A release whose weights are known by name and size only. */
export function leaveWeights(release: Release): Release {
  return {
    ...release,
    files: release.files.map(({ open, ...file }) =>
      fileKind(file.path) === "weights" || open === undefined ? file : { ...file, open },
    ),
  };
}
