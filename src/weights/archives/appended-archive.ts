import type { ByteSource } from "../../bytes/byte-source.ts";
import { FormatError } from "../../bytes/errors.ts";
import { memorySource } from "../../bytes/memory-source.ts";
import { findDirectories } from "../../bytes/zip/central-directory.ts";
import type { InspectContext } from "../format-reader.ts";
import type { Inspection } from "../inspection.ts";
import { inspectArchive } from "./inspect-archive.ts";
import { zipArchive } from "./zip-archive.ts";

/** Whether readers that begin at the end, as Python's do, take a file for a zip. */
export async function endsInArchive(source: ByteSource, signal?: AbortSignal): Promise<boolean> {
  try {
    const directories = await findDirectories(source, signal);
    return directories.some(({ end, count }) => end === source.byteLength && count > 0);
  } catch (error) {
    if (error instanceof FormatError) return true;
    throw error;
  }
}

/** Inspects the zip at the end of a file that is something else; what lies before it was inspected as that. */
export async function inspectAppended(
  source: ByteSource,
  context: InspectContext,
): Promise<Inspection> {
  const archive = await zipArchive(source, context);
  return inspectArchive({ ...archive, prefix: memorySource(new Uint8Array()) }, context);
}
