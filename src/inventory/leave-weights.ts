import type { Release } from "../release/release.ts";
import { fileKind } from "./file-kind.ts";

/** A release whose weights are known by name and size only. */
export function leaveWeights(release: Release): Release {
  return {
    ...release,
    files: release.files.map((file) => {
      if (fileKind(file.path) !== "weights") return file;
      const { open: _, ...listed } = file;
      return { ...listed, whyNotOpen: "left out: no weights were asked for" };
    }),
  };
}
