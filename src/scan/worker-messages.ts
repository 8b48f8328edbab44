import type { FileContent } from "./file-to-read.ts";

/** What a worker is started with. */
export interface WorkerCatalog {
  /** One copy of the fingerprints for all threads. */
  readonly fingerprints: SharedArrayBuffer;
  readonly licenses: string;
}

/** What a worker is asked. It answers each with a `FileAnswer`, in order. */
export interface WorkerJob {
  readonly path: string;
  readonly content: FileContent;
}

/** Whether a value is what a worker is started with. */
export function isWorkerCatalog(value: unknown): value is WorkerCatalog {
  return (
    typeof value === "object" &&
    value !== null &&
    "fingerprints" in value &&
    value.fingerprints instanceof SharedArrayBuffer &&
    "licenses" in value &&
    typeof value.licenses === "string"
  );
}

/** Whether a message is a job. */
export function isWorkerJob(value: unknown): value is WorkerJob {
  return (
    typeof value === "object" &&
    value !== null &&
    "path" in value &&
    typeof value.path === "string" &&
    "content" in value &&
    typeof value.content === "object" &&
    value.content !== null &&
    (value.content instanceof Uint8Array || "place" in value.content)
  );
}
