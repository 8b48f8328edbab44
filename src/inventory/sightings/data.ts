import { citeFile } from "./cite.ts";
import { sightDatasetIds } from "./dataset-ids.ts";
import { showDataGroups } from "./data-files.ts";
import { layoutOf } from "./layout.ts";
import type { Sighter } from "./sighter.ts";

/** Folders of data named one by one. */
const MAX_GROUPS = 12;

const MANIFEST_NAME =
  /^(?:urls?|download_links?|data_urls?|manifest|provenance|data_sources?|sources|dataset_infos?|shard_hashes|checksums|data_mix(?:ture)?)\.(?:txt|csv|tsv|json|ya?ml)$|\.dvc$|^dvc\.(?:ya?ml|lock)$/;

/** Training data in the files of the release, lists of where they lie, and data sets that code names. */
export const data: Sighter = {
  id: "data",
  *sight(view) {
    yield* showDataGroups(view, "train", MAX_GROUPS);
    const manifests = layoutOf(view).files.filter(
      ({ name, place }) => place === "own" && MANIFEST_NAME.test(name),
    );
    for (const { path } of manifests.slice(0, MAX_GROUPS)) {
      yield {
        component: "data.train",
        status: "claimed-only",
        detail: "a list of data files, judged by name",
        evidence: citeFile(view, path),
      };
    }
    yield* sightDatasetIds(view, "data.train");
  },
};
