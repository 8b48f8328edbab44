import { FormatError } from "../bytes/errors.ts";
import type { ByteSource } from "../bytes/byte-source.ts";

/** The hashes that OpenSSF model signing knows: BLAKE2b with 64 bytes, the others with 32. */
export type HashKind = "sha256" | "blake2b" | "blake3";

/** All of them, the one that is written by default first. */
export const HASH_KINDS: readonly HashKind[] = ["sha256", "blake2b", "blake3"];

/** Length of each digest in bytes. */
export const DIGEST_BYTES: Readonly<Record<HashKind, number>> = {
  sha256: 32,
  blake2b: 64,
  blake3: 32,
};

/** Large enough that reading costs little beside hashing, small enough for constant memory. */
const CHUNK_BYTES: number = 1 << 20;

/**
 * The hash that a name stands for: `sha256`, or `sha256-sharded-1000000000` for a part of a file; version 0.2 of the Python
 * tool wrote `file-sha256` and `file-sha256-1000000000`. Throws `FormatError` for any other.
 */
export function hashKindOf(name: string): HashKind {
  const base = /^(?:file-)?(?<kind>[a-z0-9]{1,20})(?:-(?:sharded-)?[0-9]{1,20})?$/.exec(
    name,
  )?.groups;
  const kind = HASH_KINDS.find((known) => known === base?.["kind"]);
  if (kind !== undefined) return kind;
  throw new FormatError("unknown-hash", `Cannot check digests: the hash "${name}" is not known`);
}

/** Digest of the bytes from `start` up to `end` as lower-case hex. */
export async function hashRange(
  source: ByteSource,
  kind: HashKind,
  { start, end, signal }: HashedRange,
): Promise<string> {
  const hash = await newHash(kind);
  for (let at = start; at < end; at += CHUNK_BYTES) {
    hash.update(await source.read(at, Math.min(end, at + CHUNK_BYTES), signal));
  }
  return hash.digest();
}

/** Part of a source, in bytes. */
export interface HashedRange {
  readonly start: number;
  /** The first byte that is not hashed. */
  readonly end: number;
  readonly signal?: AbortSignal;
}

interface StreamHash {
  readonly update: (bytes: Uint8Array) => unknown;
  readonly digest: () => string;
}

async function newHash(kind: HashKind): Promise<StreamHash> {
  // Node has no BLAKE3; the library is loaded for the few signatures that use it.
  if (kind === "blake3") {
    const { createBLAKE3 } = await import("hash-wasm");
    const hash = await createBLAKE3();
    hash.init();
    return { update: (bytes) => hash.update(bytes), digest: () => hash.digest("hex") };
  }
  // Every command knows the names of the hashes; few need to load the module that computes them.
  const { createHash } = await import("node:crypto");
  const hash = createHash(kind === "blake2b" ? "blake2b512" : kind);
  return { update: (bytes) => hash.update(bytes), digest: () => hash.digest("hex") };
}
