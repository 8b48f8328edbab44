import { fromRandomAccessReaderPromise, type ZipFile } from "yauzl";

import type { ByteSource } from "../bytes/byte-source.ts";
import { fileSource } from "../bytes/file-source.ts";
import {
  archiveRelease,
  emptyContents,
  noteDamage,
  notePartial,
  type ArchiveContents,
} from "./archive-release.ts";
import { startsWith } from "./binary-content.ts";
import { DEFAULT_RELEASE_LIMITS, type GatherOptions } from "./gather-options.ts";
import type { Release } from "./release.ts";
import { isTurnDue, takeTurn } from "./turns.ts";
import { zipEntry, type ZipArchive } from "./zip-entry.ts";
import { SourceReader } from "./zip-reader.ts";

/** Commit in the comment of an archive that `git archive` made, as code hosts do. */
const COMMIT = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/;

/** What every entry of the central directory begins with. */
const DIRECTORY_ENTRY_SIGNATURE = [0x50, 0x4b, 0x01, 0x02];

/** The release in a zip file on this disk. */
export async function gatherZip(path: string, options: GatherOptions = {}): Promise<Release> {
  return zipRelease(fileSource(path), path, options);
}

/**
 * The release in a zip: names from its central directory, bytes unpacked when a file is opened and read.
 * What is wrong with the archive is an oddity, and the listing partial where names may be missing.
 * Rejects only when the bytes cannot be read at all, or with the signal's reason when aborted.
 */
export async function zipRelease(
  source: ByteSource,
  location: string,
  options: GatherOptions,
): Promise<Release> {
  const limits = { ...DEFAULT_RELEASE_LIMITS, ...options.limits };
  const archive: ZipArchive = { source, budget: { bytesLeft: limits.maxUnpackedBytes } };
  const contents = emptyContents();
  let revision: string | undefined;
  try {
    const zip = await openZip(source);
    revision = commitIn(zip);
    await readEntries(zip, archive, contents, limits.maxEntries, options);
  } catch (error) {
    options.signal?.throwIfAborted();
    noteDamage(contents, error);
  }
  return archiveRelease({ kind: "zip", location }, contents, revision);
}

/** Sizes are compared and names decoded by us, entry by entry: yauzl would stop at the first bad one. */
function openZip(source: ByteSource): Promise<ZipFile> {
  const reader = new SourceReader(source);
  const zip = fromRandomAccessReaderPromise(reader, source.byteLength, {
    decodeStrings: false,
    validateEntrySizes: false,
  });
  const failure = new Promise<never>((_, reject) => {
    reader.on("error", reject);
  });
  return Promise.race([zip, failure]);
}

/** With `decodeStrings` off the comment is bytes, whatever its type says. */
function commitIn(zip: ZipFile): string | undefined {
  const comment: unknown = zip.comment;
  const text = Buffer.isBuffer(comment) ? comment.toString("latin1") : "";
  return COMMIT.test(text) ? text : undefined;
}

/** Whether another member follows the last one that the directory counts. The cursor is a number, whatever its type says. */
async function goesOn(zip: ZipFile, source: ByteSource): Promise<boolean> {
  const cursor: unknown = zip.readEntryCursor;
  if (zip.entriesRead < zip.entryCount || typeof cursor !== "number") return false;
  return startsWith(await source.read(cursor, cursor + 4), DIRECTORY_ENTRY_SIGNATURE);
}

async function readEntries(
  zip: ZipFile,
  archive: ZipArchive,
  contents: ArchiveContents,
  maxEntries: number,
  options: GatherOptions,
): Promise<void> {
  let packedBytes = 0;
  for await (const entry of zip.eachEntry()) {
    if (contents.entries.length === maxEntries) {
      notePartial(contents, "too-many-files", `only the first ${maxEntries} entries`);
      break;
    }
    packedBytes += entry.compressedSize;
    contents.entries.push(await zipEntry(entry, archive));
    if (isTurnDue(contents.entries.length)) await takeTurn(contents.entries.length, options);
  }
  options.onProgress?.(contents.entries.length);
  if (await goesOn(zip, archive.source)) {
    const detail = `more members than the ${zip.entryCount} that the directory claims`;
    notePartial(contents, "archive-damaged", detail);
  }
  if (packedBytes <= archive.source.byteLength) return;
  const detail = `members claim ${packedBytes} packed bytes in a file of ${archive.source.byteLength}`;
  contents.oddities.push({ kind: "archive-damaged", path: "", detail });
}
