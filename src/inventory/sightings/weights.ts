import type { Sighting } from "../component.ts";
import type { ReleaseView } from "../release-view.ts";
import { citeFile } from "./cite.ts";
import { formatBytes, formatCount } from "./quantity.ts";
import type { Sighter } from "./sighter.ts";
import { sightIndexes } from "./weights-index.ts";
import { describeFiles, weightsFilesOf, type WeightsFile } from "./weights-files.ts";
import { seriesOf, stepOf } from "./weights-names.ts";

/** Sets of weights that are named one by one; a release with more of them shows its first. */
const MAX_SETS = 24;

/** One model as stored: all shards of it. */
interface WeightsSet {
  readonly files: readonly WeightsFile[];
  readonly step: number | undefined;
  /** The place without the step: sets of one series share it. */
  readonly series: string;
}

/** Weights in the files of the release: `weights.final`, and `weights.intermediate` where a series of steps is there. */
export const weights: Sighter = {
  id: "weights",
  *sight(view) {
    const sets = gatherSets(view);
    const lastSteps = lastStepOfSeries(sets);
    const isFinal = ({ step, series }: WeightsSet): boolean =>
      step === undefined || lastSteps.get(series) === step;
    const final = sets.filter(isFinal);
    const intermediate = sets.filter((set) => !isFinal(set));
    yield* final.slice(0, MAX_SETS).map((set) => showSet(view, "weights.final", set));
    yield* intermediate.slice(0, MAX_SETS).map((set) => showSet(view, "weights.intermediate", set));
    yield* sightIndexes(view);
  },
};

function gatherSets(view: ReleaseView): readonly WeightsSet[] {
  const groups = new Map<string, WeightsFile[]>();
  for (const file of weightsFilesOf(view)) {
    const key = `${seriesOf(file.placed)} ${file.shownBy}`;
    const group = groups.get(key);
    if (group) group.push(file);
    else groups.set(key, [file]);
  }
  return [...groups].flatMap(([key, files]) => {
    const [first] = files;
    if (!first) return [];
    return [{ files, step: stepOf(first.placed), series: key.replaceAll(/\d+/g, "#") }];
  });
}

/** The last step of each series is its final weights, unless weights without a step lie beside them: then no step is. */
function lastStepOfSeries(sets: readonly WeightsSet[]): ReadonlyMap<string, number> {
  const lastSteps = new Map<string, number>();
  if (sets.some(({ step }) => step === undefined)) return lastSteps;
  for (const { step, series } of sets) {
    if (step !== undefined) lastSteps.set(series, Math.max(step, lastSteps.get(series) ?? 0));
  }
  return lastSteps;
}

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
