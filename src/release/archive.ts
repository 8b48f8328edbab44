import { fileSource } from "../bytes/file-source.ts";
import { startsWith } from "./binary-content.ts";
import type { GatherOptions } from "./gather-options.ts";
import type { Release } from "./release.ts";
import { looksLikeTar } from "./tar-bytes.ts";
import { gatherTar } from "./tar.ts";
import { gatherZip } from "./zip.ts";

/** Whether an archive that begins with these bytes is a zip. Told by content, because endings lie; where that says nothing, by the name. */
export function isZip(bytes: Uint8Array, name: string): boolean {
  return startsWith(bytes, ZIP_SIGNATURE) || (/\.zip$/i.test(name) && !looksLikeTar(bytes));
}

/** First two bytes of every part of a zip file. */
const ZIP_SIGNATURE = [0x50, 0x4b];

/** The release in an archive. */
export async function gatherArchive(path: string, options: GatherOptions = {}): Promise<Release> {
  const bytes = await fileSource(path).read(0, 512);
  return isZip(bytes, path) ? gatherZip(path, options) : gatherTar(path, options);
}
