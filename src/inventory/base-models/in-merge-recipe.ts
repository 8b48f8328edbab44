import { fileName } from "../file-kind.ts";
import { quoteAt } from "../prose/prose.ts";
import type { ReleaseView } from "../release-view.ts";
import type { FoundModel } from "./found-model.ts";

/** A model in a recipe of mergekit: in its lists, as a base, or in a slice. */
const MERGED =
  /^[ \t]*(?:- )?(?:- )?(?:model|base_model)[ \t]*:[ \t]*["']?([^\s"'#{}[\]]{1,2000})["']?[ \t]*(?:#.*)?$/gm;

/** Models that the recipe of a merge names. */
export function inMergeRecipes({ texts }: ReleaseView): readonly FoundModel[] {
  return [...texts.values()].flatMap((file) => {
    if (!/^(?:mergekit|merge)_config\.ya?ml$/i.test(fileName(file.path))) return [];
    return [...file.text.matchAll(MERGED)].map(({ 1: name = "", index }): FoundModel => ({
      // A part after `+` is an adapter that was laid on the model first.
      name: name.replace(/\+.*$/, ""),
      writer: "program",
      relation: "merge",
      evidence: quoteAt(file, index),
    }));
  });
}
