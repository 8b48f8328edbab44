import { fileName, isForeign } from "../file-kind.ts";
import { quoteAt } from "../prose/prose.ts";
import type { ReleaseView } from "../release-view.ts";
import type { FoundModel } from "./found-model.ts";

/** Where the library that saves a model notes what it was loaded from. */
const LOADED_FROM = /"_name_or_path"\s*:\s*"([^"\n]{1,2000})"/g;

/** Models that the weights, or parts of them, were loaded from before they were saved. */
export function inConfiguration({ texts }: ReleaseView): readonly FoundModel[] {
  return [...texts.values()].flatMap((file) => {
    if (!/^(?:config|model_index)\.json$/.test(fileName(file.path)) || isForeign(file.path))
      return [];
    return [...file.text.matchAll(LOADED_FROM)].flatMap(
      ({ 1: name = "", index }): readonly FoundModel[] =>
        name.trim() === "" || name === "None"
          ? []
          : [{ name, writer: "program", evidence: quoteAt(file, index) }],
    );
  });
}
