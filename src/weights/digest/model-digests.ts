import type { Tensor } from "../tensor.ts";
import { hashOf, merkleRoot } from "./merkle.ts";
import { digestTensor, type TensorDigest } from "./tensor-digest.ts";

/** Digests of a set of tensors, as lower-case hex; `docs/tensor-digest.md` is the specification. */
export interface ModelDigests {
  /** Of names and tensors as stored: the same in every container, whatever the order and the number of files. */
  readonly modelDigest: string;
  /** Of the tensors without their names. */
  readonly namelessDigest: string;
  /** Of the values without names, whatever type, byte order and order of axes they are stored in. */
  readonly valueDigest: string;
}

/** Reads and digests every tensor; undefined where there is none. Throws `FormatError` where the bytes of one are not at hand. */
export async function digestModel(
  tensors: readonly Tensor[],
  signal?: AbortSignal,
): Promise<ModelDigests | undefined> {
  if (tensors.length === 0) return undefined;
  return combineDigests(await digestTensors(tensors, signal));
}

/** Reads and digests every tensor. Throws `FormatError` where the bytes of one are not at hand. */
export async function digestTensors(
  tensors: readonly Tensor[],
  signal?: AbortSignal,
): Promise<readonly TensorDigest[]> {
  const digests: TensorDigest[] = [];
  for (const tensor of tensors) digests.push(await digestTensor(tensor, signal));
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
