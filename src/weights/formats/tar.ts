import { isTarHeader } from "../../bytes/tar/tar-header.ts";
import { inspectArchive } from "../archives/inspect-archive.ts";
import { tarArchive } from "../archives/tar-archive.ts";
import type { FormatReader } from "../format-reader.ts";

/** Tar files and all formats that are tars: told apart by their members. */
export const tar: FormatReader = {
  name: "tar",
  sniff: ({ head }) =>
    isTarHeader(head) || Buffer.from(head.subarray(257, 262)).toString("latin1") === "ustar",
  promisedBy: (name) => /\.(?:tar|nemo)$/.test(name),
  mayBeNamed: (name, found) => found === "pytorch-tar" && /\.(?:pt|pth|ckpt|pkl|t7)$/.test(name),
  inspect: async (source, context) =>
    inspectArchive(await tarArchive(source, context.signal), context),
};
