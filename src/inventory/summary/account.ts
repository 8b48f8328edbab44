import type { Sighting } from "../component.ts";
import { codePointers } from "../pointers/code-pointers.ts";
import { pointersIn, type Pointer } from "../pointers/pointer.ts";
import { publishersOf } from "../pointers/publishers.ts";
import { scriptPointers } from "../pointers/script-pointers.ts";
import type { ReadRelease } from "../read-release.ts";
import { sightFiles } from "../sightings/index.ts";
import { summarizeTrainingCode } from "../sightings/training-code.ts";
import { sightInTexts } from "../text-sightings.ts";
import { trainingCode } from "./training-code.ts";
import { trainingData, type TrainingData } from "./training-data.ts";
import { weightsAccess, type WeightsAccess } from "./weights-access.ts";
import type { Summary } from "../inventory.ts";

/** What files and texts together show of weights, training code and training data. */
export interface Account {
  readonly pointers: readonly Pointer[];
  readonly publishers: ReadonlySet<string>;
  readonly sightings: readonly Sighting[];
  readonly trainingCode: Summary["trainingCode"];
  readonly data: TrainingData;
  readonly weights: WeightsAccess;
}

/** Weighs what files show against what texts say. */
export function accountFor(releaseName: string, { view, documents }: ReadRelease): Account {
  const pointers = [
    ...documents.flatMap(pointersIn),
    ...scriptPointers(view),
    ...codePointers(view),
  ];
  const publishers = publishersOf(releaseName, pointers);
  const inFiles = sightFiles(view);
  const { listing } = view;
  const code = trainingCode(summarizeTrainingCode(view), documents, pointers, publishers, listing);
  const data = trainingData(documents, pointers, publishers, inFiles);
  const hasRecipe = code.summary === "full";
  const weights = weightsAccess(documents, pointers, publishers, inFiles, hasRecipe, listing);
  const inTexts = sightInTexts(documents, pointers, publishers, weights, code, data);
  return {
    pointers,
    publishers,
    sightings: [...inFiles, ...inTexts],
    trainingCode: code.summary,
    data,
    weights,
  };
}
