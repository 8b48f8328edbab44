import type { ByteSource } from "../../bytes/byte-source.ts";
import { zipArchive } from "../archives/zip-archive.ts";
import { inspectArchive } from "../archives/inspect-archive.ts";
import type { FormatReader, InspectContext } from "../format-reader.ts";
import type { Inspection } from "../inspection.ts";

/** Zip files and all formats that are zips: told apart by their members. */
export const zip: FormatReader = {
  name: "zip",
  sniff: ({ head }) =>
    head[0] === 0x50 && head[1] === 0x4b && (head[2] ?? 99) < 9 && (head[3] ?? 99) < 9,
  promisedBy: (name) => /\.(?:zip|dduf)$/.test(name),
  mayBeNamed: (name) => /\.(?:pt|pth|ckpt|pkl|npz|keras)$/.test(name),
  inspect: async (source: ByteSource, context: InspectContext): Promise<Inspection> =>
    inspectArchive(await zipArchive(source, context), context),
};
