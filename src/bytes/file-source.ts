import {
  accessSync,
  closeSync,
  constants,
  fstatSync,
  openSync,
  read,
  readSync,
  type Stats,
} from "node:fs";
import { promisify } from "node:util";

import type { ByteSource } from "./byte-source.ts";
import { AssayError, FormatError } from "./errors.ts";
import type { FilePlace, FileState } from "./file-place.ts";
import { systemErrorCode } from "./system-error.ts";

const readAsync = promisify(read);

/**
 * Reads up to this long are done at once, on the calling thread: for a small file the way through the thread pool
 * costs ten times the read, and a tree has 100,000 of them. Longer reads leave the thread free.
 */
const MAX_SYNC_BYTES = 256 * 1024;

/** One system call reads less than 2^31 bytes; longer reads are split. */
const MAX_READ_BYTES = 1 << 30;

/**
 * A file is opened without following a link put in its place after it was found, and without waiting for a writer
 * should it have become a pipe. Windows knows neither flag: there they are undefined, and OR takes them as 0.
 */
const OPEN_FLAGS = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;

/**
 * A file on disk. It is opened for each read and never held open, so any number of sources costs no handles.
 * Every read throws `FormatError("changed-while-read")` when size, time or inode differ from `expected`,
 * or from the state at the time of this call when no `expected` is given.
 * Throws `AssayError("target-unreadable")` when the file cannot be opened or is not a regular file.
 */
export function fileSource(path: string | Buffer, expected?: FileState): ByteSource {
  if (expected) refuseNoAccess(path);
  const state = expected ?? currentState(path);
  return {
    byteLength: state.size,
    place: { path, state, start: 0 },
    async read(start, end, signal) {
      signal?.throwIfAborted();
      const from = Math.min(Math.max(0, start), state.size);
      const length = Math.min(Math.max(from, end), state.size) - from;
      const bytes = Buffer.allocUnsafeSlow(length);
      const fd = openFile(path);
      try {
        const got =
          length <= MAX_SYNC_BYTES
            ? fill(bytes, (at) => readSync(fd, bytes, at, length - at, from + at))
            : await fillAsync(fd, bytes, from, signal);
        // Asked after the read: a state that is still the expected one was so before.
        refuseChange(state, stateOf(fd));
        if (got < length) {
          const detail = `got ${got} of ${length} bytes`;
          throw new FormatError("changed-while-read", `Cannot read file: ${detail}`);
        }
        return bytes;
      } catch (error) {
        throw readError(error);
      } finally {
        closeSync(fd);
      }
    },
  };
}

/** Fills bytes that are there already from a place in a file; throws when the file ends before. */
export type ReadInto = (into: Uint8Array, start: number) => void;

/**
 * Opens a file once for many reads, on the calling thread. Throws as `fileSource` does, and `FormatError` when the file has
 * changed since its state was taken.
 */
export function withFile<T>({ path, state }: FilePlace, work: (readInto: ReadInto) => T): T {
  const fd = openFile(typeof path === "string" ? path : Buffer.from(path));
  try {
    refuseChange(state, stateOf(fd));
    const result = work((into, start) => {
      const got = fill(into, (at) => readSync(fd, into, at, into.byteLength - at, start + at));
      if (got < into.byteLength) {
        throw new FormatError("truncated", `Cannot read file: it ends at byte ${start + got}`);
      }
    });
    refuseChange(state, stateOf(fd));
    return result;
  } catch (error) {
    throw readError(error);
  } finally {
    closeSync(fd);
  }
}

/** One call in place of three: a tree has 100,000 files, and what kind of file it is was seen when it was listed. */
function refuseNoAccess(path: string | Buffer): void {
  try {
    accessSync(path, constants.R_OK);
  } catch (error) {
    throw readError(error);
  }
}

function currentState(path: string | Buffer): FileState {
  const fd = openFile(path);
  try {
    return stateOf(fd);
  } catch (error) {
    throw readError(error);
  } finally {
    closeSync(fd);
  }
}

function openFile(path: string | Buffer): number {
  try {
    return openSync(path, OPEN_FLAGS);
  } catch (error) {
    throw readError(error);
  }
}

function stateOf(fd: number): Stats {
  const stats = fstatSync(fd);
  if (stats.isFile()) return stats;
  throw new AssayError("target-unreadable", "Cannot read file: not a regular file");
}

function refuseChange(expected: FileState, found: FileState): void {
  const same =
    expected.size === found.size &&
    expected.mtimeMs === found.mtimeMs &&
    expected.ino === found.ino;
  if (same) return;
  const detail =
    expected.size === found.size
      ? "was written or replaced meanwhile"
      : `had ${expected.size} bytes, now ${found.size}`;
  throw new FormatError("changed-while-read", `Cannot read file: it ${detail}`);
}

function fill(bytes: Uint8Array, readAt: (at: number) => number): number {
  let at = 0;
  while (at < bytes.byteLength) {
    const got = readAt(at);
    if (got === 0) break;
    at += got;
  }
  return at;
}

async function fillAsync(
  fd: number,
  bytes: Uint8Array,
  from: number,
  signal: AbortSignal | undefined,
): Promise<number> {
  let at = 0;
  while (at < bytes.byteLength) {
    signal?.throwIfAborted();
    const wanted = Math.min(bytes.byteLength - at, MAX_READ_BYTES);
    const { bytesRead } = await readAsync(fd, bytes, at, wanted, from + at);
    if (bytesRead === 0) break;
    at += bytesRead;
  }
  return at;
}

/** Errors of the operating system become `AssayError` without the path, which is a place on this machine. */
function readError(error: unknown): unknown {
  if (error instanceof AssayError || error instanceof FormatError) return error;
  if (error instanceof Error && error.name === "AbortError") return error;
  const code = systemErrorCode(error);
  return new AssayError("target-unreadable", `Cannot read file: ${code}`, { cause: error });
}
