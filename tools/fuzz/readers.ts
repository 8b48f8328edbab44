import { DOCUMENT_KINDS } from "../../src/weights/documents/index.ts";
import { baseName, PROBE_BYTES } from "../../src/weights/format-reader.ts";
import { FORMAT_READERS } from "../../src/weights/formats/index.ts";
import { ARCHIVE_LAYOUTS } from "../../src/weights/layouts/index.ts";
import type { Seed } from "./seed.ts";

/** Readers of what a signature is in. They are asked by themselves: no file of weights leads to them. */
const SIGNING_READERS: readonly string[] = ["signing-bundle", "signing-statement"];

/** Every reader of bytes that others made: of formats, of what archives and documents mean, of signatures. */
export const ALL_READERS: readonly string[] = [
  ...[...FORMAT_READERS, ...ARCHIVE_LAYOUTS, ...DOCUMENT_KINDS].map(({ name }) => name),
  ...SIGNING_READERS,
];

/** Formats whose files are more than that, by the names of their members or by what they say. */
const WRAPPERS: ReadonlySet<string> = new Set(["zip", "tar", "json"]);

/** The reader that takes a file, which was inspected as `format`. */
export function readerOf({ name, bytes }: Pick<Seed, "name" | "bytes">, format: string): string {
  const head = bytes.subarray(0, PROBE_BYTES);
  const probe = { head, byteLength: bytes.length, name: baseName(name) };
  const reader =
    FORMAT_READERS.find(({ sniff }) => sniff(probe)) ??
    FORMAT_READERS.find(({ promisedBy }) => promisedBy?.(probe.name));
  if (reader === undefined) return "raw";
  return WRAPPERS.has(reader.name) && ALL_READERS.includes(format) ? format : reader.name;
}
