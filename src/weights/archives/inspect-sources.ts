import type { InspectContext } from "../format-reader.ts";
import { conclude, type Call, type Inspection } from "../inspection.ts";
import type { Archive } from "./archive.ts";
import { inspectMembers } from "./inspect-members.ts";
import { joinedTensors } from "../tensor-list.ts";

/** Inspects an archive whose Python sources are imported when it is loaded; the other members as what they are. */
export async function inspectSources(
  format: string,
  archive: Archive,
  context: InspectContext,
): Promise<Inspection> {
  const isSource = ({ name }: { readonly name: string }): boolean => /\.pyc?$/.test(name);
  const calls: Call[] = archive.members
    .filter(isSource)
    .map(({ name }) => ({ callable: name, arguments: "", member: name, verdict: "code" }));
  const others = archive.members.filter((member) => !isSource(member));
  const parts = await inspectMembers(archive, others, context);
  return conclude({
    format,
    calls,
    parts,
    tensors: joinedTensors(parts.map(({ tensors }) => tensors)),
  });
}
