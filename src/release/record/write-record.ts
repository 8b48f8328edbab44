import { hash } from "node:crypto";
import { mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { AssayError } from "../../bytes/errors.ts";
import { keptExtents } from "../../bytes/kept-ranges.ts";
import { writeWholeFile } from "../../bytes/write-whole-file.ts";
import type { Release, ReleaseFile } from "../release.ts";
import { isRecord } from "./is-record.ts";
import { readRecord } from "./open-record.ts";
import type { KeptBytes, RecordedFile, ReleaseRecord } from "./record-format.ts";
import { BYTES_FOLDER, bytesPath, RECORD_FILE, UNFINISHED_FOLDER } from "./record-layout.ts";
import { recordingFile, type RecordingFile } from "./recording-file.ts";

/** A release that is being recorded. */
export interface Recorder {
  /** The same release; what is read of it is kept. */
  readonly release: Release;
  /** Writes the record, all of it or nothing. */
  finish(): WrittenRecord;
}

/** What a record came to hold. */
export interface WrittenRecord {
  readonly revision?: string;
  /** Files that the listing names, and those of which there are bytes. */
  readonly files: number;
  readonly filesKept: number;
  readonly bytes: number;
  /** What could not be read, and why; it is read again when the record is made again. */
  readonly problems: readonly { readonly path: string; readonly message: string }[];
}

/**
 * Records a release into a folder while it is read. What an interrupted run left there, and an earlier record of the same
 * target, spare reading the same bytes again. Throws `AssayError("usage")` where the folder holds anything else.
 */
export function startRecord(release: Release, folder: string): Recorder {
  const target = release.source.location;
  const earlier = prepare(folder, target);
  const known = new Map(earlier?.files.map((file) => [file.path, file]));
  const recordings = release.files.map((file) =>
    recordingFile(file, {
      folder,
      revision: release.revision,
      earlier: isSame(known.get(file.path), file) ? known.get(file.path) : undefined,
    }),
  );
  const originals = new Map(release.files.map((file) => [file.path, file]));
  const { prefetch } = release;
  return {
    release: {
      ...release,
      files: recordings.map(({ file }) => file),
      ...(prefetch && {
        prefetch: async (wanted) => {
          const fetched = await prefetch(wanted.flatMap(({ path }) => originals.get(path) ?? []));
          const sizes = new Map(fetched.map(({ path, byteLength }) => [path, byteLength]));
          return wanted.map((file) => {
            const byteLength = sizes.get(file.path);
            return byteLength === undefined ? file : { ...file, byteLength };
          });
        },
      }),
    },
    finish: () => writeRecord(folder, release, recordings),
  };
}

function prepare(folder: string, target: string): ReleaseRecord | undefined {
  mkdirSync(folder, { recursive: true });
  const names = readdirSync(folder);
  const isUnfinished =
    names.includes(UNFINISHED_FOLDER) &&
    names.every((name) => name === UNFINISHED_FOLDER || name === BYTES_FOLDER);
  if (names.length === 0 || isUnfinished) {
    mkdirSync(join(folder, UNFINISHED_FOLDER), { recursive: true });
    return undefined;
  }
  if (!isRecord(folder)) throw refused(folder, "the folder holds other files");
  const record = readRecord(folder);
  if (record.target !== target) {
    throw refused(folder, `the folder holds a record of ${JSON.stringify(record.target)}`);
  }
  return record;
}

function refused(folder: string, detail: string): AssayError {
  return new AssayError("usage", `Cannot write a record to ${JSON.stringify(folder)}: ${detail}`);
}

/** Whether a file is the one that was recorded, by a digest of all of it. */
function isSame(recorded: RecordedFile | undefined, file: ReleaseFile): boolean {
  if (recorded === undefined || recorded.size !== file.byteLength) return false;
  const { declaredSha256: sha256, declaredGitSha1: gitSha1 } = file;
  if (recorded.sha256 !== sha256 || recorded.gitSha1 !== gitSha1) return false;
  return sha256 !== undefined || gitSha1 !== undefined;
}

function writeRecord(
  folder: string,
  release: Release,
  recordings: readonly RecordingFile[],
): WrittenRecord {
  const files = recordings.map((recording) => recordedFile(folder, recording));
  const record: ReleaseRecord = {
    assayRecord: 1,
    target: release.source.location,
    name: release.name,
    source: release.source.kind,
    ...(release.revision !== undefined && { revision: release.revision }),
    listing: release.listing,
    ...(release.partialBecause !== undefined && { partialBecause: release.partialBecause }),
    files,
    oddities: [...release.oddities],
  };
  writeWholeFile(join(folder, RECORD_FILE), `${JSON.stringify(record, undefined, 1)}\n`);
  const kept = new Set(files.flatMap((file) => file.kept?.digest ?? []));
  mkdirSync(join(folder, BYTES_FOLDER), { recursive: true });
  for (const name of readdirSync(join(folder, BYTES_FOLDER))) {
    if (!kept.has(name)) rmSync(join(folder, BYTES_FOLDER, name));
  }
  rmSync(join(folder, UNFINISHED_FOLDER), { recursive: true, force: true });
  return {
    ...(release.revision !== undefined && { revision: release.revision }),
    files: files.length,
    filesKept: files.filter((file) => lengthOf(file.kept) > 0).length,
    bytes: files.reduce((sum, file) => sum + lengthOf(file.kept), 0),
    problems: files.flatMap(({ path, problems = [] }) =>
      problems.slice(0, 1).map(({ message }) => ({ path, message })),
    ),
  };
}

function lengthOf(kept: KeptBytes | undefined): number {
  return kept?.extents.reduce((sum, [start, end]) => sum + end - start, 0) ?? 0;
}

function recordedFile(
  folder: string,
  { original, ranges, opened, problems }: RecordingFile,
): RecordedFile {
  const { path, byteLength, declaredSha256, declaredGitSha1, isRemote, open } = original;
  return {
    path,
    ...(byteLength !== undefined && { size: byteLength }),
    ...(declaredSha256 !== undefined && { sha256: declaredSha256 }),
    ...(declaredGitSha1 !== undefined && { gitSha1: declaredGitSha1 }),
    ...(isRemote === true && { isRemote }),
    ...(open === undefined && { isListedOnly: true }),
    ...(opened && { kept: keep(folder, ranges, opened) }),
    ...(problems.length > 0 && { problems: [...problems] }),
  };
}

/** Puts what was read of a file into one file that is named for its digest. */
function keep(
  folder: string,
  ranges: string,
  { byteLength, byRequests }: NonNullable<RecordingFile["opened"]>,
): KeptBytes {
  const extents = keptExtents(ranges);
  const bytes = Buffer.concat(extents.map((extent) => extent.bytes));
  const digest = hash("sha256", bytes);
  writeWholeFile(bytesPath(folder, digest), bytes);
  return {
    digest,
    size: byteLength,
    extents: extents.map(({ start, bytes: { length } }) => [start, start + length]),
    ...(byRequests && { byRequests }),
  };
}
