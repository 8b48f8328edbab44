import { getCompileCacheDir } from "node:module";
import { Worker } from "node:worker_threads";
import { AssayError, FormatError } from "../../bytes/errors.ts";
import { DigestQueue, type TakenTask } from "./digest-queue.ts";
import type { DigestTask, TaskAnswer } from "./digest-task.ts";
import type { DigestedWork, DigestWork } from "./digest-work.ts";
import { makeMemory, slotPlaces } from "./room.ts";
import type { ThreadSeat } from "./thread-seat.ts";

/** For each thread a slot that it fills, and one that waits for the digest of the file. */
const SLOTS_PER_THREAD = 2;

/** More are of no use, because the digest of the file is what all wait for then; each takes 8 MiB. */
const MAX_SLOTS = 10;

/** The module of a thread, where it lies in a checkout and in the published package. */
const WORKER_FILE = import.meta.url.endsWith(".ts")
  ? new URL("./digest-worker.ts", import.meta.url)
  : new URL("./digest-worker.js", import.meta.url);

/**
 * Shares work among threads. The file as a whole is digested by the first of them, because its bytes have an order; the
 * others, and the first while what follows in the file is not at hand, digest leaves. Rejects with `FormatError` or
 * `AssayError` when the bytes cannot be read, with the signal's reason when that fires.
 */
export async function digestInThreads(
  work: DigestWork,
  threads: number,
  signal?: AbortSignal,
): Promise<DigestedWork> {
  const slots = Math.min(threads * SLOTS_PER_THREAD, MAX_SLOTS);
  const memory = makeMemory(threads, slots);
  const queue = new DigestQueue(work, slotPlaces(threads, slots));
  const workers = Array.from({ length: threads }, (_, thread) => startThread({ memory, thread }));
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
    await Promise.all(workers.map((worker, thread) => share(worker, thread === 0)));
    return queue.done;
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

/** One task at a time; a thread that ends has met a mistake of ours. */
function ask(worker: Worker, task: DigestTask): Promise<TaskAnswer> {
  return new Promise((resolve, reject) => {
    worker.once("error", reject);
    worker.once("message", (answer: TaskAnswer) => {
      worker.off("error", reject);
      resolve(answer);
    });
    worker.postMessage(task, []);
  });
}

function errorOf({ code, message }: { readonly code: string; readonly message: string }): Error {
  return code === "target-unreadable"
    ? new AssayError(code, message)
    : new FormatError(code, message);
}
