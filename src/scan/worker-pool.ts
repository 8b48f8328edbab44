import { Worker } from "node:worker_threads";
import type { CatalogBytes } from "../licenses/engine.ts";
import type { FileAnswer } from "../licenses/file-answer.ts";
import type { FileContent } from "./file-to-read.ts";
import type { WorkerCatalog, WorkerJob } from "./worker-messages.ts";

/** Files that wait at a thread: one is read while the answer for the one before it is on its way. */
const JOBS_PER_WORKER = 2;

interface Job extends WorkerJob {
  readonly answer: (answer: FileAnswer) => void;
}

interface Thread {
  readonly worker: Worker;
  readonly jobs: Job[];
}

/** Threads that identify files. A file that ends a thread is answered with an error; the thread is replaced and the others go on. */
export class WorkerPool {
  readonly #catalog: WorkerCatalog;
  readonly #file: URL;
  readonly #threads: Thread[] = [];
  readonly #waiting: Job[] = [];
  readonly #size: number;
  #isClosed = false;

  /** `file` is the module that each thread runs. */
  constructor(size: number, catalog: CatalogBytes, file: URL) {
    const shared = new SharedArrayBuffer(catalog.fingerprints.byteLength);
    new Uint8Array(shared).set(catalog.fingerprints);
    this.#catalog = { fingerprints: shared, licenses: catalog.licenses };
    this.#file = file;
    this.#size = size;
  }

  /** The answer for one file; never rejects. After `close` it is never given. */
  async identify(path: string, content: FileContent): Promise<FileAnswer> {
    return new Promise((answer) => {
      this.#waiting.push({ path, content, answer });
      this.#handOut();
    });
  }

  /** Ends all threads; files that wait get no answer. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await Promise.all(this.#threads.splice(0).map(({ worker }) => worker.terminate()));
  }

  #handOut(): void {
    // An answer may come in while the threads are being ended; what still waits then starts no other.
    while (!this.#isClosed && this.#waiting.length > 0) {
      const thread = this.#freeThread();
      const job = thread && this.#waiting.shift();
      if (!thread || !job) return;
      thread.jobs.push(job);
      thread.worker.postMessage(
        { path: job.path, content: ownContent(job.content) } satisfies WorkerJob,
        [],
      );
    }
  }

  /** The thread with the fewest files; a new one as long as all have some. */
  #freeThread(): Thread | undefined {
    const [least] = this.#threads.toSorted((a, b) => a.jobs.length - b.jobs.length);
    if (least && least.jobs.length === 0) return least;
    if (this.#threads.length < this.#size) return this.#start();
    return least && least.jobs.length < JOBS_PER_WORKER ? least : undefined;
  }

  #start(): Thread {
    const worker = new Worker(this.#file, { workerData: this.#catalog });
    const thread: Thread = { worker, jobs: [] };
    worker.on("message", (answer: FileAnswer) => {
      thread.jobs.shift()?.answer(answer);
      this.#handOut();
    });
    worker.on("error", (error) => {
      this.#replace(thread, error instanceof Error ? error.message : String(error));
    });
    worker.on("exit", (code) => {
      this.#replace(thread, `the thread ended with ${code}`);
    });
    this.#threads.push(thread);
    return thread;
  }

  /** Takes out a thread that has ended: the file it was at is to blame, the others are given to another thread. */
  #replace(thread: Thread, why: string): void {
    const at = this.#threads.indexOf(thread);
    if (at < 0 || this.#isClosed) return;
    this.#threads.splice(at, 1);
    const [blamed, ...others] = thread.jobs;
    blamed?.answer({ path: blamed.path, error: { code: "crashed", message: why } });
    this.#waiting.unshift(...others);
    this.#handOut();
  }
}

/** Bytes that are all of their memory: of a part, the whole would be copied to the thread. */
function ownContent(content: FileContent): FileContent {
  const isPart = content instanceof Uint8Array && content.byteLength < content.buffer.byteLength;
  return isPart ? new Uint8Array(content) : content;
}
