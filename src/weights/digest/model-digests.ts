import { availableParallelism } from "node:os";
import type { ByteSource } from "../../bytes/byte-source.ts";
import { sha256 } from "../../bytes/digest.ts";
import { FormatError } from "../../bytes/errors.ts";
import type { Tensor } from "../tensor.ts";
import { digestAtOnce } from "./digest-at-once.ts";
import { digestInThreads } from "./digest-threads.ts";
import { hashOf, merkleRoot } from "./merkle.ts";
import { planWork } from "./plan-work.ts";
import { withRoom, type Room } from "./room.ts";
import { digestTensor, sealTensor, type TensorDigest, type TensorLeaves } from "./tensor-digest.ts";

/** Digests of a set of tensors, as lower-case hex; `docs/tensor-digest.md` is the specification. */
export interface ModelDigests {
  /** Of names and tensors as stored: the same in every container, whatever the order and the number of files. */
  readonly modelDigest: string;
  /** Of the tensors without their names. */
  readonly namelessDigest: string;
  /** Of the values without names, whatever type, byte order and order of axes they are stored in. */
  readonly valueDigest: string;
}

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
  tensors: readonly Tensor[],
  signal?: AbortSignal,
): Promise<readonly TensorDigest[]> {
  return withRoom(async (room) => {
    const options = signal ? { signal } : {};
    const { leaves } = await digestFiles(room, tensors, options);
    return digestEach(tensors, leaves, room, signal);
  });
}

/** Reads every tensor once and digests it, and a file as a whole. Rejects when what lies in a file cannot be read. */
export async function digestModel(
  tensors: readonly Tensor[],
  options: DigestOptions = {},
): Promise<Digests> {
  return withRoom(async (room) => {
    const { leaves, sha256 } = await digestFiles(room, tensors, options);
    const ofFile = sha256 !== undefined && { sha256 };
    if (tensors.length === 0) return { ...ofFile };
    try {
      const digests = await digestEach(tensors, leaves, room, options.signal);
      return { digests: combineDigests(digests), ...ofFile };
    } catch (error) {
      if (!(error instanceof FormatError)) throw error;
      return { undigested: error.message, ...ofFile };
    }
  });
}

interface FromFiles {
  readonly leaves: ReadonlyMap<Tensor, TensorLeaves>;
  readonly sha256?: string;
}

/** Bytes to hash from which threads are worth their start: a fifth of a second. */
const WORTH_THREADS = 256 << 20;

/** Digests what lies in files as it is; nothing of a model of which tensors are missing. */
async function digestFiles(
  room: Room,
  tensors: readonly Tensor[],
  { file, threads, signal }: DigestOptions,
): Promise<FromFiles> {
  const isAtHand = tensors.every(({ data }) => data !== undefined);
  const plan = planWork(isAtHand ? tensors : [], file);
  const count = threads ?? (plan.hashedBytes < WORTH_THREADS ? 0 : availableParallelism());
  const done = await (count === 0
    ? digestAtOnce(plan.work, room, signal)
    : digestInThreads(plan.work, count, signal));
  const leaves = plan.collect(done.leaves);
  return file ? { leaves, sha256: done.sha256 ?? (await sha256(file, signal)) } : { leaves };
}

/** Takes the digests of tensors that lie in files from their leaves, and reads the others. */
async function digestEach(
  tensors: readonly Tensor[],
  leaves: ReadonlyMap<Tensor, TensorLeaves>,
  room: Room,
  signal: AbortSignal | undefined,
): Promise<readonly TensorDigest[]> {
  const digests: TensorDigest[] = [];
  for (const tensor of tensors) {
    const known = leaves.get(tensor);
    digests.push(known ? sealTensor(tensor, known) : await digestTensor(tensor, room, signal));
  }
  return digests;
}

/** The digests of a model from those of its tensors, which may come in any order. */
export function combineDigests(digests: readonly TensorDigest[]): ModelDigests {
  const named = digests.map(({ name, stored }) => ({ name: Buffer.from(name, "utf8"), stored }));
  named.sort((a, b) => Buffer.compare(a.name, b.name) || Buffer.compare(a.stored, b.stored));
  const leaves = named.map(({ name, stored }) =>
    hashOf(NAMED, length32(name.length), name, stored),
  );
  return {
    modelDigest: seal("model-digest/1\0", leaves),
    namelessDigest: seal("nameless-digest/1\0", sorted(digests.map(({ stored }) => stored))),
    valueDigest: seal("value-digest/1\0", sorted(digests.map(({ value }) => value))),
  };
}

const NAMED = Buffer.of(2);
const NAMELESS = Buffer.of(3);

function sorted(digests: readonly Uint8Array[]): readonly Uint8Array[] {
  return digests.toSorted((a, b) => Buffer.compare(a, b)).map((digest) => hashOf(NAMELESS, digest));
}

function seal(domain: string, leaves: readonly Uint8Array[]): string {
  const count = Buffer.alloc(8);
  count.writeBigUInt64LE(BigInt(leaves.length));
  return hashOf(Buffer.from(domain), count, merkleRoot(leaves)).toString("hex");
}

function length32(length: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(length);
  return bytes;
}
