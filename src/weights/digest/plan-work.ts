import type { ByteSource } from "../../bytes/byte-source.ts";
import type { TensorList } from "../tensor-list.ts";
import {
  JOB_BYTES,
  JOB_PARTS,
  type DigestWork,
  type PlannedJob,
  type TensorPart,
} from "./digest-work.ts";
import { CollectedLeaves, type TakeTensor } from "./collected-leaves.ts";
import { TensorsInFiles } from "./tensors-in-files.ts";
import { wideningOf } from "./widen.ts";

/** What is to be done for tensors that lie in files as they are. */
export interface Plan {
  readonly work: DigestWork;
  /** Bytes that will be hashed, widened ones included. */
  readonly hashedBytes: number;
}

interface GrowingJob extends PlannedJob {
  count: number;
}

/**
 * Cuts the tensors that lie in a file in one run, row by row, into jobs, in the order of their bytes. The others have to be
 * read another way. `whole` is a file whose digest is wanted too; `take` is given the leaves of each tensor as soon as all are there.
 */
export function planWork(
  tensors: TensorList,
  whole: ByteSource | undefined,
  take: TakeTensor,
): Plan {
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
  const collected = new CollectedLeaves(inFiles, jobs, take);
  return {
    work: {
      jobs,
      ...(place && { whole: { file: place, byteLength: whole.byteLength } }),
      take: (job, leaves) => collected.add(job, leaves),
    },
    hashedBytes,
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
