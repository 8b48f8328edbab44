import type { FilePlace } from "../../bytes/file-place.ts";
import { withFile } from "../../bytes/file-source.ts";
import { digestLeaf, type LeafForm } from "./digest-leaf.ts";
import { DigestList } from "./digest-list.ts";
import { LEAF_BYTES } from "./merkle.ts";
import type { Room } from "./room.ts";

/** Bytes of one tensor in a file; they begin where one of its leaves does. */
export interface TensorPart extends LeafForm {
  /** First byte in the file. */
  readonly start: number;
  readonly length: number;
}

/** Parts of tensors that lie in one file. */
export interface LeavesJob {
  readonly kind: "leaves";
  readonly file: FilePlace;
  readonly parts: readonly TensorPart[];
}

/** What follows in a file that is digested as a whole, from beginning to end. */
export interface FileJob {
  readonly kind: "file";
  readonly file: FilePlace;
  readonly start: number;
  readonly length: number;
  readonly isLast: boolean;
}

export type DigestJob = LeavesJob | FileJob;

/** Digests of the leaves of all parts of a job, 32 bytes each, part after part. */
export interface JobLeaves {
  readonly stored: Uint8Array;
  /** None of parts whose values cannot be told. */
  readonly values: Uint8Array;
  /** Where the leaves of each part end in `stored` and in `values`, in turn. */
  readonly ends: Float64Array;
}

/** Whether a message to a thread is a job. */
export function isDigestJob(value: unknown): value is DigestJob {
  return (
    typeof value === "object" &&
    value !== null &&
    "file" in value &&
    "kind" in value &&
    (value.kind === "leaves" || value.kind === "file")
  );
}

/** Reads parts into the room, leaf by leaf, and digests them. Throws as `withFile` does. */
export function digestParts({ file, parts }: LeavesJob, room: Room): JobLeaves {
  const lists = { stored: new DigestList(parts.length), values: new DigestList(parts.length) };
  const ends = new Float64Array(2 * parts.length);
  withFile(file, (readInto) => {
    for (const [index, part] of parts.entries()) {
      for (let at = 0; at < part.length || at === 0; at += LEAF_BYTES) {
        const length = Math.min(LEAF_BYTES, part.length - at);
        readInto(room.stored.bytes.subarray(0, length), part.start + at);
        digestLeaf(room, length, part, lists);
      }
      ends[2 * index] = lists.stored.bytes.length;
      ends[2 * index + 1] = lists.values.bytes.length;
    }
  });
  return { stored: lists.stored.bytes, values: lists.values.bytes, ends };
}

/** Takes what follows in a file that is digested as a whole. */
export interface Updatable {
  update: (bytes: Uint8Array) => unknown;
}

/** Reads a part of a file into the room, piece by piece, and adds it to a digest. Throws as `withFile` does. */
export function updateFromFile(digest: Updatable, job: FileJob, { stored }: Room): void {
  withFile(job.file, (readInto) => {
    for (let at = 0; at < job.length; at += LEAF_BYTES) {
      const bytes = stored.bytes.subarray(0, Math.min(LEAF_BYTES, job.length - at));
      readInto(bytes, job.start + at);
      digest.update(bytes);
    }
  });
}
