import { sightDatasetIds } from "./dataset-ids.ts";
import { showDataGroups } from "./data-files.ts";
import type { Sighter } from "./sighter.ts";

/** Folders of data named one by one. */
const MAX_GROUPS = 12;

/** Data that a model is measured with: files under the names of held-out splits, and data sets that evaluation code names. */
export const evalData: Sighter = {
  id: "eval-data",
  *sight(view) {
    yield* showDataGroups(view, "eval", MAX_GROUPS);
    yield* sightDatasetIds(view, "data.eval");
  },
};
