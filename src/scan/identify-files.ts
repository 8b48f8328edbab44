import { availableParallelism } from "node:os";
import { setImmediate as nextTurn } from "node:timers/promises";
import { AnswersAhead } from "./answers-ahead.ts";
import type { FileAnswer } from "../licenses/file-answer.ts";
import type { FileToRead } from "./file-to-read.ts";
import { filesToRead } from "./files-to-read.ts";
import { identifyContent } from "./identify-content.ts";
import { licenseEngine, readCatalog } from "./license-catalog.ts";
import type { WorkerPool } from "./worker-pool.ts";

/**
 * Text, for all threads together, from which on they are worth their start: each compiles the engine anew while it runs, which takes as
 * long as reading some megabytes, so that two threads must have much to do and many have it soon.
 */
const WORTH_WORKERS = 64 << 20;
/** Bytes from which on a file is long enough to tell. */
const LONG_FILE = 1 << 20;
/** Files for each thread whose answers may wait for their turn. */
const FILES_AHEAD = 16;
/** Files after which other work gets a turn where no thread helps: an interrupt is noticed then. */
const FILES_PER_TURN = 50;

/** How many files are identified. */
export interface IdentifyFilesOptions {
  /**
   * Threads: 0 for the calling one alone. By default the calling one alone for a little text, and one for each core from some
   * megabytes on.
   */
  readonly workers?: number;
  /** Stops; the call then rejects with the signal's reason. */
  readonly signal?: AbortSignal;
  /** Called before the first file of more than a megabyte is identified: a process of its own may then trade time for memory. */
  readonly onLongFile?: () => void;
  /** Told the answer for each file, in the order of the files. Where it returns a promise, nothing is read ahead until that is done. */
  readonly onResult: (answer: FileAnswer) => void | Promise<void>;
}

/**
 * Says which licenses the files at some paths state: files, all files of folders, all members of archives. The order is that of the
 * paths, with and without threads. A file that cannot be read is answered with an error, and the others go on.
 */
export async function identifyFiles(
  paths: Iterable<string> | AsyncIterable<string>,
  options: IdentifyFilesOptions,
): Promise<void> {
  await identifyAll(filesToRead(paths, options.signal), options);
}

/** As `identifyFiles`, for files wherever they come from. `workerFile` is the module that each thread runs. */
export async function identifyAll(
  files: Iterable<FileToRead> | AsyncIterable<FileToRead>,
  options: IdentifyFilesOptions,
  workerFile: URL = WORKER_FILE,
): Promise<void> {
  const { signal, onResult } = options;
  const threads = options.workers ?? availableParallelism();
  const answers = new AnswersAhead(onResult, signal);
  let pool: WorkerPool | undefined;
  let readBytes = 0;
  let longest = 0;
  let count = 0;
  try {
    for await (const file of files) {
      signal?.throwIfAborted();
      const content = await file.read(signal);
      const length = "code" in content ? 0 : content.byteLength;
      if (length > LONG_FILE && longest <= LONG_FILE) options.onLongFile?.();
      longest = Math.max(longest, length);
      readBytes += length;
      count += 1;
      const isMuch =
        options.workers !== undefined || (count > 1 && readBytes > WORTH_WORKERS / threads);
      if (!pool && threads > 0 && isMuch) pool = await startPool(threads, workerFile);
      answers.add(length, answerOf(file.path, content, pool));
      await answers.deliverDownTo(pool ? threads * FILES_AHEAD : 0);
      if (!pool && count % FILES_PER_TURN === 0) await nextTurn();
    }
    await answers.deliverDownTo(0);
    signal?.throwIfAborted();
  } finally {
    await pool?.close();
  }
}

/** The module of a thread, where it lies in a checkout and in the published package. */
const WORKER_FILE = import.meta.url.endsWith(".ts")
  ? new URL("./license-worker.ts", import.meta.url)
  : new URL("./license-worker.js", import.meta.url);

/** The threads; their module is loaded where they are needed. */
async function startPool(threads: number, workerFile: URL): Promise<WorkerPool> {
  const { WorkerPool } = await import("./worker-pool.ts");
  return new WorkerPool(threads, readCatalog(), workerFile);
}

async function answerOf(
  path: string,
  content: Awaited<ReturnType<FileToRead["read"]>>,
  pool: WorkerPool | undefined,
): Promise<FileAnswer> {
  if ("code" in content) return { path, error: content };
  return pool ? pool.identify(path, content) : identifyContent(licenseEngine(), path, content);
}
