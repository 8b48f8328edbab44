import { inspectMembers } from "../archives/inspect-members.ts";
import type { ArchiveLayout, ArchiveMember } from "../archives/archive.ts";
import type { InspectContext } from "../format-reader.ts";
import { conclude, within, type Inspection } from "../inspection.ts";
import { judgeSchema } from "../skops/judge-schema.ts";
import { parseStrictJson } from "../strict-json.ts";
import { joinedTensors } from "../tensor-list.ts";

/** Longest schema that is read: a forest of a thousand trees has 20 MB. */
const MAX_SCHEMA_BYTES = 128 << 20;

/** A scikit-learn object as skops writes it: a tree of nodes that each name a class, and its arrays. */
export const skops: ArchiveLayout = {
  name: "skops",
  kinds: ["zip"],
  recognizes: (names) => names.includes("schema.json"),
  async inspect(archive, context) {
    const isSchema = ({ name }: ArchiveMember): boolean => name === "schema.json";
    const others = archive.members.filter((member) => !isSchema(member));
    const parts = [...(await inspectMembers(archive, others, context))];
    for (const member of archive.members.filter(isSchema)) {
      parts.push(within(member.name, await inspectSchema(member, context)));
    }
    const tensors = joinedTensors(parts.map((part) => part.tensors));
    return conclude({ format: "skops", parts, tensors });
  },
};

async function inspectSchema(
  member: ArchiveMember,
  { signal }: InspectContext,
): Promise<Inspection> {
  const source = await member.open();
  const bytes = await source.read(0, MAX_SCHEMA_BYTES, signal);
  const calls = judgeSchema(parseStrictJson(Buffer.from(bytes).toString("utf8")));
  return conclude({ format: "skops-schema", calls });
}
