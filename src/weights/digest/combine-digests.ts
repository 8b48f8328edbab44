import { hash } from "node:crypto";
import { DigestList } from "./digest-list.ts";
import { DIGEST_BYTES, merkleRootInPlace, sha256Text } from "./merkle.ts";
import type { DigestTable } from "./digest-table.ts";
import type { TensorDigest } from "./tensor-digest.ts";

/** Digests of a set of tensors, as lower-case hex; `docs/tensor-digest.md` is the specification. */
export interface ModelDigests {
  /** Of names and tensors as stored: the same in every container, whatever the order and the number of files. */
  readonly modelDigest: string;
  /** Of the tensors without their names. */
  readonly namelessDigest: string;
  /** Of the values without names, whatever type, byte order and order of axes they are stored in. */
  readonly valueDigest: string;
}

/** The digests of a model from those of its tensors, which may come in any order. */
export function combineDigests(digests: DigestTable): ModelDigests {
  // One after the other in the same memory: of half a million tensors each takes 16 MB.
  const leaves = named(digests);
  return {
    modelDigest: sealNamed(leaves),
    namelessDigest: seal("nameless-digest/1\0", nameless(digests, "stored", leaves)),
    valueDigest: seal("value-digest/1\0", nameless(digests, "value", leaves)),
  };
}

/** The `modelDigest` alone, which takes a third of the time. */
export function modelDigestOf(digests: DigestTable): string {
  return sealNamed(named(digests));
}

const NAMED = 2;
const NAMELESS = 3;

function namedLeaf({ name, stored }: TensorDigest): string {
  const nameBytes = Buffer.byteLength(name);
  const leaf = Buffer.allocUnsafe(1 + 4 + nameBytes + DIGEST_BYTES);
  leaf[0] = NAMED;
  const at = leaf.writeUInt32LE(nameBytes, 1);
  leaf.write(name, at);
  leaf.write(stored, at + nameBytes, "hex");
  return sha256Text(leaf);
}

function named(digests: DigestTable): DigestList {
  const leaves = new DigestList(digests.length);
  for (const position of digests.byName()) {
    const digest = digests.at(position);
    if (digest !== undefined) leaves.push(namedLeaf(digest));
  }
  return leaves;
}

function nameless(digests: DigestTable, kind: "stored" | "value", leaves: DigestList): DigestList {
  leaves.clear();
  const leaf = Buffer.alloc(1 + DIGEST_BYTES, NAMELESS);
  for (const digest of digests.sorted(kind)) {
    leaf.set(digest, 1);
    leaves.push(sha256Text(leaf));
  }
  return leaves;
}

function sealNamed(leaves: DigestList): string {
  return seal("model-digest/1\0", leaves);
}

/** Digest of the leaves, which are no more afterwards. */
function seal(domain: string, leaves: DigestList): string {
  const count = Buffer.alloc(8);
  count.writeBigUInt64LE(BigInt(leaves.count));
  const root = merkleRootInPlace(leaves.bytes);
  return hash("sha256", Buffer.concat([Buffer.from(domain), count, root]), "hex");
}
