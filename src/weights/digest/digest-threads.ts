import { getCompileCacheDir } from "node:module";
import { Worker } from "node:worker_threads";
import { AssayError, FormatError } from "../../bytes/errors.ts";
import { DigestQueue, type TakenTask } from "./digest-queue.ts";
import type { DigestTask, TaskAnswer } from "./digest-task.ts";
import type { DigestWork } from "./digest-work.ts";
import { makeMemory, slotPlaces } from "./room.ts";
import type { ThreadSeat } from "./thread-seat.ts";

/** Beside a file that is digested as a whole more are of little use: then all wait for its digest, which one thread makes. */
const MAX_THREADS = 8;

/** For each thread a slot that it fills, and one that waits for the digest of the file. */
const SLOTS_PER_THREAD = 2;

/** Each takes 8 MiB. */
const MAX_SLOTS = 10;

/** The module of a thread, where it lies in a checkout and in the published package. */
const WORKER_FILE = import.meta.url.endsWith(".ts")
  ? new URL("./digest-worker.ts", import.meta.url)
  : new URL("./digest-worker.js", import.meta.url);

/**
 * Shares work among threads. The file as a whole is digested by the first of them, because its bytes have an order; the
 * others, and the first while what follows in the file is not at hand, digest leaves. Rejects with `FormatError` or
 * `AssayError` when the bytes cannot be read, with the signal's reason when that fires, and with what ended a thread where
 * that was a mistake of ours.
 */
export async function digestInThreads(
  work: DigestWork,
  threads: number,
  signal?: AbortSignal,
): Promise<string | undefined> {
  const count = Math.min(threads, work.jobs.length + 1, work.whole ? MAX_THREADS : Infinity);
  const slots = Math.min(count * SLOTS_PER_THREAD, MAX_SLOTS);
  const memory = makeMemory(count, slots);
  const queue = new DigestQueue(work, slotPlaces(count, slots));
  const failure = Promise.withResolvers<never>();
  const workers = Array.from({ length: count }, (_, thread) =>
    startThread({ memory, thread }).once("error", failure.reject),
  );
  let change = Promise.withResolvers<void>();

  async function share(worker: Worker, isFirst: boolean): Promise<void> {
    for (;;) {
      signal?.throwIfAborted();
      const taken = (isFirst ? queue.takeFile() : undefined) ?? queue.takeLeaves();
      if (taken !== undefined) {
        await perform(worker, taken);
        change.resolve();
        change = Promise.withResolvers();
      } else if (queue.hasNoLeaves && (!isFirst || queue.hasNoFile)) return;
      else await change.promise;
    }
  }

  try {
    const shared = Promise.all(workers.map((worker, thread) => share(worker, thread === 0)));
    await Promise.race([shared, failure.promise]);
    return queue.sha256;
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}

/** A thread needs nothing of the environment but the place of compiled code, where this process has one. */
function startThread(workerData: ThreadSeat): Worker {
  const cache = getCompileCacheDir();
  const env = cache === undefined ? {} : { NODE_COMPILE_CACHE: cache };
  return new Worker(WORKER_FILE, { workerData, env });
}

async function perform(worker: Worker, { task, finish }: TakenTask): Promise<void> {
  const answer = await ask(worker, task);
  if (answer.kind === "error") throw errorOf(answer);
  finish(answer);
}

/** One task at a time. */
function ask(worker: Worker, task: DigestTask): Promise<TaskAnswer> {
  return new Promise((resolve) => {
    worker.once("message", resolve);
    worker.postMessage(task, []);
  });
}

function errorOf({ code, message }: { readonly code: string; readonly message: string }): Error {
  return code === "target-unreadable"
    ? new AssayError(code, message)
    : new FormatError(code, message);
}
