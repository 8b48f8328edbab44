import type { Document } from "../documents.ts";
import { valuesOf } from "../front-matter-entries.ts";
import type { Relation } from "../inventory.ts";
import type { FoundModel } from "./found-model.ts";

/** What a card may put under `base_model_relation`, and what it means here. */
const RELATIONS: Readonly<Record<string, Relation>> = {
  finetune: "finetune",
  adapter: "adapter",
  quantized: "quantized",
  merge: "merge",
};

/** Tags that say how a model was made, where the card states no relation. */
const TAG_RELATIONS: Readonly<Record<string, Relation>> = {
  merge: "merge",
  mergekit: "merge",
  lora: "adapter",
  peft: "adapter",
  adapter: "adapter",
};

/** Models under `base_model` of a card; `base_model_relation`, else a tag, says how this one was made from them. */
export function inFrontMatter(documents: readonly Document[]): readonly FoundModel[] {
  return documents.flatMap(({ frontMatter }) => {
    const stated = valuesOf(frontMatter, "base_model_relation")[0]?.value.trim().toLowerCase();
    const tags = [...valuesOf(frontMatter, "tags"), ...valuesOf(frontMatter, "library_name")];
    const tagged = tags.flatMap(({ value }) => TAG_RELATIONS[value.toLowerCase()] ?? []);
    const relation = stated === undefined ? tagged[0] : RELATIONS[stated];
    return valuesOf(frontMatter, "base_model").map(({ value, evidence }): FoundModel => ({
      name: value,
      writer: "person",
      ...(relation && { relation }),
      evidence,
    }));
  });
}
