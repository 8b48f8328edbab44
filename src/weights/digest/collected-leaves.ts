import { JOB_BYTES, type JobLeaves, type PlannedJob } from "./digest-work.ts";
import type { TensorLeaves } from "./tensor-digest.ts";
import type { TensorsInFiles } from "./tensors-in-files.ts";

/** Is given the leaves of a tensor, and its position among all. */
export type TakeTensor = (position: number, leaves: TensorLeaves) => void;

/**
 * Puts the leaves of tensors together from what jobs give, in the order of the jobs: those of a job that ended too early wait,
 * all others are let go at once. The parts of one tensor stand one behind the other, in as many jobs as it takes.
 */
export class CollectedLeaves {
  readonly #tensors: TensorsInFiles;
  readonly #jobs: readonly PlannedJob[];
  readonly #take: TakeTensor;
  /** What jobs gave whose turn has not come. */
  readonly #waiting = new Map<number, JobLeaves>();
  #nextJob = 0;
  /** The tensor that comes next, how much of it is there, and its leaves. */
  #rank = 0;
  #byteLength = 0;
  #stored: Uint8Array[] = [];
  #values: Uint8Array[] = [];

  constructor(tensors: TensorsInFiles, jobs: readonly PlannedJob[], take: TakeTensor) {
    this.#tensors = tensors;
    this.#jobs = jobs;
    this.#take = take;
  }

  /** Adds what a job gave, which is its position among the jobs. */
  add(job: number, leaves: JobLeaves): void {
    this.#waiting.set(job, leaves);
    for (;;) {
      const next = this.#waiting.get(this.#nextJob);
      if (next === undefined) return;
      this.#waiting.delete(this.#nextJob);
      const count = this.#jobs[this.#nextJob]?.count ?? 0;
      for (let part = 0; part < count; part += 1) this.#addPart(next, part);
      this.#nextJob += 1;
    }
  }

  #addPart({ stored, values, ends }: JobLeaves, part: number): void {
    this.#stored.push(leavesOfPart(stored, ends, 2 * part));
    this.#values.push(leavesOfPart(values, ends, 2 * part + 1));
    this.#byteLength += JOB_BYTES;
    const byteLength = this.#tensors.byteLength(this.#rank);
    if (this.#byteLength < byteLength) return;
    const leaves = { stored: inOne(this.#stored), values: inOne(this.#values), byteLength };
    this.#take(this.#tensors.position(this.#rank), leaves);
    this.#rank += 1;
    this.#byteLength = 0;
    this.#stored = [];
    this.#values = [];
  }
}

function leavesOfPart(digests: Uint8Array, ends: Float64Array, at: number): Uint8Array {
  return digests.subarray(ends[at - 2] ?? 0, ends[at]);
}

function inOne(pieces: readonly Uint8Array[]): Uint8Array {
  const [first, ...rest] = pieces;
  return first === undefined || rest.length > 0 ? Buffer.concat(pieces) : first;
}
