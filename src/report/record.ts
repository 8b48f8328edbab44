import { count } from "./text/count.ts";
import { formatBytes } from "../inventory/sightings/quantity.ts";
import type { WrittenRecord } from "../release/record/write-record.ts";
import { escapeInvisible, harmless } from "./harmless.ts";

/** What a record came to hold, for programs. */
export function recordJson(written: WrittenRecord): string {
  return `${escapeInvisible(JSON.stringify(written, undefined, 2))}\n`;
}

/** What a record came to hold, for reading. */
export function recordText(
  folder: string,
  { revision, files, filesKept, bytes, problems }: WrittenRecord,
): string {
  const at = revision === undefined ? "" : ` of ${revision}`;
  const lines = [
    `${folder}: a record${at}: ${count(files, "file")} listed, ${formatBytes(bytes)} of ${filesKept} kept`,
    ...(problems.length > 0 ? ["", "Not read; run it again to try once more"] : []),
    ...problems.map(({ path, message }) => `  ${path}: ${message}`),
  ];
  return `${lines.map(harmless).join("\n")}\n`;
}
