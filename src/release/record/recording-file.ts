import { hash, randomUUID } from "node:crypto";
import { join } from "node:path";
import type { ByteSource } from "../../bytes/byte-source.ts";
import { AssayError, FormatError } from "../../bytes/errors.ts";
import { keptRanges } from "../../bytes/kept-ranges.ts";
import type { ReleaseFile } from "../release.ts";
import type { RecordedFile, RecordedProblem } from "./record-format.ts";
import { UNFINISHED_FOLDER } from "./record-layout.ts";
import { recordSource } from "./record-source.ts";

/** A file of a release that is being recorded. */
export interface RecordingFile {
  readonly original: ReleaseFile;
  /** The same file; what is read of it is kept in `ranges`. */
  readonly file: ReleaseFile;
  readonly ranges: string;
  /** What it is, once somebody opened it. */
  readonly opened: OpenedFile | undefined;
  /** What reading met. */
  readonly problems: readonly RecordedProblem[];
}

/** A file that was opened. */
interface OpenedFile {
  readonly byteLength: number;
  readonly byRequests: boolean;
}

/** Where a file is recorded, and what is known of it. */
interface RecordingPlace {
  readonly folder: string;
  readonly revision: string | undefined;
  /** The same file in an earlier record. */
  readonly earlier: RecordedFile | undefined;
}

/** Records what is read of a file from now on. */
export function recordingFile(
  original: ReleaseFile,
  { folder, revision, earlier }: RecordingPlace,
): RecordingFile {
  const ranges = join(folder, UNFINISHED_FOLDER, rangesName(original, revision));
  const problems: RecordedProblem[] = [];
  const { open } = original;
  let opening: Promise<ByteSource> | undefined;
  let opened: OpenedFile | undefined;

  async function openRecording(openOriginal: () => Promise<ByteSource>): Promise<ByteSource> {
    const source = await openOriginal().catch((error: unknown) => {
      note(problems, error);
      throw error;
    });
    const { byteLength, isRemote } = source;
    opened = { byteLength, byRequests: isRemote === true };
    const kept = keptRanges({ byteLength, read: readNoted(source) }, ranges);
    return {
      byteLength,
      ...(isRemote === true && { isRemote }),
      async read(start, end, signal) {
        const from = Math.min(Math.max(0, start), byteLength);
        const to = Math.min(Math.max(from, end), byteLength);
        return to === from ? new Uint8Array() : kept.read(from, to, signal);
      },
    };
  }

  function readNoted(source: ByteSource): ByteSource["read"] {
    const recorded = earlier && recordSource(folder, earlier);
    return async (start, end, signal) => {
      const known = await recorded?.read(start, end, signal).catch(leaveOut);
      if (known) return known;
      return source.read(start, end, signal).catch((error: unknown) => {
        signal?.throwIfAborted();
        note(problems, error, [start, end]);
        throw error;
      });
    };
  }

  return {
    original,
    file: { ...original, ...(open && { open: () => (opening ??= openRecording(open)) }) },
    ranges,
    get opened() {
      return opened;
    },
    problems,
  };
}

/** An earlier record that does not have the bytes, or was changed, is no help. */
function leaveOut(error: unknown): undefined {
  if (!(error instanceof AssayError || error instanceof FormatError)) throw error;
}

function note(problems: RecordedProblem[], error: unknown, range?: [number, number]): void {
  const at = range && { range };
  if (error instanceof FormatError) {
    problems.push({ ...at, code: "format", message: error.message });
  } else if (error instanceof AssayError) {
    const { code, message } = error;
    // These are of the job, and end it.
    if (code === "usage" || code === "listing-invalid" || code === "aborted") return;
    problems.push({ ...at, code, message });
  }
}

/** A name for the ranges of this very file; what nothing pins may be another file the next time. */
function rangesName(
  { path, byteLength, declaredSha256, declaredGitSha1 }: ReleaseFile,
  revision: string | undefined,
): string {
  const pin = declaredSha256 ?? declaredGitSha1 ?? revision ?? randomUUID();
  return hash("sha256", [pin, byteLength ?? "", path].join("\n"));
}
