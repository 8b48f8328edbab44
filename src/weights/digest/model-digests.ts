import { availableParallelism } from "node:os";
import type { ByteSource } from "../../bytes/byte-source.ts";
import { sha256 } from "../../bytes/digest.ts";
import { FormatError } from "../../bytes/errors.ts";
import type { TensorList } from "../tensor-list.ts";
import { digestAtOnce } from "./digest-at-once.ts";
import { digestInThreads } from "./digest-threads.ts";
import { combineDigests, type ModelDigests } from "./combine-digests.ts";
import { planWork } from "./plan-work.ts";
import { withRoom, type Room } from "./room.ts";
import { listedNames } from "./digest-names.ts";
import { DigestTable } from "./digest-table.ts";
import { digestTensor, sealTensor, type TensorLeaves } from "./tensor-digest.ts";

/** How tensors are digested. */
export interface DigestOptions {
  /** A file whose own SHA-256 is wanted, of the same reading where its tensors lie in it. */
  readonly file?: ByteSource;
  /** Threads: by default one for each core for much, none for little. */
  readonly threads?: number;
  readonly signal?: AbortSignal;
}

/** What was digested. */
export interface Digests {
  /** Undefined where there is no tensor, or the bytes of one are not at hand. */
  readonly digests?: ModelDigests;
  /** Why there are no digests of tensors, where there are tensors. */
  readonly undigested?: string;
  /** Of the file that was asked for, as lower-case hex. */
  readonly sha256?: string;
}

/** Reads and digests every tensor. Throws `FormatError` where the bytes of one are not at hand. */
export async function digestTensors(
  tensors: TensorList,
  signal?: AbortSignal,
): Promise<DigestTable> {
  return withRoom(async (room) => {
    const options = signal ? { signal } : {};
    const { known } = await digestFiles(room, tensors, options);
    return digestEach(tensors, known, room, signal);
  });
}

/** Reads every tensor once and digests it, and a file as a whole. Rejects when what lies in a file cannot be read. */
export async function digestModel(
  tensors: TensorList,
  options: DigestOptions = {},
): Promise<Digests> {
  return withRoom(async (room) => {
    const { known, sha256 } = await digestFiles(room, tensors, options);
    const ofFile = sha256 !== undefined && { sha256 };
    if (tensors.length === 0) return { ...ofFile };
    try {
      const digests = await digestEach(tensors, known, room, options.signal);
      return { digests: combineDigests(digests), ...ofFile };
    } catch (error) {
      if (!(error instanceof FormatError)) throw error;
      return { undigested: error.message, ...ofFile };
    }
  });
}

interface FromFiles {
  readonly known: DigestTable;
  readonly sha256?: string;
}

/** Bytes to hash from which threads are worth their start: a fifth of a second. */
const WORTH_THREADS = 256 << 20;

/** Digests what lies in files as it is; nothing of a model of which tensors are missing. */
async function digestFiles(
  room: Room,
  tensors: TensorList,
  { file, threads, signal }: DigestOptions,
): Promise<FromFiles> {
  const known = new DigestTable(tensors.length, listedNames(tensors));
  const take = (position: number, leaves: TensorLeaves): void => {
    const tensor = tensors.at(position);
    if (tensor !== undefined) known.set(position, sealTensor(tensor, leaves));
  };
  const { work, hashedBytes } = planWork(areAtHand(tensors) ? tensors : [], file, take);
  const count = threads ?? (hashedBytes < WORTH_THREADS ? 0 : availableParallelism());
  const digest = await (count === 0
    ? digestAtOnce(work, room, signal)
    : digestInThreads(work, count, signal));
  return file ? { known, sha256: digest ?? (await sha256(file, signal)) } : { known };
}

function areAtHand(tensors: TensorList): boolean {
  for (const { data } of tensors) if (data === undefined) return false;
  return true;
}

/** Takes the digests of tensors that lie in files, and reads the others. */
async function digestEach(
  tensors: TensorList,
  known: DigestTable,
  room: Room,
  signal: AbortSignal | undefined,
): Promise<DigestTable> {
  for (let position = 0; position < tensors.length; position += 1) {
    const tensor = known.has(position) ? undefined : tensors.at(position);
    if (tensor !== undefined) known.set(position, await digestTensor(tensor, room, signal));
  }
  return known;
}
