import type { ByteSource } from "../../bytes/byte-source.ts";
import type { FilePlace } from "../../bytes/file-place.ts";
import type { TensorList } from "../tensor-list.ts";
import {
  JOB_BYTES,
  JOB_PARTS,
  type DigestWork,
  type JobLeaves,
  type LeavesJob,
  type TensorPart,
} from "./digest-work.ts";
import type { TensorLeaves } from "./tensor-digest.ts";
import { wideningOf } from "./widen.ts";

/** What is to be done for tensors that lie in files as they are. */
export interface Plan {
  readonly work: DigestWork;
  /** Bytes that will be hashed, widened ones included. */
  readonly hashedBytes: number;
  /** Puts together what was digested: the leaves of each tensor that is in the plan. */
  readonly collect: (leaves: readonly JobLeaves[]) => Generator<CollectedTensor, void, undefined>;
}

interface CollectedTensor {
  /** Of the tensor among all. */
  readonly position: number;
  readonly leaves: TensorLeaves;
}

interface GrowingJob extends LeavesJob {
  readonly parts: TensorPart[];
}

/**
 * Cuts the tensors that lie in a file in one run, row by row, into jobs, in the order of their bytes. The others have to be
 * read another way. `whole` is a file whose digest is wanted too.
 */
export function planWork(tensors: TensorList, whole: ByteSource | undefined): Plan {
  const jobs: GrowingJob[] = [];
  let hashedBytes = whole?.byteLength ?? 0;
  let room = 0;
  const inFiles = tensorsInFiles(tensors);
  for (const tensor of inFiles) {
    const { file, start, length, dtype, byteOrder } = tensor;
    hashedBytes += length * (1 + hashedAgain(dtype));
    for (let at = 0; at < length || at === 0; at += JOB_BYTES) {
      const partLength = Math.min(JOB_BYTES, length - at);
      const isWhole = partLength === length;
      const part = isWhole ? tensor : { start: start + at, length: partLength, dtype, byteOrder };
      const last = jobs.at(-1);
      if (last?.file.path === file.path && partLength <= room && fits(part, last)) {
        last.parts.push(part);
        room -= partLength;
      } else {
        jobs.push({ file, parts: [part] });
        room = JOB_BYTES - partLength;
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
function fits({ start, length }: TensorPart, { parts }: LeavesJob): boolean {
  const first = parts[0]?.start ?? start;
  return parts.length < JOB_PARTS && start + length - first <= JOB_BYTES;
}

function hashedAgain(dtype: string): number {
  const widening = wideningOf(dtype);
  if (widening === undefined || widening.isWide) return 0;
  return widening.wideBytes / widening.unitBytes;
}

/** A tensor that lies in a file in one run; there may be half a million, so that it is all that is kept of each. */
interface TensorInFile extends TensorPart {
  readonly position: number;
  readonly file: FilePlace;
}

function tensorsInFiles(tensors: TensorList): readonly TensorInFile[] {
  const files = new Map<string, TensorInFile[]>();
  let position = -1;
  for (const { dtype, data } of tensors) {
    position += 1;
    if (data === undefined) continue;
    const { pieces, strides, order, byteOrder } = data;
    const [piece] = pieces;
    const file = piece?.source.place;
    const isPlain = pieces.length === 1 && strides === undefined && order === undefined;
    if (!isPlain || piece === undefined || file === undefined) continue;
    if (piece.offset + piece.length > piece.source.byteLength) continue;
    const path = String(file.path);
    const inFile = files.get(path) ?? [];
    files.set(path, inFile);
    const start = file.start + piece.offset;
    inFile.push({ position, file, start, length: piece.length, dtype, byteOrder });
  }
  const inOrder = [...files.values()].map((inFile) => inFile.toSorted((a, b) => a.start - b.start));
  const [only = [], ...others] = inOrder;
  return others.length === 0 ? only : inOrder.flat();
}

/** The parts of one tensor stand one behind the other, in as many jobs as it takes, in the order of the tensors. */
function* collect(
  inFiles: readonly TensorInFile[],
  jobs: readonly LeavesJob[],
  leaves: readonly JobLeaves[],
): Generator<CollectedTensor, void, undefined> {
  let job = 0;
  let part = 0;
  for (const { position, length } of inFiles) {
    const stored: Uint8Array[] = [];
    const values: Uint8Array[] = [];
    for (let byteLength = 0; byteLength < length || stored.length === 0;) {
      if (part === jobs[job]?.parts.length) [job, part] = [job + 1, 0];
      byteLength += jobs[job]?.parts[part]?.length ?? length;
      const digests = leaves[job] ?? NO_LEAVES;
      stored.push(leavesOfPart(digests.stored, digests.ends, 2 * part));
      values.push(leavesOfPart(digests.values, digests.ends, 2 * part + 1));
      part += 1;
    }
    const found = { stored: inOne(stored), values: inOne(values), byteLength: length };
    yield { position, leaves: found };
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
