import { isSevenZip } from "../../bytes/seven-zip/read-seven-zip.ts";
import { inspectArchive } from "../archives/inspect-archive.ts";
import { sevenZipArchive } from "../archives/seven-zip-archive.ts";
import type { FormatReader } from "../format-reader.ts";

/** Archives of 7-Zip. No library loads a model from one; people and programs unpack them first. */
export const sevenZip: FormatReader = {
  name: "seven-zip",
  sniff: ({ head }) => isSevenZip(head),
  promisedBy: (name) => name.endsWith(".7z"),
  inspect: async (source, context) =>
    inspectArchive(await sevenZipArchive(source, context), context),
};
