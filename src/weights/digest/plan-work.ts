import type { ByteSource } from "../../bytes/byte-source.ts";
import type { TensorList } from "../tensor-list.ts";
import {
  JOB_BYTES,
  JOB_PARTS,
  type DigestWork,
  type JobLeaves,
  type PlannedJob,
  type TensorPart,
} from "./digest-work.ts";
import type { TensorLeaves } from "./tensor-digest.ts";
import { TensorsInFiles } from "./tensors-in-files.ts";
import { wideningOf } from "./widen.ts";

/** What is to be done for tensors that lie in files as they are. */
export interface Plan {
  readonly work: DigestWork;
  /** Bytes that will be hashed, widened ones included. */
  readonly hashedBytes: number;
  /** Puts together what was digested: the leaves of each tensor that is in the plan. Takes those of each job out when they are used. */
  readonly collect: (
    leaves: (JobLeaves | undefined)[],
  ) => Generator<CollectedTensor, void, undefined>;
}

interface CollectedTensor {
  /** Of the tensor among all. */
  readonly position: number;
  readonly leaves: TensorLeaves;
}

interface GrowingJob extends PlannedJob {
  /** How many parts. */
  count: number;
}

/**
 * Cuts the tensors that lie in a file in one run, row by row, into jobs, in the order of their bytes. The others have to be
 * read another way. `whole` is a file whose digest is wanted too.
 */
export function planWork(tensors: TensorList, whole: ByteSource | undefined): Plan {
  const jobs: GrowingJob[] = [];
  let hashedBytes = whole?.byteLength ?? 0;
  let room = 0;
  const inFiles = new TensorsInFiles(tensors);
  for (let rank = 0; rank < inFiles.length; rank += 1) {
    const file = inFiles.file(rank);
    const length = inFiles.byteLength(rank);
    hashedBytes += length * (1 + hashedAgain(inFiles.dtype(rank)));
    for (let at = 0; at < length || at === 0; at += JOB_BYTES) {
      const part = { start: inFiles.start(rank) + at, length: Math.min(JOB_BYTES, length - at) };
      const last = jobs.at(-1);
      if (last?.file.path === file.path && part.length <= room && fits(part, last)) {
        last.count += 1;
        room -= part.length;
      } else {
        const parts = (): readonly TensorPart[] => [...partsFrom(inFiles, rank, at, job.count)];
        const job: GrowingJob = { file, start: part.start, parts, count: 1 };
        jobs.push(job);
        room = JOB_BYTES - part.length;
      }
    }
  }
  const place = whole?.place;
  return {
    work: { jobs, ...(place && { whole: { file: place, byteLength: whole.byteLength } }) },
    hashedBytes,
    collect: (leaves) => collect(inFiles, jobs, leaves),
  };
}

/** A job stays near one place of its file, whose digest comes by there too. */
function fits(part: Pick<TensorPart, "start" | "length">, { start, count }: GrowingJob): boolean {
  return count < JOB_PARTS && part.start + part.length - start <= JOB_BYTES;
}

/** So many parts, the first of them from a byte of a tensor on. */
function* partsFrom(
  inFiles: TensorsInFiles,
  ...[first, from, count]: readonly [rank: number, at: number, count: number]
): Generator<TensorPart, void, undefined> {
  let [rank, at] = [first, from];
  for (let made = 0; made < count; made += 1) {
    const length = inFiles.byteLength(rank);
    const partLength = Math.min(JOB_BYTES, length - at);
    yield { start: inFiles.start(rank) + at, length: partLength, ...inFiles.form(rank) };
    at += JOB_BYTES;
    if (at >= length) [rank, at] = [rank + 1, 0];
  }
}

function hashedAgain(dtype: string): number {
  const widening = wideningOf(dtype);
  if (widening === undefined || widening.isWide) return 0;
  return widening.wideBytes / widening.unitBytes;
}

/** The parts of one tensor stand one behind the other, in as many jobs as it takes, in the order of the tensors. */
function* collect(
  inFiles: TensorsInFiles,
  jobs: readonly GrowingJob[],
  leaves: (JobLeaves | undefined)[],
): Generator<CollectedTensor, void, undefined> {
  let job = 0;
  let part = 0;
  for (let rank = 0; rank < inFiles.length; rank += 1) {
    const length = inFiles.byteLength(rank);
    const stored: Uint8Array[] = [];
    const values: Uint8Array[] = [];
    for (let at = 0; at < length || at === 0; at += JOB_BYTES) {
      if (part === jobs[job]?.count) {
        leaves[job] = undefined;
        [job, part] = [job + 1, 0];
      }
      const digests = leaves[job] ?? NO_LEAVES;
      stored.push(leavesOfPart(digests.stored, digests.ends, 2 * part));
      values.push(leavesOfPart(digests.values, digests.ends, 2 * part + 1));
      part += 1;
    }
    const found = { stored: inOne(stored), values: inOne(values), byteLength: length };
    yield { position: inFiles.position(rank), leaves: found };
  }
}

const NO_LEAVES: JobLeaves = {
  stored: new Uint8Array(),
  values: new Uint8Array(),
  ends: new Float64Array(),
};

function leavesOfPart(digests: Uint8Array, ends: Float64Array, at: number): Uint8Array {
  return digests.subarray(ends[at - 2] ?? 0, ends[at]);
}

function inOne(pieces: readonly Uint8Array[]): Uint8Array {
  const [first, ...rest] = pieces;
  return first === undefined || rest.length > 0 ? Buffer.concat(pieces) : first;
}
