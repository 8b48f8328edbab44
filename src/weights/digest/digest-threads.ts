import { Worker } from "node:worker_threads";
import { AssayError, FormatError } from "../../bytes/errors.ts";
import type { FilePlace } from "../../bytes/file-place.ts";
import type { DigestJob, JobLeaves, LeavesJob } from "./digest-job.ts";

/** What a thread answers to a job. */
export type DigestAnswer =
  | { readonly kind: "leaves"; readonly leaves: JobLeaves }
  /** With the digest behind the last part of the file. */
  | { readonly kind: "file"; readonly sha256: string | undefined }
  | { readonly kind: "error"; readonly code: string; readonly message: string };

/** What is digested: parts of tensors, and one file as a whole. */
export interface DigestWork {
  readonly jobs: readonly LeavesJob[];
  /** The file, from its beginning, and its length. */
  readonly whole?: { readonly file: FilePlace; readonly byteLength: number };
}

/** Digests of the parts of each job, in the order of the jobs, and of the file. */
export interface DigestedWork {
  readonly leaves: readonly JobLeaves[];
  readonly sha256?: string;
}

/** Bytes of the whole file that are digested at once. */
const FILE_BYTES = 16 << 20;

/**
 * Bytes that the digest of the whole file may be ahead of those of the tensors: what one of them has read lies in memory
 * when the other comes to it, and the disk is read once.
 */
const AHEAD_BYTES = 256 << 20;

/** The module of a thread, where it lies in a checkout and in the published package. */
const WORKER_FILE = import.meta.url.endsWith(".ts")
  ? new URL("./digest-worker.ts", import.meta.url)
  : new URL("./digest-worker.js", import.meta.url);

/**
 * Shares work among threads. The file as a whole is digested by the first of them, because its bytes have an order; the
 * others, and the first while it is far enough ahead, digest tensors. Rejects with `FormatError` or `AssayError` when the
 * bytes cannot be read, with the signal's reason when that fires.
 */
export async function digestInThreads(
  { jobs, whole }: DigestWork,
  threads: number,
  signal?: AbortSignal,
): Promise<DigestedWork> {
  const leaves: JobLeaves[] = [];
  let sha256: string | undefined;
  let nextJob = 0;
  let hashed = 0;
  const workers = Array.from({ length: threads }, () => new Worker(WORKER_FILE));

  function takeFile(): DigestJob | undefined {
    if (whole === undefined || hashed >= whole.byteLength) return undefined;
    const job = jobs[nextJob];
    if (job && hashed > (job.parts[0]?.start ?? 0) + AHEAD_BYTES) return undefined;
    const start = hashed;
    hashed = Math.min(whole.byteLength, start + FILE_BYTES);
    const isLast = hashed === whole.byteLength;
    return { kind: "file", file: whole.file, start, length: hashed - start, isLast };
  }

  async function work(worker: Worker, isFirst: boolean): Promise<void> {
    for (;;) {
      signal?.throwIfAborted();
      const fileJob = isFirst ? takeFile() : undefined;
      const at = nextJob;
      const job = fileJob ?? jobs[at];
      if (job === undefined) return;
      if (fileJob === undefined) nextJob += 1;
      const answer = await ask(worker, job);
      if (answer.kind === "error") throw errorOf(answer);
      if (answer.kind === "leaves") leaves[at] = answer.leaves;
      else sha256 = answer.sha256;
    }
  }

  try {
    await Promise.all(workers.map((worker, at) => work(worker, at === 0)));
    return { leaves, ...(sha256 !== undefined && { sha256 }) };
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}

/** One job at a time; a thread that ends has met a mistake of ours. */
function ask(worker: Worker, job: DigestJob): Promise<DigestAnswer> {
  return new Promise((resolve, reject) => {
    worker.once("error", reject);
    worker.once("message", (answer: DigestAnswer) => {
      worker.off("error", reject);
      resolve(answer);
    });
    worker.postMessage(job, []);
  });
}

function errorOf({ code, message }: { readonly code: string; readonly message: string }): Error {
  return code === "target-unreadable"
    ? new AssayError(code, message)
    : new FormatError(code, message);
}
