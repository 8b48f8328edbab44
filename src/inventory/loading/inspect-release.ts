import { AssayError, FormatError } from "../../bytes/errors.ts";
import { resultsAhead } from "../../bytes/results-ahead.ts";
import type { ReleaseFile } from "../../release/release.ts";
import { inspectSource } from "../../weights/inspect-source.ts";
import type { Inspection } from "../../weights/inspection.ts";
import { isWeightsName } from "../../weights/weights-name.ts";
import type { Unread } from "../inventory.ts";
import { readingWidth } from "../reading-width.ts";
import type { ReleaseView } from "../release-view.ts";
import { layoutOf, type PlacedFile } from "../sightings/layout.ts";
import { weightsFilesOf } from "../sightings/weights-files.ts";
import { isTrainingState } from "../sightings/weights-names.ts";
import { isBeside } from "./beside.ts";
import { describeModels } from "./describe-models.ts";
import { type InspectedFile, type Loading, loadingOf } from "./loading.ts";
import { planInspection, type PlannedInspection } from "./inspection-plan.ts";
import { releaseSiblings } from "./release-siblings.ts";

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
  const plan = planInspection(chosen);
  const files: InspectedFile[] = [];
  const unread: Unread[] = [];
  let done = 0;
  let endsSkipped = 0;
  const inspect = (planned: PlannedInspection): Promise<Inspected> => {
    signal?.throwIfAborted();
    return inspectFile(planned, byPath, signal);
  };
  const width = readingWidth(chosen.map(({ file }) => file));
  for await (const seen of resultsAhead(plan.inspect, width, inspect)) {
    onProgress(done++, chosen.length);
    const { planned, inspection, isEndSkipped, why } = seen;
    const { placed } = planned;
    const { path } = placed;
    if (why !== undefined) unread.push({ what: path, why });
    if (inspection === undefined) continue;
    const isWeights = weights.has(path) || isTrainingState(placed) || isWeightsName(path);
    const role = isWeights ? "weights" : "beside";
    // A name like `data.bin` may be anything; what is of no format and not named for weights is nothing to load.
    if (inspection.format === "unknown" && !weights.has(path)) continue;
    files.push({ path, role, inspection });
    unread.push(...gapsOf(path, inspection));
    if (isEndSkipped) endsSkipped += 1;
  }
  if (endsSkipped > 0) {
    const what = `the end of ${endsSkipped === 1 ? "1 file" : `${endsSkipped} files`} of weights`;
    unread.push({ what, why: "not fetched: an archive behind the weights would not be seen" });
  }
  unread.push(...plan.unread);
  return { loading: loadingOf(files, describeModels(view, files)), unread };
}

function isAsked(placed: PlacedFile, weights: ReadonlySet<string>): boolean {
  const { path } = placed;
  return weights.has(path) || isTrainingState(placed) || isWeightsName(path) || isBeside(path);
}

/** What became of one file. */
interface Inspected {
  readonly planned: PlannedInspection;
  readonly inspection?: Inspection;
  readonly isEndSkipped: boolean;
  /** Why it could not be read. */
  readonly why?: string;
}

async function inspectFile(
  planned: PlannedInspection,
  byPath: ReadonlyMap<string, ReleaseFile>,
  signal: AbortSignal | undefined,
): Promise<Inspected> {
  const { file } = planned.placed;
  try {
    const source = await file.open?.();
    if (source === undefined) return { planned, isEndSkipped: false };
    const skipsEnd = planned.skipsEnd && source.isRemote === true;
    const siblings = releaseSiblings(file.path, byPath);
    const options = { siblings, skipsEnd, ...(signal && { signal }) };
    const inspection = await inspectSource(source, file.path, options);
    // What came may be wrong and not the file: no later audit should have to rest on it.
    if (inspection.integrity === "malformed") source.drop?.();
    // Hundreds of headers take memory, and who asks for one again finds it in the cache.
    source.forget?.();
    return { planned, inspection, isEndSkipped: skipsEnd && inspection.format !== "unknown" };
  } catch (error) {
    if (!(error instanceof AssayError) && !(error instanceof FormatError)) throw error;
    return { planned, isEndSkipped: false, why: error.message };
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
