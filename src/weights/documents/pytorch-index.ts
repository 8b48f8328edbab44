import { isPlainRelative } from "../folder-siblings.ts";
import type { Inspection, Problem } from "../inspection.ts";
import type { DocumentKind } from "./document-kind.ts";
import { safetensorsIndex } from "./safetensors-index.ts";
import { joinedTensors } from "../tensor-list.ts";

/** The list of shards of a model in several files of PyTorch, each of which calls what its pickle says. */
export const pytorchIndex: DocumentKind = {
  name: "pytorch-index",
  recognizes: (document) => document.shards !== undefined && !safetensorsIndex.recognizes(document),
  async inspect({ shards }, { siblings, inspectPart }) {
    const problems: Problem[] = [];
    const parts: Inspection[] = [];
    for (const shard of shards?.keys() ?? []) {
      if (!isPlainRelative(shard)) {
        const message = `the index leads out of its folder, to "${shard}"`;
        problems.push({ id: "path-outside", message, effect: "code" });
        continue;
      }
      const source = siblings.open(shard);
      if (source !== undefined) parts.push(await inspectPart(source, shard));
      else
        problems.push({ id: "bad-index", message: `"${shard}" is missing`, effect: "malformed" });
    }
    return { problems, parts, tensors: joinedTensors(parts.map(({ tensors }) => tensors)) };
  },
};
