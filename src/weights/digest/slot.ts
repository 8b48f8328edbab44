import { JOB_BYTES, JOB_PARTS, type TensorPart } from "./digest-work.ts";
import { LEAF_BYTES } from "./merkle.ts";

/** Bytes before those of a leaf; the last of them is its prefix, and the others align numbers, and copies to lines of a cache. */
export const BEFORE_LEAF = 64;

/** Bytes of a slot, which holds all leaves of a job, each at an aligned place behind a prefix of its own. */
export const SLOT_BYTES: number =
  JOB_BYTES + 2 * BEFORE_LEAF * (JOB_PARTS + JOB_BYTES / LEAF_BYTES);

/** A leaf of a job. */
export interface PlacedLeaf {
  /** The part that it belongs to, and which of the job that is. */
  readonly part: TensorPart;
  readonly index: number;
  /** First byte in the file. */
  readonly start: number;
  readonly length: number;
  /** Where its bytes lie in the slot of the job. */
  readonly at: number;
}

/** The leaves of a job, part after part. */
export function* placeLeaves(parts: readonly TensorPart[]): Generator<PlacedLeaf, void, undefined> {
  let at = BEFORE_LEAF;
  for (const [index, part] of parts.entries()) {
    for (let from = 0; from < part.length || from === 0; from += LEAF_BYTES) {
      const length = Math.min(LEAF_BYTES, part.length - from);
      yield { part, index, start: part.start + from, length, at };
      at += Math.ceil(length / BEFORE_LEAF) * BEFORE_LEAF + BEFORE_LEAF;
    }
  }
}

/** Bytes of a file that lie in a slot. */
export interface SlotRun {
  /** First byte in the file. */
  readonly start: number;
  readonly length: number;
  /** Where they lie in the slot. */
  readonly at: number;
}

/** Shorter runs are not worth telling of: to read them again, together with what lies around them, costs less. */
const MIN_RUN_BYTES = 64 << 10;

/** What the leaves of a job hold of the bytes from `start` to `end` of its file: runs in their order, none twice. */
export function runsOf(
  parts: readonly TensorPart[],
  start: number,
  end: number,
): readonly SlotRun[] {
  const runs: SlotRun[] = [];
  let covered = start;
  for (const leaf of placeLeaves(parts)) {
    const from = Math.max(covered, leaf.start);
    const to = Math.min(end, leaf.start + leaf.length);
    if (to - from < MIN_RUN_BYTES) continue;
    runs.push({ start: from, length: to - from, at: leaf.at + from - leaf.start });
    covered = to;
  }
  return runs;
}
