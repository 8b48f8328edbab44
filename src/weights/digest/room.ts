import { plainKernels, type Kernels } from "./kernels.ts";
import { LEAF_BYTES, sha256Text } from "./merkle.ts";
import { wasmKernels } from "./wasm-kernels.ts";

/** Bytes before those of a leaf; the last of them is its prefix, and the others align numbers, and copies to lines of a cache. */
const BEFORE = 64;

/** Room for the bytes of one leaf, behind the prefix that is hashed with them (RFC 6962, 2.1). */
class LeafRoom {
  /** Where the bytes begin in the memory. */
  readonly offset: number;
  readonly bytes: Uint8Array;
  readonly #hashed: Uint8Array;

  /** The memory must be zero at that place, because that is the prefix of leaves. */
  constructor(memory: ArrayBuffer, start: number) {
    this.offset = start + BEFORE;
    this.#hashed = new Uint8Array(memory, this.offset - 1, 1 + LEAF_BYTES);
    this.bytes = this.#hashed.subarray(1);
  }

  /** Digest of the leaf that is the first `length` bytes, as `sha256Text` gives it. */
  digest(length: number): string {
    return sha256Text(this.#hashed.subarray(0, 1 + length));
  }
}

/** Where leaves are put to be digested: their bytes as stored, and widened. Used again for each leaf. */
export interface Room {
  readonly kernels: Kernels;
  readonly stored: LeafRoom;
  readonly value: LeafRoom;
}

const ONE = BEFORE + LEAF_BYTES;

/** Room for one leaf; nothing of it grows. */
export function makeRoom(): Room {
  const kernels = wasmKernels() ?? plainKernels(2 * ONE);
  return {
    kernels,
    stored: new LeafRoom(kernels.memory, 0),
    value: new LeafRoom(kernels.memory, ONE),
  };
}

let idle: Room | undefined;

/** Lends room for some work; one is kept for the next, because many files have a few bytes of tensors each. */
export async function withRoom<T>(work: (room: Room) => Promise<T>): Promise<T> {
  const room = idle ?? makeRoom();
  idle = undefined;
  try {
    return await work(room);
  } finally {
    idle = room;
  }
}
