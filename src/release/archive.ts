import { fileSource } from "../bytes/file-source.ts";
import { startsWith } from "./binary-content.ts";
import type { GatherOptions } from "./gather-options.ts";
import type { Release } from "./release.ts";
import { looksLikeTar } from "./tar-bytes.ts";
import { gatherTar } from "./tar.ts";
import { gatherZip } from "./zip.ts";

/** First two bytes of every part of a zip file. */
const ZIP_SIGNATURE = [0x50, 0x4b];

/** The release in an archive. Zip or tar is told by content, because endings lie; where that says nothing, by the ending. */
export async function gatherArchive(path: string, options: GatherOptions = {}): Promise<Release> {
  const bytes = await fileSource(path).read(0, 512);
  const isZip = startsWith(bytes, ZIP_SIGNATURE) || (/\.zip$/i.test(path) && !looksLikeTar(bytes));
  return isZip ? gatherZip(path, options) : gatherTar(path, options);
}
