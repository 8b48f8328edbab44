import type { FilePlace } from "../../bytes/file-place.ts";
import type { JobLeaves, LeavesJob } from "./digest-work.ts";
import type { SlotRun } from "./slot.ts";

/** Leaves to read and digest. */
export interface LeavesTask extends LeavesJob {
  readonly kind: "leaves";
  /** First byte in memory of a slot that they are kept in; without it they stay nowhere. */
  readonly slot: number | undefined;
}

/** What follows in a file that is digested as a whole, from beginning to end. */
export interface FileTask {
  readonly kind: "file";
  readonly file: FilePlace;
  /** Bytes in the file. */
  readonly start: number;
  readonly end: number;
  /** What lies in a slot of it; the rest is read from the file. */
  readonly runs: readonly SlotRun[];
  /** First byte in memory of the slot. */
  readonly slot: number;
  readonly isLast: boolean;
}

/** What is done at once. */
export type DigestTask = LeavesTask | FileTask;

/** What a task gives. */
export type TaskResult =
  | { readonly kind: "leaves"; readonly leaves: JobLeaves }
  /** With the digest behind the last part of the file. */
  | { readonly kind: "file"; readonly sha256: string | undefined };

/** What a thread answers to a task. */
export type TaskAnswer =
  | TaskResult
  | { readonly kind: "error"; readonly code: string; readonly message: string };

/** Whether a message to a thread is a task. */
export function isDigestTask(value: unknown): value is DigestTask {
  return (
    typeof value === "object" &&
    value !== null &&
    "file" in value &&
    "kind" in value &&
    (value.kind === "leaves" || value.kind === "file")
  );
}
