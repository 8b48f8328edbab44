import type { ReleaseView } from "../release-view.ts";
import {
  describeFiles,
  weightsFilesOf,
  type WeightsDescription,
  type WeightsFile,
} from "./weights-files.ts";
import { seriesOf, stepOf } from "./weights-names.ts";

/** One model as stored: all shards of it. */
export interface WeightsSet {
  readonly files: readonly WeightsFile[];
  readonly step: number | undefined;
  /** The place without the step: sets of one series share it. */
  readonly series: string;
}

/** The sets of weights of a release, by what they are of training. */
export interface WeightsSets {
  readonly final: readonly WeightsSet[];
  readonly intermediate: readonly WeightsSet[];
}

/** Sorts the sets of a release: a series of steps is intermediate, but for its last step where nothing else is final. */
export function weightsSetsOf(view: ReleaseView): WeightsSets {
  const sets = gatherSets(view);
  const lastSteps = lastStepOfSeries(sets);
  const isFinal = ({ step, series }: WeightsSet): boolean =>
    step === undefined || lastSteps.get(series) === step;
  return { final: sets.filter(isFinal), intermediate: sets.filter((set) => !isFinal(set)) };
}

/**
 * Formats, number, bytes and parameters of the final weights at hand or listed; pointers and broken files are not among them.
 * Parameters only where there is one set: the sum over several says nothing.
 */
export function describeWeights(view: ReleaseView): WeightsDescription {
  const sets = weightsSetsOf(view).final.filter(({ files: [first] }) => {
    return first?.shownBy === "content" || first?.shownBy === "name";
  });
  const description = describeFiles(sets.flatMap(({ files }) => files));
  return sets.length === 1 ? description : { ...description, parameters: undefined };
}

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
