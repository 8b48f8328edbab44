import { hash } from "node:crypto";

/** Bytes of one leaf: small enough to check a part of a file over the network, large enough that hashing runs at full speed. */
export const LEAF_BYTES: number = 1 << 20;

/** Bytes of a digest. */
export const DIGEST_BYTES = 32;

/** Prefixes keep leaves and inner nodes apart (RFC 6962, 2.1), so that no tree can be taken for another's leaf. */
const LEAF = Buffer.of(0);
const NODE = 1;

/**
 * SHA-256 as a text of 32 characters, one for each byte. A model of many small tensors has millions of digests, and a text is
 * the least that can hold one: an array of bytes takes ten times its content.
 */
export function sha256Text(bytes: Uint8Array): string {
  return hash("sha256", bytes, "latin1");
}

/** One inner node: its prefix, and what is below it on the left and on the right. */
const node = Buffer.alloc(1 + 2 * DIGEST_BYTES);
node[0] = NODE;

/**
 * Root of a tree over leaves, which come in a row. Each level pairs neighbors, and a last one without a neighbor moves up as
 * it is, which gives the same tree as RFC 6962. No leaves at all have the digest of an empty leaf as root.
 */
export function merkleRoot(leaves: Uint8Array): Uint8Array {
  return merkleRootInPlace(Buffer.from(leaves));
}

/** The same; the levels of the tree are written over the leaves, of which there may be millions. */
export function merkleRootInPlace(level: Buffer): Uint8Array {
  if (level.length === 0) return hash("sha256", LEAF, "buffer");
  let { length } = level;
  while (length > DIGEST_BYTES) {
    let above = 0;
    for (let at = 0; at < length; at += 2 * DIGEST_BYTES, above += DIGEST_BYTES) {
      if (at + DIGEST_BYTES === length) level.copyWithin(above, at, length);
      else {
        level.copy(node, 1, at, at + 2 * DIGEST_BYTES);
        level.write(sha256Text(node), above, "latin1");
      }
    }
    length = above;
  }
  return level.subarray(0, DIGEST_BYTES);
}
