import { AssayError, FormatError } from "../../bytes/errors.ts";
import type { ReleaseFile } from "../../release/release.ts";
import { inspectSource } from "../../weights/inspect-source.ts";
import type { Inspection } from "../../weights/inspection.ts";
import { isWeightsName } from "../../weights/weights-name.ts";
import { fileName } from "../file-kind.ts";
import type { Unread } from "../inventory.ts";
import type { ReleaseView } from "../release-view.ts";
import { layoutOf, type PlacedFile } from "../sightings/layout.ts";
import { weightsFilesOf } from "../sightings/weights-files.ts";
import { isTrainingState } from "../sightings/weights-names.ts";
import { describeModels } from "./describe-models.ts";
import { type InspectedFile, type Loading, loadingOf } from "./loading.ts";
import { releaseSiblings } from "./release-siblings.ts";

/** Files inspected in one release; the largest sharded models have a few hundred. */
const MAX_FILES = 5000;

/** Documents that decide how weights are loaded and used. */
const BESIDE =
  /^(?:config|tokenizer_config|processor_config|preprocessor_config|generation_config|adapter_config|model_index|modules|chat_template)\.json$|\.jinja2?$/i;

/** What was inspected, and what could not be. */
export interface InspectedRelease {
  readonly loading: Loading;
  readonly unread: readonly Unread[];
}

/**
 * Inspects every file at hand that holds weights or says how they are loaded. Nothing is loaded or run; file by file, so that
 * one that cannot be read leaves the others.
 */
export async function inspectRelease(
  view: ReleaseView,
  signal?: AbortSignal,
  onProgress: (done: number, total: number) => void = () => undefined,
): Promise<InspectedRelease> {
  const byPath = new Map(view.files.map((file) => [file.path, file]));
  const known = weightsFilesOf(view);
  const weights = new Set(known.map(({ placed }) => placed.path));
  // A pointer stands for weights that are not here.
  const pointers = new Set(
    known.flatMap(({ shownBy, placed }) => (shownBy === "pointer" ? placed.path : [])),
  );
  const chosen = layoutOf(view).files.filter(
    (placed) =>
      placed.file.open &&
      placed.place !== "vendored" &&
      !pointers.has(placed.path) &&
      isAsked(placed, weights),
  );
  const files: InspectedFile[] = [];
  const unread: Unread[] = [];
  for (const placed of chosen.slice(0, MAX_FILES)) {
    signal?.throwIfAborted();
    onProgress(files.length, chosen.length);
    const { path, file } = placed;
    const inspection = await inspectFile(file, byPath, unread, signal);
    if (inspection === undefined) continue;
    const isWeights = weights.has(path) || isTrainingState(placed) || isWeightsName(path);
    const role = isWeights ? "weights" : "beside";
    // A name like `data.bin` may be anything; what is of no format and not named for weights is nothing to load.
    if (inspection.format === "unknown" && !weights.has(path)) continue;
    files.push({ path, role, inspection });
    unread.push(...gapsOf(path, inspection));
  }
  if (chosen.length > MAX_FILES) {
    const what = `${chosen.length - MAX_FILES} more files of weights`;
    unread.push({ what, why: `only the first ${MAX_FILES} were inspected` });
  }
  return { loading: loadingOf(files, describeModels(view, files)), unread };
}

function isAsked(placed: PlacedFile, weights: ReadonlySet<string>): boolean {
  const { path } = placed;
  return (
    weights.has(path) ||
    isTrainingState(placed) ||
    isWeightsName(path) ||
    BESIDE.test(fileName(path))
  );
}

async function inspectFile(
  file: ReleaseFile,
  byPath: ReadonlyMap<string, ReleaseFile>,
  unread: Unread[],
  signal: AbortSignal | undefined,
): Promise<Inspection | undefined> {
  try {
    const source = await file.open?.();
    if (source === undefined) return undefined;
    const siblings = releaseSiblings(file.path, byPath);
    return await inspectSource(source, file.path, { siblings, ...(signal && { signal }) });
  } catch (error) {
    if (!(error instanceof AssayError) && !(error instanceof FormatError)) throw error;
    unread.push({ what: file.path, why: error.message });
    return undefined;
  }
}

/** Gaps named one by one for one file; a file of many says how many. */
const MAX_GAPS = 3;

function gapsOf(path: string, { unread }: Inspection): readonly Unread[] {
  const shown = unread.slice(0, MAX_GAPS).map(({ what, why, member }) => ({
    what: [path, member, what].filter((part) => part !== undefined).join(": "),
    why,
  }));
  if (unread.length <= MAX_GAPS) return shown;
  return [
    ...shown,
    { what: path, why: `${unread.length - MAX_GAPS} more parts were not understood` },
  ];
}
