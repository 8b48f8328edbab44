import { inspectMember, inspectMembers } from "../archives/inspect-members.ts";
import type { ArchiveLayout } from "../archives/archive.ts";
import { conclude, type Inspection } from "../inspection.ts";
import type { Tensor } from "../tensor.ts";

/** NumPy's archive of arrays: each member is one `.npy`, named as the array. */
export const npz: ArchiveLayout = {
  name: "npz",
  kinds: ["zip"],
  recognizes: (names) => names.length > 0 && names.every((name) => name.endsWith(".npy")),
  async inspect(archive, context) {
    const arrays = archive.members.filter(({ isLink }) => !isLink);
    const parts: Inspection[] = [];
    const tensors: Tensor[] = [];
    for (const member of arrays) {
      const part = await inspectMember(member, context);
      const name = member.name.slice(0, -".npy".length);
      parts.push(part);
      for (const tensor of part.tensors) tensors.push({ ...tensor, name });
    }
    for (const part of await inspectMembers(archive, [], context)) parts.push(part);
    return conclude({ format: "npz", parts, tensors });
  },
};
