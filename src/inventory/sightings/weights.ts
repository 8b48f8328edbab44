import type { Sighting } from "../component.ts";
import type { ReleaseView } from "../release-view.ts";
import { citeFile } from "./cite.ts";
import { formatBytes, formatCount } from "./quantity.ts";
import type { Sighter } from "./sighter.ts";
import { sightIndexes } from "./weights-index.ts";
import { describeFiles, type WeightsFile } from "./weights-files.ts";
import { weightsSetsOf, type WeightsSet } from "./weights-sets.ts";

/** Sets of weights that are named one by one; a release with more of them shows its first. */
const MAX_SETS = 24;

/** Weights in the files of the release: `weights.final`, and `weights.intermediate` where a series of steps is there. */
export const weights: Sighter = {
  id: "weights",
  *sight(view) {
    const { final, intermediate } = weightsSetsOf(view);
    yield* final.slice(0, MAX_SETS).map((set) => showSet(view, "weights.final", set));
    yield* intermediate.slice(0, MAX_SETS).map((set) => showSet(view, "weights.intermediate", set));
    yield* sightIndexes(view);
  },
};

function showSet(
  view: ReleaseView,
  component: "weights.final" | "weights.intermediate",
  set: WeightsSet,
): Sighting {
  const [first] = set.files;
  if (!first) throw new Error("a set of weights has files");
  const isThere = first.shownBy === "content" || first.shownBy === "name";
  return {
    component,
    status: isThere ? "present" : "claimed-only",
    detail: describeSet(set, first),
    evidence: citeFile(view, first.placed.path),
  };
}

function describeSet({ files, step }: WeightsSet, first: WeightsFile): string {
  const { formats, byteLength, parameters } = describeFiles(files);
  return [
    formats.join(" and "),
    files.length > 1 ? `${files.length} files` : "",
    byteLength === undefined ? "" : formatBytes(byteLength),
    parameters === undefined ? "" : `${formatCount(parameters)} parameters`,
    first.placed.stem.startsWith("adapter") ? "adapter for another model" : "",
    step === undefined ? "" : `step ${step}`,
    first.shownBy === "pointer" ? "only a git-LFS pointer is at hand" : "",
    first.shownBy === "name" ? "judged by name" : "",
    files.find(({ problem }) => problem !== undefined)?.problem ?? "",
  ]
    .filter((part) => part !== "")
    .join(", ");
}
