import type { FilePlace } from "../../bytes/file-place.ts";
import { LEAF_BYTES } from "./merkle.ts";

/** How the numbers of a leaf are written. */
export interface LeafForm {
  readonly dtype: string;
  readonly byteOrder: "little" | "big";
}

/** Bytes of one tensor in a file; they begin where one of its leaves does. */
export interface TensorPart extends LeafForm {
  /** First byte in the file. */
  readonly start: number;
  readonly length: number;
}

/** Parts of tensors that lie in one file, in the order of their first bytes. */
export interface LeavesJob {
  readonly file: FilePlace;
  readonly parts: readonly TensorPart[];
}

/** A job as it is planned: its parts are made when it is taken, because there may be half a million. */
export interface PlannedJob {
  readonly file: FilePlace;
  /** First byte of the first part in the file. */
  readonly start: number;
  readonly parts: () => readonly TensorPart[];
  /** How many parts. */
  readonly count: number;
}

/** Bytes and parts of one job: so much that asking for it costs little, so little that a few of them lie in memory. */
export const JOB_BYTES: number = 8 * LEAF_BYTES;
export const JOB_PARTS = 1024;

/** What is digested: parts of tensors, and one file as a whole. */
export interface DigestWork {
  readonly jobs: readonly PlannedJob[];
  /** The file, from its place on, and its length. */
  readonly whole?: { readonly file: FilePlace; readonly byteLength: number };
  /** Takes what a job gave, which is its position among the jobs; they end in any order. */
  readonly take: (job: number, leaves: JobLeaves) => void;
}

/** Digests of the leaves of all parts of a job, 32 bytes each, part after part. */
export interface JobLeaves {
  readonly stored: Uint8Array;
  /** None of parts whose values cannot be told. */
  readonly values: Uint8Array;
  /** Where the leaves of each part end in `stored` and in `values`, in turn. */
  readonly ends: Float64Array;
}
