import { inspectMembers } from "../archives/inspect-members.ts";
import type { ArchiveLayout, ArchiveMember } from "../archives/archive.ts";
import type { InspectContext } from "../format-reader.ts";
import { conclude, within, type Inspection } from "../inspection.ts";
import { judgeKerasConfig } from "../keras/judge-config.ts";
import { parseStrictJson } from "../strict-json.ts";
import { joinedTensors } from "../tensor-list.ts";

/** Longest configuration that is read; the longest of known models have a few megabytes. */
const MAX_CONFIG_BYTES = 64 << 20;

/** Keras 3: a configuration, which says what is called to make the model, and weights in HDF5 or npz. */
export const keras: ArchiveLayout = {
  name: "keras",
  kinds: ["zip"],
  recognizes: (names) => names.includes("config.json") && names.includes("metadata.json"),
  async inspect(archive, context) {
    const isConfig = ({ name }: ArchiveMember): boolean => name === "config.json";
    const others = archive.members.filter((member) => !isConfig(member));
    const parts = [...(await inspectMembers(archive, others, context))];
    for (const member of archive.members.filter(isConfig)) {
      parts.push(within(member.name, await inspectConfig(member, context)));
    }
    const tensors = joinedTensors(parts.map((part) => part.tensors));
    return conclude({ format: "keras", parts, tensors });
  },
};

async function inspectConfig(
  member: ArchiveMember,
  { signal }: InspectContext,
): Promise<Inspection> {
  const source = await member.open();
  const bytes = await source.read(0, MAX_CONFIG_BYTES, signal);
  const facts = judgeKerasConfig(parseStrictJson(Buffer.from(bytes).toString("utf8")));
  return conclude({ format: "keras-config", ...facts });
}
