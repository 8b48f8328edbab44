import { configurationOfGguf, parseConfiguration } from "../../weights/model/configuration.ts";
import type { Configuration } from "../../weights/model/configuration.ts";
import { describeModel } from "../../weights/model/describe-model.ts";
import type { Inspection } from "../../weights/inspection.ts";
import { joinedTensors, type TensorList } from "../../weights/tensor-list.ts";
import type { ReleaseView } from "../release-view.ts";
import { weightsSetsOf, type WeightsSet } from "../sightings/weights-sets.ts";
import type { DescribedModel, InspectedFile } from "./loading.ts";

/** Every final model of a release of which all files were inspected; half of a model says nothing true of the whole. */
export function describeModels(
  view: ReleaseView,
  files: readonly InspectedFile[],
): readonly DescribedModel[] {
  const inspections = new Map(files.map(({ path, inspection }) => [path, inspection]));
  return weightsSetsOf(view).final.flatMap((set) => describeSet(view, set, inspections) ?? []);
}

function describeSet(
  view: ReleaseView,
  { files }: WeightsSet,
  inspections: ReadonlyMap<string, Inspection>,
): DescribedModel | undefined {
  const [first] = files;
  const found = files.map(({ placed }) => inspections.get(placed.path));
  if (first === undefined || !isWhole(files.map(({ placed }) => placed.path))) return undefined;
  const lists: TensorList[] = [];
  for (const inspection of found) {
    if (inspection === undefined || inspection.integrity !== "valid") return undefined;
    lists.push(inspection.tensors);
  }
  const tensors = joinedTensors(lists);
  if (tensors.length === 0) return undefined;
  const { path } = first.placed;
  const own = configurationOfGguf(found[0]?.metadata ?? new Map());
  const beside = own === undefined ? configurationBeside(view, path) : undefined;
  const facts = describeModel(tensors, own ?? beside?.configuration);
  return (
    facts && {
      ...facts,
      file: path,
      files: files.length,
      ...(beside && { configuration: beside.path }),
    }
  );
}

/** Whether a set holds as many shards as the name of each says. */
function isWhole(paths: readonly string[]): boolean {
  return paths.every((path) => {
    const shards = /[-_]\d{1,5}[-_]of[-_](\d{1,5})\.[^./]+$/.exec(path)?.[1];
    return shards === undefined || Number(shards) === paths.length;
  });
}

function configurationBeside(
  view: ReleaseView,
  path: string,
): { readonly path: string; readonly configuration: Configuration } | undefined {
  const place = `${path.slice(0, path.lastIndexOf("/") + 1)}config.json`;
  const text = view.texts.get(place)?.text;
  const configuration = text === undefined ? undefined : parseConfiguration(text);
  return configuration && { path: place, configuration };
}
