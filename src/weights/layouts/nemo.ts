import { inspectMembers } from "../archives/inspect-members.ts";
import type { ArchiveLayout } from "../archives/archive.ts";
import { conclude } from "../inspection.ts";
import { joinedTensors } from "../tensor-list.ts";

/** NVIDIA NeMo: a configuration, whose `_target_` entries are called to make the model, and a checkpoint of PyTorch. */
export const nemo: ArchiveLayout = {
  name: "nemo",
  kinds: ["tar"],
  recognizes: (names) => names.some((name) => /(?:^|\/)model_config\.ya?ml$/.test(name)),
  async inspect(archive, context) {
    const parts = await inspectMembers(archive, archive.members, context);
    return conclude({
      format: "nemo",
      parts,
      tensors: joinedTensors(parts.map(({ tensors }) => tensors)),
    });
  },
};
