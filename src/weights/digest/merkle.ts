import { createHash } from "node:crypto";

/** Bytes of one leaf: small enough to check a part of a file over the network, large enough that hashing runs at full speed. */
export const LEAF_BYTES: number = 1 << 20;

/** Prefixes keep leaves and inner nodes apart (RFC 6962, 2.1), so that no tree can be taken for another's leaf. */
const LEAF = Buffer.of(0);
const NODE = Buffer.of(1);

/** SHA-256 of several pieces in a row. */
export function hashOf(...pieces: readonly Uint8Array[]): Buffer {
  const hash = createHash("sha256");
  for (const piece of pieces) hash.update(piece);
  return hash.digest();
}

/**
 * Root of a tree over leaves. Each level pairs neighbors, and a last one without a neighbor moves up as it is, which gives
 * the same tree as RFC 6962. No leaves at all have the digest of an empty leaf as root.
 */
export function merkleRoot(leaves: readonly Uint8Array[]): Uint8Array {
  let level = leaves;
  while (level.length > 1) {
    const above: Uint8Array[] = [];
    for (let at = 0; at < level.length; at += 2) {
      const [left, right] = level.slice(at, at + 2);
      if (left !== undefined) above.push(right === undefined ? left : hashOf(NODE, left, right));
    }
    level = above;
  }
  return level[0] ?? hashOf(LEAF);
}
