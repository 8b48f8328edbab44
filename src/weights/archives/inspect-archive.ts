import type { InspectContext } from "../format-reader.ts";
import { conclude, type Inspection } from "../inspection.ts";
import { ARCHIVE_LAYOUTS } from "../layouts/index.ts";
import type { Archive, ArchiveLayout } from "./archive.ts";
import { inspectMembers, memberTensors, unpackProblems } from "./inspect-members.ts";

/** Inspects an archive as what the names of its members show it to be; each member is looked at in any case. */
export async function inspectArchive(
  archive: Archive,
  context: InspectContext,
): Promise<Inspection> {
  const layout = layoutOf(archive, context);
  const inspection = await (layout?.inspect(archive, context) ?? inspectPlain(archive, context));
  const whole = conclude({
    format: inspection.format,
    parts: [inspection],
    // Asked for last: opening members finds more of them.
    problems: [...(await unpackProblems(archive)), ...archive.problems],
  });
  return { ...whole, tensors: inspection.tensors, metadata: inspection.metadata };
}

/** The names of all members are there only while this is asked. */
function layoutOf(archive: Archive, context: InspectContext): ArchiveLayout | undefined {
  const names = archive.members.map(({ name }) => name);
  return ARCHIVE_LAYOUTS.find(
    ({ kinds, recognizes }) => kinds.includes(archive.kind) && recognizes(names, context.name),
  );
}

/** An archive of no known layout: whatever is in it. */
async function inspectPlain(archive: Archive, context: InspectContext): Promise<Inspection> {
  const parts = await inspectMembers(archive, archive.members, context);
  return conclude({ format: archive.kind, parts, tensors: memberTensors(archive, parts) });
}
