import { fileName } from "../file-kind.ts";
import { quoteAt } from "../prose/prose.ts";
import type { ReleaseView } from "../release-view.ts";
import type { FoundModel } from "./found-model.ts";

/** Where adapters name the model that they change, and its revision. */
const BASE = /"base_model_name_or_path"\s*:\s*"([^"\n]{1,2000})"/;
const REVISION = /"revision"\s*:\s*"([^"\n]{1,200})"/;

/** The model that an adapter's configuration names. */
export function inAdapters({ texts }: ReleaseView): readonly FoundModel[] {
  return [...texts.values()].flatMap((file): readonly FoundModel[] => {
    const match = fileName(file.path) === "adapter_config.json" ? BASE.exec(file.text) : null;
    if (!match?.[1]?.trim()) return [];
    const revision = REVISION.exec(file.text)?.[1];
    return [
      {
        name: match[1],
        writer: "program",
        relation: "adapter",
        ...(revision !== undefined && { revision }),
        evidence: quoteAt(file, match.index),
      },
    ];
  });
}
